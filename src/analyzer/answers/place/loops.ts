import { ts } from 'ts-morph';
import { isFunctionNode } from '../../syntax/function-nodes.js';
import { callbackRole } from '../code/callback-role.js';
import { isInlineFunction, ownName } from '../code/functions.js';
import { isRetried } from '../failure/retries.js';

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
    const role = callbackRole(node);
    if (role.kind === 'registration' || role.kind === 'declared') return loops;
    if (role.kind === 'iteration') loops.push(node);
  }
  return loops;
}
