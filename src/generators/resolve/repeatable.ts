import { ts } from 'ts-morph';
import { assignedBy, unrepeatablePart } from './effects.js';
import { excerpt, functionAround, namesIn } from './find-node.js';
import { changedBy } from './known-functions.js';
import { Refusal } from './refusal.js';

/**
 * The publisher works a value out again, after the last call: the result has to be the same.
 *
 * @throws Refusal when evaluating the expression twice may give something else, or may do something twice
 */
export function requireRepeatable(expression: ts.Node, checker: ts.TypeChecker): void {
  const part = unrepeatablePart(expression, checker);
  if (part === undefined) return;
  throw new Refusal(
    `"${excerpt(part)}" may do something, or give another value, when it is evaluated a second time.`,
    'Assign it to a constant before the call, and send the constant.',
  );
}

/**
 * Makes sure that nothing which an expression names is changed between its call and the place where it is published.
 *
 * @throws Refusal naming the change
 */
export function requireUnchanged(expression: ts.Expression, from: number, to: number): void {
  const names = new Set(namesIn(expression).map((name) => name.text));
  const isChange = (node: ts.Node): boolean =>
    node.getStart() >= from && node.end <= to && changes(node, names);
  const change = firstIn(functionAround(expression), isChange);
  if (change === undefined) return;
  throw new Refusal(
    `"${excerpt(expression)}" changes after the call ("${excerpt(change)}").`,
    'Assign what is sent to a constant before the call, and send the constant.',
  );
}

function changes(node: ts.Node, names: ReadonlySet<string>): boolean {
  const target =
    assignedBy(node) ??
    (ts.isCallExpression(node) ? changedBy(node) : undefined) ??
    (ts.isDeleteExpression(node) ? node.expression : undefined);
  return target !== undefined && names.has(rootOf(target));
}

/** `order.items[0].sku` → `order` */
function rootOf(expression: ts.Expression): string {
  let root = expression;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) root = root.expression;
  return root.getText();
}

function firstIn(root: ts.Node, test: (node: ts.Node) => boolean): ts.Node | undefined {
  return ts.forEachChild(root, (child) => (test(child) ? child : firstIn(child, test)));
}
