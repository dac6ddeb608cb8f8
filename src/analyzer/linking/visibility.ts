import { ts } from 'ts-morph';

/** True where the names of an expression mean the same at the site: every function around it is around the site too. */
export function isVisible(node: ts.Node, site: ts.Node): boolean {
  if (node.getSourceFile() !== site.getSourceFile()) return false;
  const around = new Set<ts.Node>();
  for (let at: ts.Node | undefined = site; at !== undefined; at = at.parent) around.add(at);
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at) && !around.has(at)) return false;
  }
  return true;
}
