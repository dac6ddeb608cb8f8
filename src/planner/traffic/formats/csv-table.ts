/** A line of a table: its cells, and where it begins. */
export interface TableRow {
  /** 1-based. */
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Reads comma-separated values (RFC 4180: cells may stand in quotation marks and then hold anything). Blank lines are
 * left out; a cell that is never closed reaches to the end.
 * @param separator what stands between cells
 */
export function tableOf(text: string, separator: string): readonly TableRow[] {
  const rows: TableRow[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const row = rowAt(text, at, separator);
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells });
    line += text.slice(at, row.end).split('\n').length - 1;
    at = row.end;
  }
  return rows;
}

function rowAt(
  text: string,
  start: number,
  separator: string,
): { readonly cells: readonly string[]; readonly end: number } {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const cell = cellAt(text, at, separator);
    cells.push(cell.value);
    at = cell.end;
    if (text[at] !== separator) return { cells, end: at + 1 };
    at += 1;
  }
}

/** The cell at an offset, and the offset of what ends it. */
function cellAt(
  text: string,
  start: number,
  separator: string,
): { readonly value: string; readonly end: number } {
  const lead = /^[ ]*"/.exec(text.slice(start, start + 80))?.[0];
  if (lead === undefined) {
    const end = endOfPlain(text, start, separator);
    return { value: text.slice(start, end).trim(), end };
  }
  let at = start + lead.length;
  let value = '';
  while (at < text.length) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else break;
    at += 1;
  }
  return { value, end: endOfPlain(text, at, separator) };
}

function endOfPlain(text: string, start: number, separator: string): number {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return end;
}
