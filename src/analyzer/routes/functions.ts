import { ts } from 'ts-morph';
import { isAssignment } from '../syntax/assignments.js';
import type { SourceProgram } from '../syntax/create-program.js';
import { awaited } from '../syntax/expressions.js';
import type { Definition } from '../syntax/program.js';

/** A function of the repository and what it is called, `Class.method` for a method. */
export interface FoundFunction {
  readonly node: ts.FunctionLikeDeclaration;
  readonly name: string | null;
}

/** Wrappers around wrappers, and functions that name each other, end after so many steps. */
const depthLimit = 6;

/**
 * The function that an expression stands for: one written there, a name that refers to one, a method, what `bind`
 * binds, what a wrapper such as `asyncHandler(create)` is given, or what a factory returns.
 */
export function functionBehind(node: ts.Node, program: SourceProgram, depth = 0): FoundFunction | undefined {
  if (depth > depthLimit) return undefined;
  const inner = ts.isExpression(node) ? awaited(node) : node;
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner))
    return { node: inner, name: nameOf(inner) };
  if (ts.isMethodDeclaration(inner) || ts.isFunctionDeclaration(inner))
    return { node: inner, name: nameOf(inner) };
  if (ts.isVariableDeclaration(inner) || ts.isExportAssignment(inner) || isAssignment(inner)) {
    return declaredFunction(inner, program, depth);
  }
  if (ts.isIdentifier(inner)) return definedFunction(program.definition(inner), program, depth);
  if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(inner.name)) {
    return definedFunction(program.definition(inner.name), program, depth);
  }
  if (ts.isArrayLiteralExpression(inner)) {
    const last = inner.elements[inner.elements.length - 1];
    return last === undefined ? undefined : functionBehind(last, program, depth + 1);
  }
  return ts.isCallExpression(inner) ? calledFunction(inner, program, depth) : undefined;
}

function calledFunction(
  call: ts.CallExpression,
  program: SourceProgram,
  depth: number,
): FoundFunction | undefined {
  const callee = awaited(call.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind') {
    return functionBehind(callee.expression, program, depth + 1);
  }
  for (const argument of call.arguments) {
    const given = functionBehind(argument, program, depth + 1);
    if (given !== undefined) return given;
  }
  const factory = functionBehind(callee, program, depth + 1);
  const returned = factory === undefined ? undefined : returnedExpression(factory.node);
  const made = returned === undefined ? undefined : functionBehind(returned, program, depth + 1);
  return made === undefined ? undefined : { node: made.node, name: made.name ?? factory?.name ?? null };
}

function definedFunction(
  definition: Definition | undefined,
  program: SourceProgram,
  depth: number,
): FoundFunction | undefined {
  return definition?.kind === 'declaration' ? declaredFunction(definition.node, program, depth) : undefined;
}

/** The function that a declaration makes known. */
export function declaredFunction(
  node: ts.Declaration,
  program: SourceProgram,
  depth = 0,
): FoundFunction | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) {
    return node.body === undefined ? undefined : { node, name: nameOf(node) };
  }
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
    const found =
      node.initializer === undefined ? undefined : functionBehind(node.initializer, program, depth + 1);
    // What a wrapper is given has no name of its own: `const create = asyncHandler(async () => …)`.
    return found?.name === null ? { ...found, name: ownName(node.name.getText()) } : found;
  }
  if (ts.isBinaryExpression(node)) return functionBehind(node.right, program, depth + 1);
  if (ts.isExportAssignment(node)) return functionBehind(node.expression, program, depth + 1);
  return ts.isExpression(node) ? functionBehind(node, program, depth + 1) : undefined;
}

/** What a function returns at its end, or the body of an arrow function. */
export function returnedExpression(node: ts.FunctionLikeDeclaration): ts.Expression | undefined {
  const { body } = node;
  if (body === undefined) return undefined;
  if (!ts.isBlock(body)) return body;
  const statement = body.statements.findLast(ts.isReturnStatement);
  return statement?.expression;
}

/** The name of a function by its own name, or that of the variable or member that holds it. */
function nameOf(node: ts.FunctionLikeDeclaration): string | null {
  const own = node.name === undefined ? undefined : writtenName(node.name);
  let holder: ts.Node = node.parent;
  while (
    ts.isParenthesizedExpression(holder) ||
    ts.isAsExpression(holder) ||
    ts.isSatisfiesExpression(holder)
  ) {
    holder = holder.parent;
  }
  if (ts.isClassLike(node.parent)) return classMember(node.parent, own);
  if (own !== undefined) return ownName(own);
  if (ts.isPropertyDeclaration(holder)) return classMember(holder.parent, holder.name.getText());
  if (ts.isVariableDeclaration(holder) || ts.isPropertyAssignment(holder))
    return ownName(holder.name.getText());
  const assigned = ts.isBinaryExpression(holder) && holder.right === node ? holder.left : undefined;
  return assigned !== undefined && ts.isPropertyAccessExpression(assigned)
    ? ownName(assigned.name.text)
    : null;
}

/** A member such as `'GET /users'` has no name that a function could have. */
function writtenName(name: ts.PropertyName | ts.BindingName): string | undefined {
  const text = ts.isStringLiteralLike(name) ? name.text : name.getText();
  return /^#?[\w$]+$/.test(text) ? text : undefined;
}

/** The `handler` of a route object is a member's name, not the function's. */
function ownName(name: string): string | null {
  return name === 'handler' || name === 'exports' ? null : name;
}

function classMember(owner: ts.ClassLikeDeclaration, member: string | undefined): string | null {
  if (member === undefined) return null;
  return owner.name === undefined ? member : `${owner.name.text}.${member}`;
}
