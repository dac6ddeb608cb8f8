/**
 * Replaces the variables of a compose file (`$NAME`, `${NAME}`, `${NAME:-default}`, `$$`) as Compose does. A variable
 * that has neither a value nor a default stays as it is written, so that nobody takes a gap for an empty string.
 */
export function interpolate(text: string, variables: ReadonlyMap<string, string>): string {
  let result = '';
  let index = 0;
  while (index < text.length) {
    const dollar = text.indexOf('$', index);
    if (dollar === -1) return result + text.slice(index);
    result += text.slice(index, dollar);
    const reference = referenceAt(text, dollar);
    result += reference.text === '$$' ? '$' : expansionOf(reference.text, variables);
    index = dollar + reference.text.length;
  }
  return result;
}

/** The reference that starts at a dollar sign: to its closing brace, or to the end of its name. */
function referenceAt(text: string, start: number): { text: string } {
  if (text[start + 1] !== '{') {
    const plain = /^\$(?:\$|[A-Za-z_]\w*)?/.exec(text.slice(start));
    return { text: plain?.[0] ?? '$' };
  }
  let depth = 0;
  for (let index = start + 1; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return { text: text.slice(start, index + 1) };
  }
  return { text: text.slice(start) };
}

function expansionOf(reference: string, variables: ReadonlyMap<string, string>): string {
  const match = /^\$\{?([A-Za-z_]\w*)(?:(:?[-+?])([\s\S]*))?\}?$/.exec(reference.replace(/\}$/, ''));
  if (match === null) return reference;
  const [, name = '', operator, operand = ''] = match;
  const value = variables.get(name);
  const present = value !== undefined && !(operator?.startsWith(':') && value === '');
  if (operator?.endsWith('+')) return present ? interpolate(operand, variables) : '';
  if (present) return value;
  return operator?.endsWith('-') ? interpolate(operand, variables) : reference;
}
