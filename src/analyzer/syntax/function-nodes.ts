import { ts } from 'ts-morph';

/** A function that may have a body: no signature of a type. */
export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

/** True for whatever has a body that runs when it is called. */
export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}

/** The innermost function around a node, itself excluded; undefined at the top of a module. */
export function functionAround(node: ts.Node): FunctionNode | undefined {
  return ts.findAncestor(node, (at): at is FunctionNode => at !== node && isFunctionNode(at));
}

/** True where `inner` is `outer` or stands inside it. */
export function isWithin(inner: ts.Node, outer: ts.Node): boolean {
  return ts.findAncestor(inner, (at) => at === outer) !== undefined;
}
