import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { eachNode } from '../../syntax/each-node.js';
import type { CallLike } from '../../syntax/expressions.js';
import { extendedBy } from '../../syntax/heritage.js';

function extendsClass(
  program: SourceProgram,
  node: ts.ClassLikeDeclaration,
  parent: ts.ClassLikeDeclaration,
): boolean {
  const extended = extendedBy(node);
  const definition = extended === undefined ? undefined : program.named(extended);
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
  const clause = new RegExp(`\\bextends\\b[^{;]{0,500}\\b${name.replace(/\$/g, '\\$')}\\b`);
  for (const file of program.filesWith(name)) {
    if (!clause.test(program.textOf(file))) continue;
    const source = program.source(file);
    if (source === undefined) continue;
    eachNode(source, (node) => {
      if (ts.isClassLike(node) && extendsClass(program, node, parent)) found.push(node);
    });
  }
  return found;
}

/** Classes below each other that are looked at for what has no constructor of its own. */
const depthLimit = 6;

/** The calls that run a class's constructor: of the class, `super(…)`, and of subclasses without one of their own. */
export function constructionsOf(
  program: SourceProgram,
  node: ts.ClassLikeDeclaration,
  depth = 0,
): readonly CallLike[] {
  const own = program.callersOf(node);
  if (depth >= depthLimit) return own;
  const inheriting = subclassesOf(program, node).filter(
    (child) => !child.members.some((member) => ts.isConstructorDeclaration(member)),
  );
  return [...own, ...inheriting.flatMap((child) => constructionsOf(program, child, depth + 1))];
}

/** True for a class itself and those below it. */
export function descendsFrom(
  program: SourceProgram,
  node: ts.ClassLikeDeclaration,
  ancestor: ts.ClassLikeDeclaration,
  depth = 0,
): boolean {
  if (node === ancestor) return true;
  const extended = extendedBy(node);
  const parent = extended === undefined || depth > depthLimit ? undefined : program.named(extended);
  return (
    parent?.kind === 'declaration' &&
    ts.isClassLike(parent.node) &&
    descendsFrom(program, parent.node, ancestor, depth + 1)
  );
}
