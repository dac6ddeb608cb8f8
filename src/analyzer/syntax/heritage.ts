import { ts } from 'ts-morph';

/** What a class is written to extend; undefined where it extends nothing. */
export function extendedBy(node: ts.ClassLikeDeclaration): ts.Expression | undefined {
  const clause = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword);
  return clause?.types[0]?.expression;
}
