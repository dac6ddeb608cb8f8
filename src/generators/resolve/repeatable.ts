import { ts } from 'ts-morph';
import { containsAwait, excerpt, functionAround, isFunction, namesIn, occurs } from './find-node.js';
import { Refusal } from './refusal.js';

/** Functions that give something else each time. */
const changing =
  /^(?:Date\.now|Math\.random|(?:crypto\.)?randomUUID|randomBytes|uuid|uuidv[147]|v[147]|nanoid|cuid|ulid|performance\.now|process\.hrtime)$/;

/**
 * The publisher works a value out again, after the last call: the result has to be the same.
 *
 * @throws Refusal when evaluating the expression twice does not give the same, or does something
 */
export function requireRepeatable(expression: ts.Expression): void {
  if (!occurs(expression, isUnrepeatable) && !containsAwait(expression)) return;
  throw new Refusal(
    `"${excerpt(expression)}" does not give the same value a second time.`,
    'Assign it to a constant before the call, and send the constant.',
  );
}

function isUnrepeatable(node: ts.Node): boolean {
  if (ts.isCallExpression(node)) return changing.test(node.expression.getText());
  if (ts.isNewExpression(node))
    return node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0;
  if (ts.isBinaryExpression(node)) return isAssignment(node.operatorToken.kind);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    return node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
  }
  return ts.isYieldExpression(node) || ts.isDeleteExpression(node);
}

function isAssignment(kind: ts.SyntaxKind): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/**
 * Makes sure that nothing which an expression names is assigned between its call and the place where it is published.
 *
 * @throws Refusal naming the assignment
 */
export function requireUnchanged(expression: ts.Expression, from: number, to: number): void {
  const names = new Set(namesIn(expression).map((name) => name.text));
  const isChange = (node: ts.Node): boolean =>
    node.getStart() >= from && node.end <= to && !isFunction(node) && assigns(node, names);
  const change = firstIn(functionAround(expression), isChange);
  if (change === undefined) return;
  throw new Refusal(
    `"${excerpt(expression)}" changes after the call ("${excerpt(change)}").`,
    'Assign what is sent to a constant before the call, and send the constant.',
  );
}

function assigns(node: ts.Node, names: ReadonlySet<string>): boolean {
  if (ts.isBinaryExpression(node) && isAssignment(node.operatorToken.kind))
    return names.has(rootOf(node.left));
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    return isUnrepeatable(node) && names.has(rootOf(node.operand));
  }
  return false;
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
