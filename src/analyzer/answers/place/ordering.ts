import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import type { Program } from '../../syntax/program.js';
import { calleeName, propertyName } from '../code/names.js';
import { descendants } from '../code/transparent.js';
import { throughConstant } from './constants.js';
import { loopsAround } from './loops.js';

/*
 * Order matters for changes to one entity that overwrite each other. Told simply:
 * - the request changes something (its method is PUT, PATCH, POST or DELETE, or its name says so), and
 * - it says which state or version comes next: the path ends in a state, or the body has a `status`, `state`,
 *   `version`, `revision`, `sequence`; or
 * - it is a PUT or PATCH in a loop whose address does not depend on the element: every turn changes the same entity.
 */
const STATE_FIELD =
  /^(status|state|version|revision|sequence|sequenceNumber|seq|etag|\w+(Status|State|Version))$/;
const STATE_PATH = /\/(\w+-)?(status|state|version)\/?(['"`?]|$)/i;
const CHANGING_NAME = /^(put|patch|post|delete|del|update|set|change|transition|mark)/i;
const OVERWRITING_NAME = /^(put|patch|update|set)/i;

/** True where several such requests must reach the callee in the order they were sent in. */
export function isOrdered(program: Program, site: ts.Expression, body: ts.Expression | undefined): boolean {
  if (!ts.isCallExpression(site)) return false;
  const method = methodNameOf(site);
  if (!CHANGING_NAME.test(method)) return false;
  if (
    objectsOf(program, site, body).some(hasState) ||
    addressText(program, site).some((text) => STATE_PATH.test(text))
  )
    return true;
  return OVERWRITING_NAME.test(method) && isSameEachTurn(program, site);
}

/** The method that the arguments state (`{ method: 'PUT' }`, `'PUT'`), else the name of the called function. */
function methodNameOf(site: ts.CallExpression): string {
  for (const object of site.arguments.map(bare).filter((each) => ts.isObjectLiteralExpression(each))) {
    const method = object.properties.find((property) => propertyName(property.name) === 'method');
    const value =
      method !== undefined && ts.isPropertyAssignment(method) ? bare(method.initializer) : undefined;
    if (value !== undefined && ts.isStringLiteralLike(value)) return value.text;
  }
  const stated = site.arguments.find(
    (argument) => ts.isStringLiteralLike(argument) && /^(PUT|PATCH|POST|DELETE)$/.test(argument.text),
  );
  return stated !== undefined && ts.isStringLiteralLike(stated) ? stated.text : calleeName(site);
}

/** The object literals that are sent: the body, or the arguments and what they hold under `json`, `data`, `body`. */
function objectsOf(
  program: Program,
  site: ts.CallExpression,
  body: ts.Expression | undefined,
): ts.ObjectLiteralExpression[] {
  const roots = body === undefined ? [...site.arguments] : [body];
  return roots.flatMap((root) => sentObjects(program, root));
}

function sentObjects(program: Program, sent: ts.Expression): ts.ObjectLiteralExpression[] {
  const node = throughConstant(program, bare(sent));
  if (ts.isCallExpression(node)) return node.arguments.flatMap((argument) => sentObjects(program, argument));
  if (!ts.isObjectLiteralExpression(node)) return [];
  const held = node.properties.flatMap((property) => {
    const isBody = /^(json|data|body|form|payload)$/.test(propertyName(property.name));
    return isBody && ts.isPropertyAssignment(property) ? sentObjects(program, property.initializer) : [];
  });
  return [node, ...held];
}

function hasState(object: ts.ObjectLiteralExpression): boolean {
  return object.properties.some((property) => STATE_FIELD.test(propertyName(property.name)));
}

function addressText(program: Program, site: ts.CallExpression): string[] {
  return site.arguments
    .flatMap((argument) => descendants(throughConstant(program, bare(argument))))
    .filter((node) => ts.isStringLiteralLike(node) || ts.isTemplateTail(node))
    .map((node) => (node as ts.LiteralLikeNode).text);
}

/** True where the innermost loop's element occurs in no address of the request. */
function isSameEachTurn(program: Program, site: ts.CallExpression): boolean {
  const loop = loopsAround(site)[0];
  const address = site.arguments[0];
  if (loop === undefined || address === undefined) return false;
  const names = new Set(elementNames(loop));
  return !descendants(throughConstant(program, bare(address))).some(
    (node) => ts.isIdentifier(node) && names.has(node.text),
  );
}

function elementNames(loop: ts.Node): string[] {
  const declarations = ts.isFunctionLike(loop) ? loop.parameters : declaredBy(loop);
  return declarations.flatMap((declaration) =>
    descendants(declaration.name).flatMap((node) => (ts.isIdentifier(node) ? node.text : [])),
  );
}

function declaredBy(loop: ts.Node): readonly ts.VariableDeclaration[] {
  if (!(ts.isForOfStatement(loop) || ts.isForInStatement(loop) || ts.isForStatement(loop))) return [];
  const { initializer } = loop;
  return initializer !== undefined && ts.isVariableDeclarationList(initializer)
    ? initializer.declarations
    : [];
}
