import { ts } from 'ts-morph';

/** True for the wrappers that leave a value as it is: parentheses, `as`, `satisfies`, `<T>` and `!`. */
function isTransparent(node: ts.Node): node is ts.Expression & { readonly expression: ts.Expression } {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node)
  );
}

/** The expression with every transparent wrapper around it. */
export function outermost(node: ts.Node): ts.Node {
  let current = node;
  while (current.parent && isTransparent(current.parent)) current = current.parent;
  return current;
}

/** The node that uses an expression, beyond transparent wrappers. */
export function userOf(node: ts.Node): ts.Node {
  return outermost(node).parent;
}

/** Every node below `root` (itself included) in source order; `enter` false skips what is inside a node. */
export function descendants(root: ts.Node, enter: (node: ts.Node) => boolean = () => true): ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    found.push(node);
    if (node === root || enter(node)) ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
