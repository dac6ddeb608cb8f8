import { ts } from 'ts-morph';
import { bare } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import { clients } from './registry.js';

/** Members of lists, promises, loggers and responses: what most calls are. */
const common =
  /^(?:catch|debug|emit|error|finally|forEach|includes|info|join|json|log|map|on|once|pipe|pop|push|split|startsWith|subscribe|then|toString|trim|warn)$/;
const packages = new Set(clients.flatMap((client) => client.packages));

/** The expression that a chain of members and calls begins with. */
function rootOf(expression: ts.Expression): ts.Expression {
  const inner = bare(expression);
  if (ts.isPropertyAccessExpression(inner) || ts.isCallExpression(inner) || ts.isNewExpression(inner))
    return rootOf(inner.expression);
  return ts.isAwaitExpression(inner) ? rootOf(inner.expression) : inner;
}

/** True for a variable that may hold something made elsewhere: not a function, a text or a list of its own. */
function mayHoldClient(node: ts.Node): boolean {
  if (ts.isParameter(node)) return node.type !== undefined;
  if (ts.isBindingElement(node)) return true;
  if (!ts.isVariableDeclaration(node))
    return ts.isFunctionLike(node) || ts.isClassLike(node) || ts.isExpression(node);
  const value = node.initializer === undefined ? undefined : bare(node.initializer);
  return value === undefined || !(ts.isLiteralExpression(value) || ts.isArrayLiteralExpression(value));
}

/**
 * True where a call may be an operation of a remote service, whose names are its own: `users.findOne(…)`,
 * `this.clients.users.findOne(…)`, `connect(address).findOne(…)`.
 */
export function mayBeOperation(evaluator: Evaluator, callee: ts.PropertyAccessExpression): boolean {
  if (common.test(callee.name.text)) return false;
  const root = rootOf(callee.expression);
  if (root.kind === ts.SyntaxKind.ThisKeyword || root.kind === ts.SyntaxKind.SuperKeyword) return true;
  const definition = ts.isIdentifier(root) ? evaluator.program.definition(root) : undefined;
  if (definition === undefined) return false;
  if (definition.kind === 'package') return packages.has(definition.specifier);
  return definition.kind === 'module' || mayHoldClient(definition.node);
}
