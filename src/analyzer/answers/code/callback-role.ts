import { ts } from 'ts-morph';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import { isLeftAlone } from '../use/discarded.js';
import { isInlineFunction } from './functions.js';
import { calleeName, propertyName, receiverOf } from './names.js';
import { isVerbRegistration } from './registrations.js';
import { outermost } from './transparent.js';

/** By whom a function that stands in an expression is run, and what becomes of its result. */
export type CallbackRole =
  /** `(async () => …)()` */
  | { readonly kind: 'called-in-place'; readonly call: ts.CallExpression }
  /** `.then(f)`, `.catch(f)`, `.finally(f)`: the chain has its result. */
  | { readonly kind: 'continuation'; readonly call: ts.CallExpression }
  /** `pipe(map(f))`: the operators after `index` see its result. */
  | { readonly kind: 'operator'; readonly pipe: ts.CallExpression; readonly index: number }
  /** `subscribe(f)`, `subscribe({ next: f })`: nobody sees its result. */
  | { readonly kind: 'observer'; readonly call: ts.CallExpression }
  /** `items.map(f)`, `forEach(f)`: run once an element. */
  | { readonly kind: 'iteration'; readonly call: ts.CallExpression }
  /** `new Promise(f)` */
  | { readonly kind: 'executor'; readonly promise: ts.NewExpression }
  /** A function that runs it and hands its result on: `retry(f)`, `withSpan('x', f)`, `prisma.$transaction(f)`. */
  | { readonly kind: 'wrapper'; readonly call: ts.CallExpression | ts.NewExpression }
  /** Kept to be run later: a route handler, a listener, a timer. */
  | { readonly kind: 'registration'; readonly call: ts.CallExpression | ts.NewExpression }
  /** A function with a name or a place of its own, run by its callers. */
  | { readonly kind: 'declared' };

const CONTINUATIONS = new Set(['then', 'catch', 'finally']);
const ITERATIONS =
  /^(map|forEach|flatMap|filter|reduce|some|every|find|pMap|mapSeries|eachSeries|eachLimit|mapLimit|each|eachOf)$/;
const REGISTRATIONS =
  /^(on|once|addListener|addEventListener|setTimeout|setInterval|setImmediate|nextTick|schedule|scheduleJob|subscribe|consume|process|listen|useEffect|describe|it|test|get|post|put|patch|delete|del|all|use|options|head|route|register|command|action)$/;

/** Tells a function's role from where it stands. */
export function callbackRole(fn: FunctionNode): CallbackRole {
  if (!isInlineFunction(fn)) return { kind: 'declared' };
  const whole = outermost(fn);
  const parent = whole.parent;
  if (ts.isNewExpression(parent)) {
    if (calleeName(parent) === 'Promise') return { kind: 'executor', promise: parent };
    return { kind: 'wrapper', call: parent };
  }
  if (ts.isCallExpression(parent)) {
    if (parent.expression === whole) return { kind: 'called-in-place', call: parent };
    return roleOfArgument(parent, whole);
  }
  return observerMember(parent) ?? { kind: 'declared' };
}

function roleOfArgument(call: ts.CallExpression, argument: ts.Node): CallbackRole {
  const name = calleeName(call);
  const onObject = receiverOf(call) !== undefined;
  if (onObject && CONTINUATIONS.has(name)) return { kind: 'continuation', call };
  if (name === 'subscribe' && call.arguments[0] === argument) return { kind: 'observer', call };
  const outer = outermost(call).parent;
  if (ts.isCallExpression(outer) && calleeName(outer) === 'pipe' && outer.expression !== call) {
    return { kind: 'operator', pipe: outer, index: outer.arguments.indexOf(call) };
  }
  if (ITERATIONS.test(name)) return { kind: 'iteration', call };
  if (REGISTRATIONS.test(name) && isKept(call, name)) return { kind: 'registration', call };
  if (isKeptFunction(call)) return { kind: 'declared' };
  return isLeftAlone(call) ? { kind: 'registration', call } : { kind: 'wrapper', call };
}

/** A call whose result is kept as a property, an export or a module's constant made a function: `asyncHandler(f)`. */
function isKeptFunction(call: ts.CallExpression): boolean {
  const whole = outermost(call);
  const { parent } = whole;
  if (ts.isVariableDeclaration(parent)) return functionAround(parent) === undefined;
  if (ts.isBinaryExpression(parent))
    return parent.right === whole && ts.isPropertyAccessExpression(parent.left);
  if (ts.isCallExpression(parent) && parent.expression !== whole) {
    return isVerbRegistration(parent) && isKept(parent, calleeName(parent));
  }
  return ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isExportAssignment(parent);
}

/** `db.get(key, f)` may hand a result on, `app.get('/x', f)` does not: used results are handed on. */
function isKept(call: ts.CallExpression, name: string): boolean {
  return (
    /^(set|on|once|add)/.test(name) || isLeftAlone(call) || ts.isStringLiteralLike(firstOf(call) ?? call)
  );
}

function firstOf(call: ts.CallExpression): ts.Expression | undefined {
  return call.arguments[0];
}

/** `subscribe({ next: f })` */
function observerMember(parent: ts.Node): CallbackRole | undefined {
  if (!ts.isPropertyAssignment(parent) || !ts.isCallExpression(parent.parent.parent)) return undefined;
  const call = parent.parent.parent;
  if (calleeName(call) !== 'subscribe' || !/^(next|error|complete)$/.test(propertyName(parent.name)))
    return undefined;
  return { kind: 'observer', call };
}
