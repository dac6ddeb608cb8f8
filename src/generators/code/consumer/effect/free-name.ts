import { ts } from 'ts-morph';
import { identifiersIn } from './checked-source.js';

/**
 * The first name that the code does not use yet.
 *
 * @param replaced a declaration whose uses will be gone
 */
export function freeName(
  names: readonly string[],
  code: readonly ts.Node[],
  replaced?: ts.ParameterDeclaration,
): string {
  const taken = new Set(
    identifiersIn(code)
      .filter((identifier) => !isMemberName(identifier))
      .map(({ text }) => text)
      .filter((text) => text !== replaced?.name.getText()),
  );
  const [fallback = 'value'] = names;
  return names.find((name) => !taken.has(name)) ?? `${fallback}Input`;
}

function isMemberName(identifier: ts.Identifier): boolean {
  const { parent } = identifier;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === identifier) ||
    (ts.isPropertyAssignment(parent) && parent.name === identifier)
  );
}
