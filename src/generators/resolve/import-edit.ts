import { ts } from 'ts-morph';
import type { TextEdit } from './text-edits.js';

/** An import to add: `line` is its whole text, `specifier` where it imports from. */
export interface NewImport {
  readonly line: string;
  readonly specifier: string;
}

/**
 * Adds imports to a file: among its relative imports where those are sorted, else after the last import, else at the top.
 * One edit a place.
 */
export function importEdits(source: ts.SourceFile, added: readonly NewImport[]): readonly TextEdit[] {
  const lineBreak = source.text.includes('\r\n') ? '\r\n' : '\n';
  const byPlace = new Map<number, { readonly before: boolean; readonly lines: string[] }>();
  for (const { line, specifier } of added.toSorted((left, right) =>
    compare(left.specifier, right.specifier),
  )) {
    const { at, before } = placeFor(specifier, source);
    const place = byPlace.get(at) ?? { before, lines: [] };
    place.lines.push(line);
    byPlace.set(at, place);
  }
  const isFirst = !source.statements.some(ts.isImportDeclaration);
  return [...byPlace].map(([at, { before, lines }]) => {
    const text = lines.join(lineBreak);
    const replacement = before ? `${text}${lineBreak}${isFirst ? lineBreak : ''}` : `${lineBreak}${text}`;
    return { start: at, end: at, replacement };
  });
}

/** Where an import goes: before the statement that starts there, or after the import that ends there. */
function placeFor(
  specifier: string,
  source: ts.SourceFile,
): { readonly at: number; readonly before: boolean } {
  const imports = source.statements.filter(ts.isImportDeclaration);
  const own = imports.filter((each) => specifierOf(each).startsWith('./'));
  const isSorted = own.every(
    (each, index) => index === 0 || compare(specifierOf(own[index - 1]), specifierOf(each)) <= 0,
  );
  const smaller = own.filter((each) => compare(specifierOf(each), specifier) < 0).at(-1);
  const [first] = own;
  if (isSorted && first !== undefined && smaller === undefined)
    return { at: first.getStart(source), before: true };
  const previous = (isSorted ? smaller : undefined) ?? imports.at(-1);
  if (previous !== undefined) return { at: previous.end, before: false };
  return { at: source.statements[0]?.getStart(source) ?? source.text.length, before: true };
}

function specifierOf(declaration: ts.ImportDeclaration | undefined): string {
  return declaration && ts.isStringLiteral(declaration.moduleSpecifier)
    ? declaration.moduleSpecifier.text
    : '';
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
