import { ts } from 'ts-morph';
import { functionNamed } from '../code/callee.js';
import { isLogging, namesLogging } from '../code/logging.js';
import { lastName, propertyName } from '../code/names.js';
import { isReplyObject } from '../code/replies.js';
import { outermost } from '../code/transparent.js';
import { enter, namesFrom } from './arguments.js';
import { callbackCarriers, callbackOf } from './callbacks.js';
import {
  both,
  type Carrier,
  type Flow,
  follow,
  logged,
  NOTHING,
  onward,
  type Tracing,
  used,
} from './carrier.js';
import { isDiscarded } from './discarded.js';
import { afterOperator, isOperatorPipe } from './operators.js';
import { BODY_METHODS, propertyCarrier } from './properties.js';

const ELEMENTWISE = /^(map|forEach|filter|find|findIndex|some|every|flatMap|reduce|findLast)$/;
const HOUSEKEEPING =
  /^(resume|destroy|abort|cancel|unref|end|setTimeout|setEncoding|removeAllListeners|dump)$/;
const LISTENING = /^(on|once|addListener)$/;

/** A property or a method of what the carrier holds. */
export function member(
  tracing: Tracing,
  carrier: Carrier,
  access: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): Flow {
  const name = lastName(access);
  const whole = outermost(access);
  const call = whole.parent;
  if (ts.isCallExpression(call) && call.expression === whole) return method(tracing, carrier, call, name);
  if (
    ts.isBinaryExpression(call) &&
    call.left === whole &&
    call.operatorToken.kind === ts.SyntaxKind.EqualsToken
  ) {
    return NOTHING;
  }
  const taken = propertyCarrier(carrier, access, name);
  return taken === undefined ? NOTHING : follow([taken]);
}

function method(tracing: Tracing, carrier: Carrier, call: ts.CallExpression, name: string): Flow {
  const { program } = tracing;
  if (name === 'then') return then(tracing, carrier, call);
  if (name === 'catch' || name === 'finally' || name === 'toPromise') return onward(carrier, call);
  if (name === 'pipe') return pipe(tracing, carrier, call);
  if (name === 'subscribe') return subscribe(tracing, carrier, call);
  if (LISTENING.test(name)) return listen(tracing, carrier, call);
  if (ELEMENTWISE.test(name) && call.arguments.length > 0) return elementwise(tracing, carrier, call, name);
  const callback = callbackOf(program, call);
  if (callback !== undefined) {
    return both(follow(callbackCarriers(program, carrier, callback)), onward(carrier, call));
  }
  if (HOUSEKEEPING.test(name)) return onward(carrier, call);
  if (BODY_METHODS.has(name)) return onward(carrier, call, { stage: 'body' });
  if (carrier.whole || !isDiscarded(call)) return onward(carrier, call, { slots: [] });
  return used(carrier, 'next-call', call);
}

/** `.then(f)`: `f` sees the answer and its result is the chain's; without an `f` the chain has the answer. */
function then(tracing: Tracing, carrier: Carrier, call: ts.CallExpression): Flow {
  const callback = call.arguments[0];
  if (callback === undefined || callback.kind === ts.SyntaxKind.NullKeyword) return onward(carrier, call);
  return given(tracing, carrier, call, callback);
}

/** A function is given the answer as its first argument. */
function given(tracing: Tracing, carrier: Carrier, call: ts.CallExpression, callback: ts.Expression): Flow {
  if (namesLogging(callback)) return logged(callback);
  const fn = functionNamed(tracing.program, callback);
  if (fn !== undefined) return enter(tracing.program, carrier, fn, call, 0);
  if (ts.isCallExpression(callback) && isLogging(callback)) return logged(callback);
  return both(used(carrier, 'next-call', callback), onward(carrier, call, { whole: false }));
}

function pipe(tracing: Tracing, carrier: Carrier, call: ts.CallExpression): Flow {
  if (isOperatorPipe(call)) return afterOperator(tracing.program, carrier, call, 0);
  const target = call.arguments[0];
  return used(carrier, target !== undefined && isReplyObject(target) ? 'reply' : 'store', call);
}

/** `subscribe(f)`, `subscribe({ next: f })` */
function subscribe(tracing: Tracing, carrier: Carrier, call: ts.CallExpression): Flow {
  const first = call.arguments[0];
  if (first === undefined) return NOTHING;
  if (!ts.isObjectLiteralExpression(first)) return given(tracing, carrier, call, first);
  const next = first.properties.find((property) => propertyName(property.name) === 'next');
  if (next === undefined) return NOTHING;
  if (ts.isMethodDeclaration(next)) return enter(tracing.program, carrier, next, call, 0);
  return ts.isPropertyAssignment(next) ? given(tracing, carrier, call, next.initializer) : NOTHING;
}

/** `res.on('data', f)`: `f` sees part of the answer; `on('error', f)` does not. */
function listen(tracing: Tracing, carrier: Carrier, call: ts.CallExpression): Flow {
  const [event, callback] = call.arguments;
  const chain = onward(carrier, call);
  if (event === undefined || callback === undefined || !ts.isStringLiteralLike(event)) return chain;
  const fn = functionNamed(tracing.program, callback);
  if (fn === undefined || /^(error|timeout|close|abort)/i.test(event.text)) return chain;
  const stage = event.text === 'response' ? 'answer' : 'body';
  return both(enter(tracing.program, { ...carrier, stage }, fn, call, 0), chain);
}

/** `answer.items.map(f)`: `f` sees the elements; what it returns is followed from there. */
function elementwise(tracing: Tracing, carrier: Carrier, call: ts.CallExpression, name: string): Flow {
  const callback = call.arguments[0];
  const fn = callback === undefined ? undefined : functionNamed(tracing.program, callback);
  const element = { ...carrier, whole: false, slots: carrier.slots.slice(1) };
  const parameter = fn?.parameters[name === 'reduce' ? 1 : 0];
  const inside = parameter === undefined ? [] : namesFrom(tracing.program, element, parameter.name);
  const isMade = /^(forEach|map|flatMap|reduce)$/.test(name) && fn !== undefined;
  return follow([...inside, ...(isMade ? [] : [{ ...element, node: call }])]);
}
