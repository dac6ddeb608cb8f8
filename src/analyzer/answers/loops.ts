import { ts } from 'ts-morph';
import { roleOf } from './callback-role.js';
import { isFunctionNode, isInlineFunction, ownName } from './functions.js';
import { isRetried } from './retries.js';

/**
 * True where a node runs once an element of something: in a `for`, `while` or `do`, or in the callback of `map`,
 * `forEach` and the like. A loop that only repeats the request until it succeeds is no such loop.
 */
export function isInLoop(site: ts.Node): boolean {
  return loopsAround(site).length > 0 && !isOnlyRetried(site);
}

function isOnlyRetried(site: ts.Node): boolean {
  return loopsAround(site).length === 1 && isRetried(site);
}

/** The loops and element callbacks around a node, innermost first, within its named function. */
export function loopsAround(site: ts.Node): ts.Node[] {
  const loops: ts.Node[] = [];
  for (let node = site.parent; node; node = node.parent) {
    if (ts.isIterationStatement(node, false)) {
      loops.push(node);
      continue;
    }
    if (!isFunctionNode(node)) continue;
    if (!isInlineFunction(node) || ownName(node) !== '') return loops;
    const role = roleOf(node);
    if (role.kind === 'registration' || role.kind === 'declared') return loops;
    if (role.kind === 'iteration') loops.push(node);
  }
  return loops;
}
