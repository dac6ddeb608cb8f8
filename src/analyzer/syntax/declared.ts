import { ts } from 'ts-morph';
import type { Program } from './program.js';

/** The declaration in the repository that a name means; undefined for what is no name or comes from elsewhere. */
export function declarationOf(program: Program, name: ts.Node): ts.Declaration | undefined {
  const definition = ts.isIdentifier(name) ? program.definition(name) : undefined;
  return definition?.kind === 'declaration' ? definition.node : undefined;
}

/** What the variable that a name means is made with; undefined for other names. */
export function initializerOf(program: Program, name: ts.Node): ts.Expression | undefined {
  const declaration = declarationOf(program, name);
  return declaration !== undefined && ts.isVariableDeclaration(declaration)
    ? declaration.initializer
    : undefined;
}
