import { ts } from 'ts-morph';
import { declarationOf } from '../../syntax/declared.js';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { callbackRole } from '../code/callback-role.js';
import { functionNamed } from '../code/callee.js';
import { calleeName, propertyName } from '../code/names.js';
import { readsOf } from '../code/references.js';
import { isMiddlewareArgument, isVerbRegistration } from '../code/registrations.js';
import { isReplyObject } from '../code/replies.js';
import { outermost } from '../code/transparent.js';
import { bodyConsequence } from '../failure/consequence.js';
import { isCombinator } from '../use/arguments.js';
import { requestCallbackOf } from '../use/callbacks.js';

/** Whether the caller's work waits for a request, and with which others it runs at the same time. */
export interface Waiting {
  readonly awaited: boolean;
  /** The `Promise.all` that the request is in, the block that it is started in without waiting, or null. */
  readonly parallel: ts.Node | null;
}

interface Climb {
  readonly program: Program;
  readonly seen: Set<ts.Node>;
  parallel: ts.Node | null;
}

/**
 * A request is waited for where its promise is awaited or returned, alone or in a group, or where what goes on after
 * it does more than log (`.then`, `subscribe`, a callback).
 */
export function waitingFor(program: Program, site: ts.Expression): Waiting {
  const climb: Climb = { program, seen: new Set(), parallel: null };
  const callback = requestCallbackOf(program, site);
  if (callback !== undefined && acts(callback.fn)) return { awaited: true, parallel: null };
  const awaited = isWaited(climb, site);
  if (climb.parallel === null && startsWithoutWaiting(site)) {
    const block = ts.findAncestor(site, (node) => ts.isBlock(node) || ts.isSourceFile(node));
    return { awaited, parallel: block ?? null };
  }
  return { awaited, parallel: climb.parallel };
}

function acts(fn: FunctionNode | undefined): boolean {
  return fn !== undefined && bodyConsequence(fn.body).acts !== undefined;
}

/** True where the statement goes on before the request has been answered: no `await` or `return` around it. */
function startsWithoutWaiting(site: ts.Node): boolean {
  for (let node = site.parent; node && !ts.isBlock(node); node = node.parent) {
    if (ts.isAwaitExpression(node) || ts.isYieldExpression(node) || ts.isReturnStatement(node)) return false;
    if (ts.isArrowFunction(node) || ts.isClassLike(node)) return false;
    if (ts.isVariableStatement(node) || ts.isExpressionStatement(node)) return true;
  }
  return false;
}

function isWaited(climb: Climb, node: ts.Node): boolean {
  if (climb.seen.has(node)) return false;
  climb.seen.add(node);
  const position = outermost(node);
  const user = position.parent;
  if (ts.isAwaitExpression(user) || ts.isYieldExpression(user)) return true;
  if (ts.isPropertyAccessExpression(user) && user.expression === position) return isChainWaited(climb, user);
  if (ts.isCallExpression(user)) return isCallWaited(climb, user, position);
  if (ts.isReturnStatement(user)) return isResultWaited(climb, functionAround(user));
  if (ts.isArrowFunction(user)) return isResultWaited(climb, user);
  if (ts.isVariableDeclaration(user)) return isReadWaited(climb, user.name);
  if (ts.isBinaryExpression(user)) return isOperandWaited(climb, user);
  if (ts.isStatement(user) || ts.isVoidExpression(user)) return false;
  return isWaited(climb, user);
}

function isOperandWaited(climb: Climb, user: ts.BinaryExpression): boolean {
  if (user.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return isWaited(climb, user);
  // a promise kept in a field or on an object is waited for by someone
  return ts.isIdentifier(user.left) ? isReadWaited(climb, user.left) : true;
}

function isReadWaited(climb: Climb, name: ts.Node): boolean {
  if (!ts.isIdentifier(name)) return false;
  return readsOf(climb.program, name).some((read) => isWaited(climb, read));
}

function isChainWaited(climb: Climb, access: ts.PropertyAccessExpression): boolean {
  const whole = outermost(access);
  const call = whole.parent;
  if (!ts.isCallExpression(call) || call.expression !== whole) return true;
  const name = access.name.text;
  const goesOn = call.arguments.flatMap((argument) => continuations(argument));
  const continues = /^(then|subscribe|on|once|end|exec|pipe)$/.test(name);
  if (name === 'pipe' && call.arguments.some(isReplyObject)) return true;
  if (continues && goesOn.some((callback) => acts(functionNamed(climb.program, callback)))) return true;
  return name === 'subscribe' ? false : isWaited(climb, call);
}

function continuations(argument: ts.Expression): ts.Expression[] {
  if (!ts.isObjectLiteralExpression(argument)) return [argument];
  const next = argument.properties.find((property) => propertyName(property.name) === 'next');
  return next !== undefined && ts.isPropertyAssignment(next) ? [next.initializer] : [];
}

function isCallWaited(climb: Climb, call: ts.CallExpression, position: ts.Node): boolean {
  if (call.expression === position) return isWaited(climb, call);
  if (isMiddlewareArgument(call, position)) return true;
  if (isCombinator(call)) climb.parallel ??= call;
  const { expression } = call;
  if (/^(push|add)$/.test(calleeName(call)) && ts.isPropertyAccessExpression(expression)) {
    const collection = declarationOf(climb.program, expression.expression);
    if (collection !== undefined && ts.isVariableDeclaration(collection)) {
      return isReadWaited(climb, collection.name);
    }
  }
  return isWaited(climb, call);
}

/** The promise is what a function returns: who runs the function waits, or its callers may. */
function isResultWaited(climb: Climb, fn: FunctionNode | undefined): boolean {
  if (fn === undefined) return true;
  const role = callbackRole(fn);
  switch (role.kind) {
    case 'called-in-place':
    case 'continuation':
    case 'wrapper':
      return isWaited(climb, role.call);
    case 'iteration':
      return calleeName(role.call) === 'forEach' ? false : isWaited(climb, role.call);
    case 'operator':
      return isWaited(climb, role.pipe);
    case 'executor':
    case 'observer':
      return false;
    case 'registration':
      return isVerbRegistration(role.call);
    case 'declared':
      return true;
  }
}
