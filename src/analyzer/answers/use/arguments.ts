import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { type FunctionNode, isFunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { callbackRole } from '../code/callback-role.js';
import { functionNamed } from '../code/callee.js';
import { isLogging } from '../code/logging.js';
import { calleeName, lastName, receiverOf } from '../code/names.js';
import { parameterOf, readsOf } from '../code/references.js';
import { isMiddlewareArgument } from '../code/registrations.js';
import { isReply } from '../code/replies.js';
import { userOf } from '../code/transparent.js';
import { isPure } from '../failure/consequence.js';
import {
  both,
  type Carrier,
  derived,
  type Flow,
  follow,
  logged,
  onward,
  type Tracing,
  used,
} from './carrier.js';
import { isDiscarded } from './discarded.js';
import { patternCarriers } from './properties.js';

/** Take several promises or observables and give one. */
const PROMISE_COMBINATORS = /^(all|allSettled|race|any)$/;
const STREAM_COMBINATORS = /^(forkJoin|combineLatest|zip)$/;
/** Give the same answer in another wrapping. */
const WRAPPINGS = /^(firstValueFrom|lastValueFrom|from|of|defer|toPromise)$/;
const STORES = /^(save|insert|update|upsert|create|write|persist|store|replace|setItem|cache)/i;
const REQUESTS =
  /^(fetch|request|axios|got|get|post|put|patch|delete|head|send|publish|emit|invoke|call|mutate|query)$/i;
const COLLECTS = /^(push|unshift|add|set|append|concat)$/;

/** True for `Promise.all(…)`, `forkJoin(…)` and the like. */
export function isCombinator(call: ts.CallExpression): boolean {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  return STREAM_COMBINATORS.test(name) || (PROMISE_COMBINATORS.test(name) && receiver !== undefined);
}

/** True for calls that give back the promise or observable they were given. */
function isWrapping(call: ts.CallExpression): boolean {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  return (
    WRAPPINGS.test(name) || (name === 'resolve' && receiver !== undefined && lastName(receiver) === 'Promise')
  );
}

/** The answer is an argument of a call. */
export function passed(tracing: Tracing, carrier: Carrier, call: ts.CallExpression, index: number): Flow {
  if (isLogging(call)) return logged(call);
  if (isReply(call) || isMiddlewareArgument(call, call.arguments[index] ?? call))
    return used(carrier, 'reply', call);
  const parameter = parameterOf(tracing.program, call.expression);
  if (parameter !== undefined) return passedBack(tracing, carrier, call, parameter);
  if (isCombinator(call) || isWrapping(call)) return onward(carrier, call);
  const fn = functionNamed(tracing.program, call.expression);
  if (fn !== undefined && carrier.frames.length < 4) return enter(tracing.program, carrier, fn, call, index);
  return passedOut(tracing.program, carrier, call);
}

/** `resolve(answer)` of a promise's executor settles it; any other function that was handed in takes the answer. */
function passedBack(
  tracing: Tracing,
  carrier: Carrier,
  call: ts.CallExpression,
  { parameter, index }: { parameter: ts.ParameterDeclaration; index: number },
): Flow {
  const owner = parameter.parent;
  const role = isFunctionNode(owner) ? callbackRole(owner) : undefined;
  if (role?.kind !== 'executor') return used(carrier, 'reply', call);
  if (index === 0) return onward(carrier, role.promise);
  return tracing.rejectionMatters(role.promise)
    ? used({ ...carrier, rank: 'status' }, 'decision', call)
    : logged(call);
}

/** Follows the answer into a function of the repository. */
export function enter(
  program: Program,
  carrier: Carrier,
  fn: FunctionNode,
  call: ts.Expression,
  index: number,
): Flow {
  const parameter =
    fn.parameters[index] ?? fn.parameters.findLast((each) => each.dotDotDotToken !== undefined);
  if (parameter === undefined) return follow([]);
  const inside = { ...carrier, frames: [...carrier.frames, { fn, call }] };
  return follow(namesFrom(program, inside, parameter.name));
}

/** The reads of every name that a declaration, a parameter or a pattern takes from the answer. */
export function namesFrom(program: Program, carrier: Carrier, name: ts.BindingName): Carrier[] {
  return patternCarriers(carrier, name).flatMap((taken) =>
    readsOf(program, taken.node).map((read) => ({ ...taken, node: read })),
  );
}

/** The answer leaves for code that is not followed: the name of the callee tells what for. */
function passedOut(program: Program, carrier: Carrier, call: ts.CallExpression): Flow {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  if (receiver !== undefined && COLLECTS.test(name)) {
    const collected = collect(program, carrier, receiver);
    if (collected !== undefined) return collected;
  }
  const result = derived(carrier, call);
  if (STORES.test(name)) return both(used(carrier, 'store', call), result);
  if (isPure(call) && !REQUESTS.test(name)) return isDiscarded(call) ? follow([]) : result;
  if (isDiscarded(call) || REQUESTS.test(name) || ts.isAwaitExpression(userOf(call))) {
    return used(carrier, 'next-call', call);
  }
  return result;
}

/** `list.push(answer)`, `map.set(key, answer)`: on to where the collection is read. */
function collect(program: Program, carrier: Carrier, receiver: ts.Expression): Flow | undefined {
  const inner = bare(receiver);
  if (!ts.isIdentifier(inner)) return used(carrier, 'store', receiver);
  const definition = program.definition(inner);
  if (definition?.kind !== 'declaration' || !ts.isVariableDeclaration(definition.node)) return undefined;
  const { name } = definition.node;
  if (!ts.isIdentifier(name)) return undefined;
  const reads = readsOf(program, name).filter((read) => read !== inner);
  return follow(reads.map((read) => ({ ...carrier, node: read, slots: [], whole: false })));
}
