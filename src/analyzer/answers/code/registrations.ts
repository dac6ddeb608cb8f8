import { ts } from 'ts-morph';
import { calleeName, receiverOf } from './names.js';

const VERBS = /^(get|post|put|patch|delete|del|all|use|options|head|route|on|register)$/;

/** `app.post('/orders', f)`: the framework sends what the handler returns. */
export function isVerbRegistration(call: ts.CallExpression | ts.NewExpression): boolean {
  return (
    ts.isCallExpression(call) &&
    receiverOf(call) !== undefined &&
    VERBS.test(calleeName(call)) &&
    calleeName(call) !== 'on'
  );
}

/** `app.use('/users', proxy(url))`: what is mounted answers the caller's own clients. */
export function isMiddlewareArgument(call: ts.CallExpression, argument: ts.Node): boolean {
  const isMount = receiverOf(call) !== undefined && /^(use|register)$/.test(calleeName(call));
  return isMount && call.arguments.some((each) => each === argument);
}
