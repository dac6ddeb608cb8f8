import { ts } from 'ts-morph';
import { functionNamed } from '../code/callee.js';
import { calleeName, propertyName } from '../code/names.js';
import { outermost } from '../code/transparent.js';
import { callbackOf, eventOf } from '../use/callbacks.js';
import { isOperatorPipe, operatorsNamed } from '../use/operators.js';
import { bodyConsequence } from './consequence.js';
import { alsoSkipping, type Failing, type Failure, propagates, swallowed } from './failing.js';
import { errorCallback, handledBy } from './handlers.js';

/** `.then`, `.catch`, `.pipe`, `.subscribe`, `.on('error')` and other methods of a promise, observable or request. */
export function chained(failing: Failing, access: ts.PropertyAccessExpression): Failure {
  const whole = outermost(access);
  const call = whole.parent;
  if (!ts.isCallExpression(call) || call.expression !== whole) return propagates(access);
  const [first, second] = call.arguments;
  switch (access.name.text) {
    case 'then':
      return alsoSkipping(
        second === undefined ? failing.rejectionOf(call) : handledBy(failing, second, call),
        first !== undefined && acts(failing, first),
      );
    case 'catch':
      return first === undefined ? failing.rejectionOf(call) : handledBy(failing, first, call);
    case 'pipe':
      return isOperatorPipe(call) ? piped(failing, call, 0) : propagates(call);
    case 'subscribe':
      return subscribed(failing, call);
    default:
      return otherMethod(failing, call);
  }
}

function acts(failing: Failing, callback: ts.Expression): boolean {
  const fn = functionNamed(failing.program, callback);
  return fn !== undefined && bodyConsequence(fn.body).acts !== undefined;
}

function otherMethod(failing: Failing, call: ts.CallExpression): Failure {
  const callback = callbackOf(failing.program, call);
  const event = eventOf(call);
  const handler = call.arguments.at(-1);
  if (event === 'error' && handler !== undefined) return handledBy(failing, handler, call);
  if (event === '' && callback?.takesError) return errorCallback(failing, callback, call);
  if (calleeName(call) === 'retry') return { ...failing.rejectionOf(call), handling: 'retried' };
  return failing.rejectionOf(call);
}

/** The failure as the operators of a `pipe` from `index` on see it. */
export function piped(failing: Failing, pipe: ts.CallExpression, index: number): Failure {
  const operators = pipe.arguments.slice(index);
  const handler = operatorsNamed(operators, /^catchError$/)[0]?.arguments[0];
  const failure = handler === undefined ? failing.rejectionOf(pipe) : handledBy(failing, handler, pipe);
  return operatorsNamed(operators, /^retry/).length > 0 ? { ...failure, handling: 'retried' } : failure;
}

/** `subscribe(next, error)`, `subscribe({ next, error })`; without an error callback nobody sees the failure. */
function subscribed(failing: Failing, call: ts.CallExpression): Failure {
  const [first, second] = call.arguments;
  const observer = first !== undefined && ts.isObjectLiteralExpression(first) ? first : undefined;
  const part = (name: string): ts.Expression | undefined => {
    const property = observer?.properties.find((each) => propertyName(each.name) === name);
    return property !== undefined && ts.isPropertyAssignment(property) ? property.initializer : undefined;
  };
  const onError = observer === undefined ? second : part('error');
  const onNext = observer === undefined ? first : part('next');
  const failure = onError === undefined ? swallowed(call) : handledBy(failing, onError, call);
  return alsoSkipping(failure, onNext !== undefined && acts(failing, onNext));
}
