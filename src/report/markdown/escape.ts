import { printable } from '../layout.js';

/** Words of GitHub-flavoured Markdown that mean nothing but themselves: https://github.github.com/gfm/#backslash-escapes */
export function words(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]<>#|~&$]/g, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&');
}

/**
 * A code span: its fence is longer than any run of backticks within (https://github.github.com/gfm/#code-spans). A bar
 * is escaped, since it would end the cell of a table; where there is one the span stands in HTML instead, in which a bar
 * can be written as an entity anywhere.
 */
export function code(text: string): string {
  const plain = printable(text).trim();
  if (plain === '') return '';
  if (plain.includes('|')) return `<code>${inHtml(plain)}</code>`;
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${plain}${pad}${fence}`;
}

/** Markdown is read within inline HTML too, so what it would take for its own is written as an entity. */
function inHtml(text: string): string {
  return text.replace(/[&<>"'`*_{}[\]#|~\\$]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** ` (file:line)` behind a sentence; nothing without a file. */
export function place(file: string | null, line: number | null): string {
  return file === null ? '' : ` (${code(line === null ? file : `${file}:${line}`)})`;
}

/** A table; without rows there is none. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return rows.length === 0 ? [] : [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
