import { ts } from 'ts-morph';
import type { Route } from '../../../../model/route.js';
import { identifiersIn } from './checked-source.js';
import type { HandlerFunction } from './handler-function.js';
import { type Refusal, refusal } from './refusal.js';

export interface BodyRead {
  readonly access: ts.Expression;
  /** The read with the casts around it. */
  readonly outer: ts.Expression;
  readonly cast: ts.TypeNode | undefined;
}

export interface PathRead {
  readonly name: string;
  readonly node: ts.Node;
  readonly argument: string;
}

export interface Reads {
  readonly bodies: BodyRead[];
  readonly paths: PathRead[];
  readonly dropped: ts.Statement[];
}

/** Collects what nodes read of the request; refuses what a message does not carry. */
export function requestReadsOf(
  moved: readonly ts.Node[],
  handler: HandlerFunction,
  route: Route,
): Reads | Refusal {
  const reads: Reads = { bodies: [], paths: [], dropped: [] };
  for (const identifier of identifiersIn(moved)) {
    if (handler.request === undefined || handler.checked.declarationOf(identifier) !== handler.request)
      continue;
    const refused = collectRead(identifier, reads, route);
    if (refused !== undefined) return refused;
  }
  return reads;
}

function collectRead(identifier: ts.Identifier, reads: Reads, route: Route): Refusal | undefined {
  const access = identifier.parent;
  const member = ts.isPropertyAccessExpression(access) ? access.name.text : undefined;
  if (ts.isPropertyAccessExpression(access) && member === 'body') {
    const outer = withCasts(access);
    reads.bodies.push({ access, outer, cast: castOf(outer) });
    return undefined;
  }
  if (ts.isPropertyAccessExpression(access) && member === 'params')
    return collectPathRead(access, reads, route);
  const text = member === undefined ? identifier.text : `${identifier.text}.${member}`;
  return refusal(`The handler reads \`${text}\`, which the message does not carry.`);
}

function collectPathRead(params: ts.Expression, reads: Reads, route: Route): Refusal | undefined {
  const outer = withCasts(params);
  const { parent } = outer;
  const single = ts.isPropertyAccessExpression(parent)
    ? parent.name.text
    : ts.isElementAccessExpression(parent) && ts.isStringLiteral(parent.argumentExpression)
      ? parent.argumentExpression.text
      : undefined;
  if (single !== undefined && route.parameters.includes(single)) {
    reads.paths.push({ name: single, node: parent, argument: parent.getText() });
    return undefined;
  }
  const names = ts.isVariableDeclaration(parent) ? plainBindings(parent.name) : undefined;
  const statement = ts.isVariableDeclaration(parent) ? loneStatement(parent) : undefined;
  if (
    names === undefined ||
    statement === undefined ||
    names.some((name) => !route.parameters.includes(name))
  ) {
    return refusal(`The handler reads \`${parent.getText()}\`, which is no segment of ${route.path}.`);
  }
  const taken = outer === params ? params.getText() : `(${unparenthesised(outer).getText()})`;
  for (const name of names) reads.paths.push({ name, node: statement, argument: `${taken}.${name}` });
  reads.dropped.push(statement);
  return undefined;
}

/** The names of `{ id, other }`; undefined for renamed, defaulted, nested and rest elements. */
function plainBindings(pattern: ts.BindingName): readonly string[] | undefined {
  if (!ts.isObjectBindingPattern(pattern)) return undefined;
  const names = pattern.elements.map(({ name, propertyName, initializer, dotDotDotToken }) =>
    ts.isIdentifier(name) &&
    propertyName === undefined &&
    initializer === undefined &&
    dotDotDotToken === undefined
      ? name.text
      : undefined,
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** The `const` statement that declares nothing else. */
export function loneStatement(declaration: ts.VariableDeclaration): ts.VariableStatement | undefined {
  const list = declaration.parent;
  if (!ts.isVariableDeclarationList(list) || list.declarations.length !== 1) return undefined;
  return (list.flags & ts.NodeFlags.Const) !== 0 && ts.isVariableStatement(list.parent)
    ? list.parent
    : undefined;
}

function withCasts(expression: ts.Expression): ts.Expression {
  let outer = expression;
  while (
    ts.isParenthesizedExpression(outer.parent) ||
    ts.isAsExpression(outer.parent) ||
    ts.isNonNullExpression(outer.parent)
  ) {
    outer = outer.parent;
  }
  return outer;
}

export function castOf(outer: ts.Expression): ts.TypeNode | undefined {
  const inner = unparenthesised(outer);
  return ts.isAsExpression(inner) ? inner.type : undefined;
}

function unparenthesised(expression: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(expression) ? unparenthesised(expression.expression) : expression;
}
