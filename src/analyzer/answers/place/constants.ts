import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import type { Program } from '../../syntax/program.js';

/** `const url = …; get(url)`: the value of the constant. */
export function throughConstant(program: Program, address: ts.Expression): ts.Expression {
  if (!ts.isIdentifier(address)) return address;
  const definition = program.definition(address);
  if (definition?.kind !== 'declaration' || !ts.isVariableDeclaration(definition.node)) return address;
  const { initializer } = definition.node;
  return initializer === undefined ? address : bare(initializer);
}
