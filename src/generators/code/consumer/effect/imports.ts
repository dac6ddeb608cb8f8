import { ts } from 'ts-morph';
import { importText, type TextStyle } from './code-text.js';
import { bindingsOf } from './declarations.js';
import { isTypeOnlyImport } from './import-safety.js';

/** The import statements of a file, in order. */
export function importsOf(source: ts.SourceFile): readonly ts.ImportDeclaration[] {
  return source.statements.filter((statement) => ts.isImportDeclaration(statement));
}

/**
 * An import statement reduced to some of its bindings, undefined where none of them is wanted. Text is kept as it is
 * where all are.
 *
 * @param added further names, `type Name` for types
 */
export function reducedImport(
  statement: ts.ImportDeclaration,
  wanted: (binding: ts.Declaration) => boolean,
  style: TextStyle,
  added: readonly string[] = [],
): string | undefined {
  const all = bindingsOf(statement);
  const kept = all.filter(wanted);
  if (kept.length === 0 && added.length === 0) return undefined;
  if (kept.length === all.length && added.length === 0) return statement.getText();
  const specifier = (statement.moduleSpecifier as ts.StringLiteral).text;
  const typeOnly = isTypeOnlyImport(statement);
  const whole = kept.filter((binding) => !ts.isImportSpecifier(binding));
  const named = kept.filter((binding) => ts.isImportSpecifier(binding)).map((binding) => binding.getText());
  const names = inOrder(named, added).map((name) =>
    typeOnly && !name.startsWith('type ') ? `type ${name}` : name,
  );
  if (whole.length === 0) return importText(names, specifier, style);
  const heads = whole.map((binding) =>
    ts.isImportClause(binding) ? (binding.name?.text ?? '') : binding.getText(),
  );
  const braces = names.length === 0 ? [] : [`{ ${names.join(', ')} }`];
  const keyword = typeOnly ? 'import type' : 'import';
  return `${keyword} ${[...heads, ...braces].join(', ')} from ${style.quote}${specifier}${style.quote}${style.end}`;
}

/** Further names stand in their alphabetical place among those that are there. */
function inOrder(names: readonly string[], added: readonly string[]): readonly string[] {
  const bare = (text: string): string => text.replace(/^type /, '').toLowerCase();
  const list = [...names];
  for (const name of added) {
    const index = list.findIndex((other) => bare(other) > bare(name));
    list.splice(index === -1 ? list.length : index, 0, name);
  }
  return list;
}
