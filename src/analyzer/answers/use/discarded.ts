import { ts } from 'ts-morph';
import { userOf } from '../code/transparent.js';

/** True where nothing takes an expression's value or waits for it: a statement of its own, `void x`. */
export function isLeftAlone(expression: ts.Node): boolean {
  const user = userOf(expression);
  return user === undefined || ts.isExpressionStatement(user) || ts.isVoidExpression(user);
}

/** True where nothing takes an expression's value: a statement of its own, `void x`, `await x;`. */
export function isDiscarded(expression: ts.Node): boolean {
  const user = userOf(expression);
  if (isLeftAlone(expression)) return true;
  if (ts.isAwaitExpression(user) || ts.isYieldExpression(user)) return isDiscarded(user);
  return false;
}
