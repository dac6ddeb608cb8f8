import { ts } from 'ts-morph';
import { excerpt } from './find-node.js';
import { Refusal } from './refusal.js';

/** Methods of a request or a promise that only say how the answer is read or what is done about a failure. */
const passThrough = new Set(['json', 'text', 'promise', 'toPromise', 'catch', 'finally']);

/** Where the value of a call is dropped. */
export type Drop =
  | { readonly kind: 'statement'; readonly statement: ts.Statement }
  /** The body of a callback: who uses its result is to be seen there. */
  | { readonly kind: 'callback'; readonly callback: ts.ArrowFunction }
  /** An element of `Promise.all([…])` whose result is dropped by the statement. */
  | { readonly kind: 'element'; readonly element: ts.Expression; readonly statement: ts.Statement };

/**
 * Climbs from a call to where its value is dropped.
 *
 * @throws Refusal when the value is used
 */
export function dropOf(call: ts.CallExpression): Drop {
  let node: ts.Expression = call;
  for (let next = around(node); next !== undefined; next = around(node)) node = next;
  const { parent } = node;
  if (ts.isExpressionStatement(parent)) return { kind: 'statement', statement: parent };
  if (ts.isArrowFunction(parent) && parent.body === node) return { kind: 'callback', callback: parent };
  if (ts.isReturnStatement(parent) && isMapCallback(parent.parent.parent)) {
    return { kind: 'statement', statement: parent };
  }
  if (ts.isVariableDeclaration(parent)) return { kind: 'statement', statement: declarationOf(parent) };
  if (ts.isArrayLiteralExpression(parent) && isAll(parent.parent)) return elementOf(node, parent.parent);
  throw usedValue(node);
}

function elementOf(element: ts.Expression, all: ts.CallExpression): Drop {
  const drop = dropOf(all);
  if (drop.kind === 'statement' && ts.isExpressionStatement(drop.statement)) {
    return { kind: 'element', element, statement: drop.statement };
  }
  throw usedValue(element);
}

/** True for `Promise.all(…)` and `Promise.allSettled(…)`. */
export function isAll(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && /^Promise\.(?:all|allSettled)$/.test(node.expression.getText());
}

/** The expression around one that still is nothing but the call. */
function around(node: ts.Expression): ts.Expression | undefined {
  if (isWrapping(node.parent) || isPromiseOf(node.parent, node)) return node.parent;
  return isPassedThrough(node, node.parent) ? node.parent.parent : undefined;
}

/** True for the function of `list.map(function)`. */
export function isMapCallback(node: ts.Node): boolean {
  return (
    (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) &&
    ts.isCallExpression(node.parent) &&
    ts.isPropertyAccessExpression(node.parent.expression) &&
    node.parent.expression.name.text === 'map'
  );
}

function isWrapping(node: ts.Node): node is ts.Expression {
  return (
    ts.isAwaitExpression(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isVoidExpression(node)
  );
}

/** `firstValueFrom(request)`: what makes a promise of an observable (https://rxjs.dev/deprecations/to-promise). */
function isPromiseOf(parent: ts.Node, node: ts.Expression): parent is ts.CallExpression {
  return (
    ts.isCallExpression(parent) &&
    parent.arguments[0] === node &&
    /^(?:first|last)ValueFrom$/.test(parent.expression.getText())
  );
}

/** `request.catch(…)`; `request.then(…)` where that only logs. */
function isPassedThrough(
  node: ts.Node,
  parent: ts.Node,
): parent is ts.PropertyAccessExpression & { parent: ts.CallExpression } {
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node) return false;
  if (!ts.isCallExpression(parent.parent) || parent.parent.expression !== parent) return false;
  if (passThrough.has(parent.name.text)) return true;
  return parent.name.text === 'then' && parent.parent.arguments.every(onlyLogs);
}

/** The statement of `const response = await call`, where that is all it declares. */
function declarationOf(declaration: ts.VariableDeclaration): ts.Statement {
  const list = declaration.parent;
  const isAlone = ts.isVariableDeclarationList(list) && list.declarations.length === 1;
  if (isAlone && ts.isIdentifier(declaration.name) && ts.isVariableStatement(list.parent)) return list.parent;
  throw usedValue(declaration);
}

function usedValue(node: ts.Node): Refusal {
  return new Refusal(
    `The answer is used (${excerpt(node.parent)}).`,
    'Use the answer nowhere but for a log or an error, or keep the flow synchronous.',
  );
}

/** True for a callback or a statement that does nothing but write logs. */
export function onlyLogs(node: ts.Node): boolean {
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return onlyLogs(node.body);
  if (ts.isBlock(node)) return node.statements.every(onlyLogs);
  if (ts.isExpressionStatement(node) || ts.isAwaitExpression(node)) return onlyLogs(node.expression);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  return /(?:^|\.)(?:console|log|logger|_?log(?:ger)?)$/i.test(node.expression.expression.getText());
}
