/** Where a text stops being JSON, and how the parser says it. */
export interface JsonMistake {
  readonly line: number;
  /** Without a full stop. */
  readonly problem: string;
}

/** The parser's message for a text, '' for valid JSON. */
function complaint(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function isUnexpectedToken(text: string): boolean {
  return complaint(text).startsWith('Unexpected token');
}

/**
 * The offset of the character that cannot be there. V8 names it in most of its messages; for an unexpected token it
 * gives an excerpt instead, and the shortest beginning of the text that has the same complaint ends with the token.
 */
function offsetOfMistake(text: string): number {
  const position = / at position (\d+)/.exec(complaint(text))?.[1];
  if (position !== undefined) {
    return Number(position);
  }
  if (!isUnexpectedToken(text)) {
    return text.length;
  }
  let [valid, invalid] = [0, text.length];
  while (invalid - valid > 1) {
    const middle = Math.floor((valid + invalid) / 2);
    [valid, invalid] = isUnexpectedToken(text.slice(0, middle)) ? [valid, middle] : [middle, invalid];
  }
  return valid;
}

/** Finds the mistake in a text that is no JSON. */
export function jsonMistake(text: string): JsonMistake {
  const line = text.slice(0, offsetOfMistake(text)).split('\n').length;
  const words = complaint(text).split(/, (?:"|\.{3})| (?:in|after) JSON| at position/)[0] ?? '';
  return {
    line,
    problem: text.trim() === '' ? 'it is empty' : words.charAt(0).toLowerCase() + words.slice(1),
  };
}
