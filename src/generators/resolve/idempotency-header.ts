import { ts } from 'ts-morph';
import type { Call } from '../../model/call.js';
import { bare } from '../syntax/bare.js';
import type { CheckedProgram } from './checked-program.js';
import type { TextEdit } from './text-edits.js';

/**
 * The edit that gives a request the idempotency key, where the call shows where headers go; undefined where it does not.
 *
 * @param headers source of the expression that makes them
 */
export function headerEdit(
  call: Call,
  node: ts.CallExpression,
  headers: string,
  program: CheckedProgram,
): TextEdit | undefined {
  if (call.via.length > 0) return ofWrapper(node, headers, program);
  return placements[call.client]?.(node, headers);
}

type Placement = (node: ts.CallExpression, headers: string) => TextEdit | undefined;

/** Where each client takes headers. A client that is not here, or a call of another shape, goes without. */
const placements: Readonly<Record<string, Placement>> = {
  axios: ofAxios,
  '@nestjs/axios': ofAxios,
  fetch: (node, headers) => inOptions(node.arguments[1], headers),
  'node-fetch': (node, headers) => inOptions(node.arguments[1], headers),
  got: (node, headers) =>
    node.arguments.length === 1 && !ts.isObjectLiteralExpression(node.arguments[0] ?? node)
      ? appended(node, `{ headers: ${headers} }`)
      : inOptions(node.arguments.at(-1), headers),
};

/** `post(url, body, config)`, `delete(url, config)`, `request(config)`: https://axios-http.com/docs/api_intro */
function ofAxios(node: ts.CallExpression, headers: string): TextEdit | undefined {
  const verb = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : '';
  const position = /^(?:post|put|patch)$/.test(verb)
    ? 2
    : /^(?:get|delete|head|options)$/.test(verb)
      ? 1
      : undefined;
  if (position === undefined) return inOptions(node.arguments[0], headers);
  const missing = position - node.arguments.length;
  if (missing < 0) return inOptions(node.arguments[position], headers);
  return appended(node, [...Array<string>(missing).fill('undefined'), `{ headers: ${headers} }`].join(', '));
}

/** A function of the repository that takes headers as a parameter of its own, after what the call gives it. */
function ofWrapper(
  node: ts.CallExpression,
  headers: string,
  { checker }: CheckedProgram,
): TextEdit | undefined {
  const declaration = checker.getResolvedSignature(node)?.getDeclaration();
  const index =
    declaration?.parameters.findIndex((parameter) => parameter.name.getText() === 'headers') ?? -1;
  if (index < 1 || index > node.arguments.length) return undefined;
  return index === node.arguments.length ? appended(node, headers) : spread(node.arguments[index], headers);
}

function inOptions(options: ts.Node | undefined, headers: string): TextEdit | undefined {
  const object = options && ts.isExpression(options) ? bare(options) : undefined;
  if (object === undefined || !ts.isObjectLiteralExpression(object)) return undefined;
  const member = object.properties.find((property) => property.name?.getText() === 'headers');
  if (member === undefined) return afterMembers(object, `headers: ${headers}`);
  return ts.isPropertyAssignment(member) ? spread(member.initializer, headers) : undefined;
}

/** Adds to a headers object. Anything else than a plain object (`new Headers()`) is left alone. */
function spread(current: ts.Expression | undefined, headers: string): TextEdit | undefined {
  const object = current && bare(current);
  if (object === undefined) return undefined;
  if (ts.isObjectLiteralExpression(object)) return afterMembers(object, `...${headers}`);
  return undefined;
}

function afterMembers(object: ts.ObjectLiteralExpression, member: string): TextEdit {
  const last = object.properties.at(-1);
  if (last === undefined) return { start: object.getStart(), end: object.end, replacement: `{ ${member} }` };
  return { start: last.end, end: last.end, replacement: `, ${member}` };
}

function appended(node: ts.CallExpression, argument: string): TextEdit {
  const last = node.arguments.at(-1);
  const at = last?.end ?? node.end - 1;
  return { start: at, end: at, replacement: last === undefined ? argument : `, ${argument}` };
}
