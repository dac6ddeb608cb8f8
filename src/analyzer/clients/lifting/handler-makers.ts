import { ts } from 'ts-morph';
import { type FunctionNode, isWithin } from '../../syntax/function-nodes.js';
import { laterFunction } from './boundaries.js';
import { functionEntries } from './function-callers.js';
import { type Lifting, siteOf } from './lifting.js';
import type { Situation } from './situation.js';

/** True where what a call gives goes to a framework: an argument (`app.use('/users', pass(url))`) or a table's entry. */
function isHandedOver(call: ts.Node): boolean {
  const { parent } = call;
  if (ts.isCallExpression(parent)) return parent.expression !== call;
  return ts.isPropertyAssignment(parent) || ts.isArrayLiteralExpression(parent);
}

/**
 * True for a function that makes handlers which nobody calls by a name: each of its calls says where one of them
 * sends its requests.
 */
export function makesHandlers(lifting: Lifting, situation: Situation, owner: FunctionNode): boolean {
  const site = siteOf(lifting, situation);
  if (ts.isConstructorDeclaration(owner) || !isWithin(site, owner)) return false;
  const handler = laterFunction(site, owner);
  if (handler === undefined || functionEntries(lifting.evaluator, handler).length > 0) return false;
  return functionEntries(lifting.evaluator, owner).every(({ call }) => isHandedOver(call));
}
