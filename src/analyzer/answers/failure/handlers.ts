import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { isFunctionNode } from '../../syntax/function-nodes.js';
import { callbackRole } from '../code/callback-role.js';
import { functionNamed } from '../code/callee.js';
import { namesLogging } from '../code/logging.js';
import { lastName } from '../code/names.js';
import { parameterOf, readsOf } from '../code/references.js';
import { isReply } from '../code/replies.js';
import { userOf } from '../code/transparent.js';
import { errorNameOf, isCallbackName, type RequestCallback } from '../use/callbacks.js';
import { skipsWork } from '../use/decisions.js';
import { bodyConsequence, type Consequence, consequenceOf } from './consequence.js';
import { alsoSkipping, type Failing, type Failure, mapped, propagates, swallowed, worst } from './failing.js';
import { isRetryLoop } from './retries.js';

/** What a `catch` clause makes of a failure in its `try`. */
export function caught(
  failing: Failing,
  attempt: ts.TryStatement,
  clause: ts.CatchClause,
  node: ts.Node,
): Failure {
  const consequence = consequenceOf(clause.block.statements);
  const failure = judge(failing, consequence, errorNameOf(clause), clause);
  const isEnding = consequence.leaves.length + consequence.returns.length > 0 && skipsWork(attempt);
  const result = isEnding ? alsoSkipping(ended(failure, clause), true) : failure;
  return isRetryLoop(attempt, node) ? { ...result, handling: 'retried' } : result;
}

function ended(failure: Failure, clause: ts.CatchClause): Failure {
  return failure.handling === 'swallowed' ? mapped(clause) : failure;
}

/** What the function given to `.catch`, `catchError` or `on('error')` makes of a failure of `call`. */
export function handledBy(
  failing: Failing,
  handler: ts.Expression | ts.Node,
  call: ts.CallExpression,
): Failure {
  const expression = handler as ts.Expression;
  if (!isFunctionNode(handler) && namesLogging(expression)) return swallowed(handler);
  const fn = isFunctionNode(handler) ? handler : functionNamed(failing.program, expression);
  if (fn === undefined) return handedOn(failing, expression);
  const failure = judge(failing, bodyConsequence(fn.body), errorNameOf(fn), fn);
  return failure.handling === 'swallowed' && failing.isUsed(call) ? { ...failure, matters: true } : failure;
}

/** `.catch(next)`, `.catch(reject)`, `.catch(noop)`: a function that is not followed. */
function handedOn(failing: Failing, handler: ts.Expression): Failure {
  const name = lastName(handler);
  if (/noop|ignore|swallow/i.test(name)) return swallowed(handler);
  return passesError(failing, handler) ?? (isCallbackName(name) ? propagates(handler) : mapped(handler));
}

/** `reject`, `next`, `callback`: what becomes of an error that is given to a function that was handed in. */
function passesError(failing: Failing, callee: ts.Expression): Failure | undefined {
  const found = parameterOf(failing.program, callee);
  if (found === undefined) return undefined;
  const owner = found.parameter.parent;
  const role = isFunctionNode(owner) ? callbackRole(owner) : undefined;
  if (role?.kind === 'executor')
    return found.index === 1 ? failing.rejectionOf(role.promise) : mapped(callee);
  return isCallbackName(lastName(callee)) ? propagates(callee) : undefined;
}

/** What a handler does, by the consequence of its statements. */
function judge(
  failing: Failing,
  consequence: Consequence,
  error: ts.Identifier | undefined,
  handler: ts.Node,
): Failure {
  const failures: Failure[] = [];
  if (consequence.acts !== undefined) failures.push(acting(failing, consequence.acts, error));
  for (const thrown of consequence.throws) failures.push(rethrown(failing, thrown, error));
  for (const value of consequence.returns) if (failing.isUsed(value)) failures.push(mapped(value));
  return worst(failures, handler);
}

/** `next(error)` passes the failure on; anything else that acts makes something of it. */
function acting(failing: Failing, node: ts.Node, error: ts.Identifier | undefined): Failure {
  if (!ts.isCallExpression(node)) return mapped(node);
  const takesError =
    error !== undefined && node.arguments.some((argument) => lastName(argument) === error.text);
  if (!takesError || isReply(node)) return mapped(node);
  return passesError(failing, node.expression) ?? mapped(node);
}

function rethrown(failing: Failing, thrown: ts.ThrowStatement, error: ts.Identifier | undefined): Failure {
  const further = failing.exceptionAt(thrown);
  const value = bare(thrown.expression);
  const isSame = error !== undefined && ts.isIdentifier(value) && value.text === error.text;
  return isSame || further.handling === 'swallowed'
    ? further
    : { ...further, handling: 'mapped', node: thrown };
}

/**
 * What a callback makes of a failure. One that takes the error runs in both cases: only what depends on the error
 * counts. One that does not runs on success alone, so what it does is skipped.
 */
export function errorCallback(failing: Failing, callback: RequestCallback, site: ts.Node): Failure {
  if (!callback.takesError) {
    return alsoSkipping(failing.rejectionOf(site), bodyConsequence(callback.fn.body).acts !== undefined);
  }
  const error = errorNameOf(callback.fn);
  const reads = error === undefined ? [] : readsOf(failing.program, error);
  return worst(
    reads.map((read) => readFailure(failing, read, error)),
    callback.fn,
  );
}

function readFailure(failing: Failing, read: ts.Identifier, error: ts.Identifier | undefined): Failure {
  const condition = ts.findAncestor(read, (node) => ts.isStatement(node) || isFunctionNode(node));
  if (condition !== undefined && ts.isIfStatement(condition)) return branched(failing, condition, error);
  const user = userOf(read);
  if (ts.isThrowStatement(user)) return failing.exceptionAt(user);
  if (ts.isCallExpression(user)) {
    return namesLogging(user.expression) ? swallowed(user) : acting(failing, user, error);
  }
  return swallowed(read);
}

function branched(failing: Failing, condition: ts.IfStatement, error: ts.Identifier | undefined): Failure {
  const branches = [condition.thenStatement, ...(condition.elseStatement ? [condition.elseStatement] : [])];
  const consequence = consequenceOf(branches);
  const failure = judge(failing, consequence, error, condition);
  const leaves = consequence.leaves.length + consequence.returns.length > 0;
  return leaves && failure.handling === 'swallowed' && skipsWork(condition) ? mapped(condition) : failure;
}
