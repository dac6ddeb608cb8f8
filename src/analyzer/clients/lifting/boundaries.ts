import { ts } from 'ts-morph';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';

/** Calls that keep a function for later: handlers of routes and events. */
const registering =
  /^(?:addEventListener|addHook|addListener|all|del|delete|get|head|on|once|options|patch|post|put|register|route|subscribe|use)$/;

function isRegistration(call: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(call.expression) && registering.test(call.expression.name.text);
}

/** True for a function that runs while the one around it runs: a callback, or one that is called where it stands. */
export function isImmediate(node: FunctionNode): boolean {
  let at: ts.Node = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isPropertyAssignment(at.parent) ||
    ts.isObjectLiteralExpression(at.parent)
  )
    at = at.parent;
  const { parent } = at;
  if (ts.isNewExpression(parent)) return true;
  return ts.isCallExpression(parent) && !isRegistration(parent);
}

/**
 * The outermost function between a site and one further out that runs later, by a call of its own: a method, what a
 * factory gives back, a handler. Undefined where the site runs with `owner` itself.
 */
export function laterFunction(site: ts.Node, owner: ts.Node): FunctionNode | undefined {
  let later: FunctionNode | undefined;
  for (let at = functionAround(site); at !== undefined && at !== owner; at = functionAround(at))
    if (!isImmediate(at)) later = at;
  return later;
}
