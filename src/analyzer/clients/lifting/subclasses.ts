import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';

function extendsClass(
  program: SourceProgram,
  node: ts.ClassLikeDeclaration,
  parent: ts.ClassLikeDeclaration,
): boolean {
  const type = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)
    ?.types[0];
  const definition = type === undefined ? undefined : program.named(type.expression);
  return definition?.kind === 'declaration' && definition.node === parent;
}

/** The classes of the repository that extend a class directly, in file order. */
export function subclassesOf(
  program: SourceProgram,
  parent: ts.ClassLikeDeclaration,
): readonly ts.ClassLikeDeclaration[] {
  const name = parent.name?.text;
  if (name === undefined) return [];
  const found: ts.ClassLikeDeclaration[] = [];
  for (const file of program.filesWith(name)) {
    if (!program.textOf(file).includes('extends')) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isClassLike(node) && extendsClass(program, node, parent)) found.push(node);
      ts.forEachChild(node, visit);
    };
    const source = program.source(file);
    if (source !== undefined) visit(source);
  }
  return found;
}
