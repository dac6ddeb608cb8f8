import { ts } from 'ts-morph';

/** Hands over a node and every node below it, in source order. */
export function eachNode(root: ts.Node, use: (node: ts.Node) => void): void {
  const visit = (node: ts.Node): void => {
    use(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
}
