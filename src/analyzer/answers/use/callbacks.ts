import { ts } from 'ts-morph';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { functionNamed } from '../code/callee.js';
import { calleeName } from '../code/names.js';
import { userOf } from '../code/transparent.js';
import { namesFrom } from './arguments.js';
import type { Carrier } from './carrier.js';

const ERROR_NAME = /^_?(e|err|error|.*(Err|Error))$/;

/** The callback of a request in callback style, and whether its first parameter is the error. */
export interface RequestCallback {
  readonly fn: FunctionNode;
  readonly takesError: boolean;
}

/** The function among the last of a call's arguments: `request(options, (error, response, body) => …)`. */
export function callbackOf(program: Program, call: ts.Node): RequestCallback | undefined {
  if (!ts.isCallExpression(call)) return undefined;
  const last = call.arguments.at(-1);
  const fn = last === undefined ? undefined : functionNamed(program, last);
  if (fn === undefined) return undefined;
  const [first, , third] = fn.parameters;
  const isNamedSo = first !== undefined && ts.isIdentifier(first.name) && ERROR_NAME.test(first.name.text);
  // error, response and body, whatever their names
  return { fn, takesError: isNamedSo || third !== undefined };
}

/**
 * The callback of a request whose result comes through it: one that takes an error, or one whose call gives no
 * promise that anyone waits for (`http.get(url, (res) => …)`).
 */
export function requestCallbackOf(program: Program, site: ts.Node): RequestCallback | undefined {
  const callback = callbackOf(program, site);
  if (callback === undefined || callback.takesError) return callback;
  const user = userOf(site);
  const isEmitter = ts.isPropertyAccessExpression(user) && /^(on|once|end)$/.test(user.name.text);
  return isEmitter || ts.isExpressionStatement(user) || ts.isVariableDeclaration(user) ? callback : undefined;
}

/** Where a callback of a request reads the answer: the response, then the body. */
export function callbackCarriers(program: Program, carrier: Carrier, callback: RequestCallback): Carrier[] {
  const [response, body] = callback.fn.parameters.slice(callback.takesError ? 1 : 0);
  return [
    ...(response ? namesFrom(program, carrier, response.name) : []),
    ...(body ? namesFrom(program, { ...carrier, stage: 'body', whole: false }, body.name) : []),
  ];
}

/** True for a name that a callback is known by: `next`, `callback`, `cb`, `done`. */
export function isCallbackName(name: string): boolean {
  return /^(next|callback|cb|done|fn)$/i.test(name) || ERROR_NAME.test(name);
}

/** The error parameter's name of a handler function, where it has one. */
export function errorNameOf(fn: FunctionNode | ts.CatchClause): ts.Identifier | undefined {
  const name = ts.isCatchClause(fn) ? fn.variableDeclaration?.name : fn.parameters[0]?.name;
  return name !== undefined && ts.isIdentifier(name) ? name : undefined;
}

/** True for `listen('error', f)` and the like: the event's name. */
export function eventOf(call: ts.CallExpression): string {
  const [event] = call.arguments;
  const listens = /^(on|once|addListener|addEventListener)$/.test(calleeName(call));
  return listens && event !== undefined && ts.isStringLiteralLike(event) ? event.text : '';
}
