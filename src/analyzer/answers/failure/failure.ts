import { ts } from 'ts-morph';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { callbackRole } from '../code/callback-role.js';
import { isAsync } from '../code/functions.js';
import { calleeName, lastName } from '../code/names.js';
import { readsOf } from '../code/references.js';
import { isMiddlewareArgument } from '../code/registrations.js';
import { outermost } from '../code/transparent.js';
import { requestCallbackOf } from '../use/callbacks.js';
import { callsOf } from './callers.js';
import { chained, piped } from './chain-failure.js';
import { consequenceOf, statementsAfter } from './consequence.js';
import { alsoSkipping, type Failing, type Failure, once, propagates, swallowed, worst } from './failing.js';
import { caught, errorCallback } from './handlers.js';
import { isRetryName } from './retries.js';

/** Callers of callers that are followed: a failure that nobody handled by then is taken to propagate. */
const LEVEL_LIMIT = 5;

const K = ts.SyntaxKind;

/** Kinds around a promise that only pass it on, within an expression. */
const PASSES_ON = new Set<ts.SyntaxKind>([
  K.ArrayLiteralExpression,
  K.ObjectLiteralExpression,
  K.PropertyAssignment,
  K.ShorthandPropertyAssignment,
  K.SpreadElement,
  K.SpreadAssignment,
  K.ConditionalExpression,
  K.NewExpression,
]);

/** Makes what tells the failures of one request; for `isUsed` and `boundary` see `Failing`. */
export function createFailing(
  program: Program,
  isUsed: (node: ts.Node) => boolean,
  boundary?: FunctionNode,
): Failing {
  const failing: Failing = {
    program,
    isUsed,
    rejections: new Map(),
    exceptions: new Map(),
    boundary,
    escaped: false,
    level: 0,
    rejectionOf: (node) => rejectionOf(failing, node),
    exceptionAt: (node) => exceptionAt(failing, node),
  };
  return failing;
}

/** What becomes of a request that fails: handed to its callback, or by its promise. */
export function failureOf(failing: Failing, site: ts.Expression): Failure {
  const callback = requestCallbackOf(failing.program, site);
  return callback === undefined ? failing.rejectionOf(site) : errorCallback(failing, callback, site);
}

/** What becomes of a promise that rejects: climbs from its expression to who waits for it. */
function rejectionOf(failing: Failing, node: ts.Node): Failure {
  return once(failing.rejections, node, () => climb(failing, node));
}

function climb(failing: Failing, node: ts.Node): Failure {
  const position = outermost(node);
  const user = position.parent;
  if (ts.isAwaitExpression(user) || ts.isYieldExpression(user)) return exceptionAt(failing, user);
  if (ts.isPropertyAccessExpression(user) && user.expression === position) return chained(failing, user);
  if (ts.isCallExpression(user)) return throughCall(failing, user, position);
  if (ts.isReturnStatement(user)) return escapes(failing, functionAround(user), true, user);
  if (ts.isArrowFunction(user)) return escapes(failing, user, true, node);
  if (ts.isVariableDeclaration(user)) return stored(failing, user.name, node);
  if (ts.isBinaryExpression(user)) return combined(failing, user, node);
  if (ts.isExpressionStatement(user) || ts.isVoidExpression(user)) return unobserved(node);
  return PASSES_ON.has(user.kind) ? rejectionOf(failing, user) : propagates(node);
}

/** Nobody looks at the promise. At the top of a module that ends the process, elsewhere the caller goes on. */
function unobserved(node: ts.Node): Failure {
  return functionAround(node) === undefined ? propagates(node) : swallowed(node);
}

function combined(failing: Failing, user: ts.BinaryExpression, node: ts.Node): Failure {
  if (user.operatorToken.kind === K.EqualsToken) return stored(failing, user.left, node);
  return rejectionOf(failing, user);
}

/** A promise in a variable: its failure shows where the variable is awaited or passed on. */
function stored(failing: Failing, name: ts.Node, node: ts.Node): Failure {
  if (!ts.isIdentifier(name)) return propagates(node);
  const reads = readsOf(failing.program, name);
  return worst(
    reads.map((read) => rejectionOf(failing, read)),
    node,
  );
}

/** The promise is an argument: most functions give back a promise that fails with it. */
function throughCall(failing: Failing, call: ts.CallExpression, position: ts.Node): Failure {
  if (call.expression === position) return rejectionOf(failing, call);
  const name = calleeName(call);
  if (isMiddlewareArgument(call, position)) return propagates(call);
  if (name === 'allSettled') return swallowed(call);
  if (/^(push|unshift|add)$/.test(name) && ts.isPropertyAccessExpression(call.expression)) {
    const collection = call.expression.expression;
    const reads = ts.isIdentifier(collection) ? readsOf(failing.program, nameOf(failing, collection)) : [];
    const others = reads.filter((read) => read !== collection);
    return worst(
      others.map((read) => rejectionOf(failing, read)),
      call,
    );
  }
  return rejectionOf(failing, call);
}

/** The name in the declaration of a variable, which every read of it shares. */
function nameOf(failing: Failing, identifier: ts.Identifier): ts.Identifier {
  const definition = failing.program.definition(identifier);
  if (definition?.kind !== 'declaration' || !ts.isVariableDeclaration(definition.node)) return identifier;
  return ts.isIdentifier(definition.node.name) ? definition.node.name : identifier;
}

/** What becomes of an exception thrown at a node: climbs to the `catch` around it, or out of the function. */
function exceptionAt(failing: Failing, node: ts.Node): Failure {
  return once(failing.exceptions, node, () => climbOut(failing, node));
}

function climbOut(failing: Failing, node: ts.Node): Failure {
  const fn = functionAround(node);
  let endsLoop = false;
  for (let current = node; current !== fn && current.parent; current = current.parent) {
    const attempt = current.parent;
    if (isLoopBody(current, attempt)) endsLoop = true;
    if (!ts.isTryStatement(attempt) || attempt.tryBlock !== current || !attempt.catchClause) continue;
    const isSkipping = endsLoop || consequenceOf(statementsAfter(node, current)).acts !== undefined;
    return alsoSkipping(caught(failing, attempt, attempt.catchClause, node), isSkipping);
  }
  const skipped = fn === undefined ? [] : statementsAfter(node, fn);
  const failure = escapes(failing, fn, fn !== undefined && isAsync(fn), node);
  return alsoSkipping(failure, endsLoop || consequenceOf(skipped).acts !== undefined);
}

/** An exception that leaves a loop skips the turns that would follow. */
function isLoopBody(node: ts.Node, parent: ts.Node): boolean {
  return ts.isIterationStatement(parent, false) && parent.statement === node;
}

/** The failure leaves a function, as a rejected promise or as an exception. */
function escapes(failing: Failing, fn: FunctionNode | undefined, isPromise: boolean, at: ts.Node): Failure {
  if (fn === undefined) return propagates(at);
  if (fn === failing.boundary) {
    failing.escaped = true;
    return propagates(at);
  }
  const role = callbackRole(fn);
  const from = (call: ts.Node): Failure =>
    isPromise ? rejectionOf(failing, call) : exceptionAt(failing, call);
  switch (role.kind) {
    case 'iteration':
      return isPromise && calleeName(role.call) === 'forEach' ? swallowed(role.call) : from(role.call);
    case 'called-in-place':
      return from(role.call);
    case 'wrapper':
      return isRetryName(lastName(role.call.expression))
        ? { ...from(role.call), handling: 'retried' }
        : from(role.call);
    case 'continuation':
      return rejectionOf(failing, role.call);
    case 'operator':
      return piped(failing, role.pipe, role.index + 1);
    case 'executor':
      return rejectionOf(failing, role.promise);
    case 'observer':
    case 'registration':
      return propagates(at);
    case 'declared':
      return atCallers(failing, fn, from, at);
  }
}

function atCallers(
  failing: Failing,
  fn: FunctionNode,
  from: (call: ts.Node) => Failure,
  at: ts.Node,
): Failure {
  const callers = callsOf(failing.program, fn);
  if (callers.length === 0 || failing.level >= LEVEL_LIMIT) return propagates(at);
  failing.level += 1;
  const failure = worst(callers.map(from), at);
  failing.level -= 1;
  return failure;
}
