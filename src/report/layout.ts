/** Something to write in a colour of its own; the colour adds no width. */
export interface Piece {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

/** A sentence or name as text: control characters of names in the repository could drive the terminal. */
export function printable(text: string): string {
  return text.replace(/\p{C}+/gu, '?');
}

/** Columns that a text takes, one for each character that people see. */
export function widthOf(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}

/** A space that no line is broken at: `5 s`. It is written as a plain space. */
export const joined = '\u00a0';

function painted({ text, paint }: Piece): string {
  const plain = text.replaceAll(joined, ' ');
  return paint === undefined ? plain : paint(plain);
}

/** The words of a piece; the first of the next piece follows after a space too. */
function wordsOf(piece: Piece): readonly Piece[] {
  const words = printable(piece.text)
    .split(' ')
    .filter((word) => word !== '');
  return words.map((text) => ({ ...piece, text }));
}

/** Neighbours in one colour become one piece, so that a line changes colour no more often than it has to. */
function line(words: readonly Piece[]): string {
  const runs: Piece[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last !== undefined && last.paint === word.paint) {
      runs[runs.length - 1] = { ...last, text: `${last.text} ${word.text}` };
    } else {
      runs.push(word);
    }
  }
  return runs.map(painted).join(' ');
}

/**
 * Lines of at most `width` columns, broken between words; a word that is longer, such as a path to be clicked, keeps a
 * line of its own whole.
 */
export function wrap(pieces: readonly Piece[], width: number): readonly string[] {
  const lines: Piece[][] = [];
  let columns = 0;
  for (const word of pieces.flatMap(wordsOf)) {
    const size = widthOf(word.text);
    const last = lines.at(-1);
    if (last === undefined || columns + 1 + size > width) {
      lines.push([word]);
      columns = size;
    } else {
      last.push(word);
      columns += 1 + size;
    }
  }
  return lines.map(line);
}

/** Longer lines of prose are hard to read, however wide the page is. */
const widestProse = 110;

/** Wrapped pieces behind a margin; lines after the first are indented by `hanging` columns more. */
export function paragraph(
  pieces: readonly Piece[],
  { width, margin, hanging = 0 }: { width: number; margin: number; hanging?: number },
): readonly string[] {
  const lines = wrap(pieces, Math.min(width, widestProse) - margin - hanging);
  return lines.map((line, at) => ' '.repeat(margin + (at === 0 ? 0 : hanging)) + line);
}

/** A text filled up with spaces to a width. */
export function padded(piece: Piece, width: number): string {
  const text = printable(piece.text);
  return painted({ ...piece, text }) + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** The widest of some texts. */
export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => widthOf(printable(text))));
}

/** `a`, `a and b`, `a, b and c`; beyond `most` names the others are counted. */
export function listed(names: readonly string[], most = 4): string {
  const shown =
    names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** `1 call`, `2 calls`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
