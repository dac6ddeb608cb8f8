import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { eachNode } from '../../syntax/each-node.js';

const known = new WeakMap<ts.InterfaceDeclaration, ts.ClassLikeDeclaration | null>();

function isImplemented(
  program: SourceProgram,
  node: ts.ClassLikeDeclaration,
  wanted: ts.InterfaceDeclaration,
): boolean {
  const clause = node.heritageClauses?.find((entry) => entry.token === ts.SyntaxKind.ImplementsKeyword);
  return (clause?.types ?? []).some((type) => {
    const definition = program.named(type.expression);
    return definition?.kind === 'declaration' && definition.node === wanted;
  });
}

function search(program: SourceProgram, wanted: ts.InterfaceDeclaration): ts.ClassLikeDeclaration | null {
  const found: ts.ClassLikeDeclaration[] = [];
  const note = (node: ts.Node): void => {
    if (ts.isClassLike(node) && isImplemented(program, node, wanted)) found.push(node);
  };
  const name = wanted.name.text;
  const clause = new RegExp(`\\bimplements\\b[^{;]{0,500}\\b${name.replace(/\$/g, '\\$')}\\b`);
  for (const file of program.filesWith(name)) {
    const source = clause.test(program.textOf(file)) ? program.source(file) : undefined;
    if (source !== undefined) eachNode(source, note);
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? null : only;
}

/** The class that implements an interface, where there is exactly one: what is injected by the interface's name. */
export function onlyImplementation(
  program: SourceProgram,
  wanted: ts.InterfaceDeclaration,
): ts.ClassLikeDeclaration | undefined {
  const remembered = known.get(wanted);
  if (remembered !== undefined) return remembered ?? undefined;
  const found = search(program, wanted);
  known.set(wanted, found);
  return found ?? undefined;
}
