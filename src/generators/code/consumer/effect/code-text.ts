import type { CodeStyle } from '../../style.js';

/** The few choices of a code style that short texts need. */
export interface TextStyle {
  readonly quote: string;
  readonly end: string;
  readonly indent: string;
  readonly width: number;
  readonly newline: string;
}

export function textStyleOf({ prettier }: Pick<CodeStyle, 'prettier'>): TextStyle {
  return {
    quote: prettier.singleQuote === true ? "'" : '"',
    end: prettier.semi === false ? '' : ';',
    indent: prettier.useTabs === true ? '\t' : ' '.repeat(prettier.tabWidth ?? 2),
    width: prettier.printWidth ?? 80,
    newline: prettier.endOfLine === 'crlf' ? '\r\n' : '\n',
  };
}

/**
 * A head, a list and a tail on one line, or with each member on its own line where that is too long.
 *
 * @param indent what the line starts with
 */
export function listText(
  indent: string,
  head: string,
  members: readonly string[],
  tail: string,
  style: TextStyle,
): string {
  const line = `${head}${members.join(', ')}${tail}`;
  if (members.length === 0 || indent.length + line.length <= style.width) return line;
  const lines = members.map((member) => `${indent}${style.indent}${member},`);
  return [head, ...lines, `${indent}${tail}`].join(style.newline);
}

/** `import { a, type B } from './c.js';`, as a type import where nothing but types is left. */
export function importText(names: readonly string[], specifier: string, style: TextStyle): string {
  const onlyTypes = names.every((name) => name.startsWith('type '));
  const shown = onlyTypes ? names.map((name) => name.replace(/^type /, '')) : names;
  const head = onlyTypes ? 'import type { ' : 'import { ';
  return listText('', head, shown, ` } from ${style.quote}${specifier}${style.quote}${style.end}`, style)
    .replace(/\{ (\r?\n)/, '{$1')
    .replace(/(\r?\n) \}/, '$1}');
}
