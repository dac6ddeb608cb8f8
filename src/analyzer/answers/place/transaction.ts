import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { isFunctionNode } from '../../syntax/function-nodes.js';
import { namedFunction } from '../code/functions.js';
import { calleeName } from '../code/names.js';
import { descendants, outermost } from '../code/transparent.js';

const BEGINS = /^(startTransaction|beginTransaction|begin)$/i;
const ENDS = /^(commitTransaction|commit|rollback|abortTransaction|rollbackTransaction)$/i;

/**
 * True where a request is sent while a database transaction is open: in the callback of `transaction(…)`,
 * `$transaction(…)`, `withTransaction(…)`; in a method with a `@Transactional` decorator; or between a call or query
 * that begins a transaction and one that ends it, in the same function.
 */
export function isInTransaction(site: ts.Node): boolean {
  return isInTransactionCallback(site) || isBetweenBeginAndEnd(site);
}

function isInTransactionCallback(site: ts.Node): boolean {
  for (let node = site.parent; node; node = node.parent) {
    if (!isFunctionNode(node)) continue;
    const parent = outermost(node).parent;
    if (ts.isCallExpression(parent) && /transaction/i.test(calleeName(parent))) return true;
    if (ts.isMethodDeclaration(node)) return hasTransactionDecorator(node);
  }
  return false;
}

function hasTransactionDecorator(method: ts.MethodDeclaration): boolean {
  return (ts.getDecorators(method) ?? []).some(({ expression }) => {
    const callee = ts.isCallExpression(expression) ? expression.expression : expression;
    return ts.isIdentifier(callee) && /^transaction(al)?$/i.test(callee.text);
  });
}

function isBetweenBeginAndEnd(site: ts.Node): boolean {
  const { fn } = namedFunction(site);
  if (fn === undefined) return false;
  const calls = descendants(fn).filter((node) => ts.isCallExpression(node));
  const before = calls.filter((call) => call.getEnd() <= site.getStart());
  const opened = before.findLast((call) => matches(call, BEGINS, /^\s*(BEGIN|START TRANSACTION)\b/i));
  if (opened === undefined) return false;
  const isEnd = (call: ts.CallExpression): boolean => matches(call, ENDS, /^\s*(COMMIT|ROLLBACK|END)\b/i);
  const isClosed = before.some((call) => call.getStart() > opened.getEnd() && isEnd(call));
  return !isClosed && calls.some((call) => call.getStart() > site.getEnd() && isEnd(call));
}

/** A method by its name, or a query by its text. */
function matches(call: ts.CallExpression, name: RegExp, sql: RegExp): boolean {
  if (name.test(calleeName(call))) return true;
  const first = call.arguments[0] === undefined ? undefined : bare(call.arguments[0]);
  return first !== undefined && ts.isStringLiteralLike(first) && sql.test(first.text);
}
