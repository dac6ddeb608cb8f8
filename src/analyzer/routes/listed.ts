import { ts } from 'ts-morph';
import type { SourceProgram } from '../syntax/create-program.js';
import { awaited, requiredModule } from '../syntax/expressions.js';
import type { Definition } from '../syntax/program.js';
import { functionBehind, returnedExpression } from './functions.js';
import { requiredDefault, valueOfDeclaration } from './routers/router-identity.js';

/** Lists that are made of lists … end after so many steps. */
const depthLimit = 6;

/** The items of a list, in whatever file they are written; what is no list is an item itself. */
export function listedItems(expression: ts.Expression, program: SourceProgram): readonly ts.Expression[] {
  return itemsOf(expression, program, 0);
}

/** The object literals among the items of a list. */
export function listedObjects(
  expression: ts.Expression,
  program: SourceProgram,
): readonly ts.ObjectLiteralExpression[] {
  return listedItems(expression, program).filter(ts.isObjectLiteralExpression);
}

function itemsOf(expression: ts.Expression, program: SourceProgram, depth: number): readonly ts.Expression[] {
  const inner = awaited(expression);
  if (depth > depthLimit) return [];
  if (ts.isSpreadElement(inner)) return itemsOf(inner.expression, program, depth);
  if (ts.isArrayLiteralExpression(inner)) {
    return inner.elements.flatMap((element) => itemsOf(element, program, depth + 1));
  }
  const parts = ts.isCallExpression(inner)
    ? calledParts(inner, program)
    : definedParts(definitionOf(inner, program), program);
  const items = parts.flatMap((part) => itemsOf(part, program, depth + 1));
  return items.length > 0 ? items : [inner];
}

function definitionOf(expression: ts.Expression, program: SourceProgram): Definition | undefined {
  const name = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return ts.isIdentifier(name) ? program.definition(name) : undefined;
}

/** What a name stands for; a parameter for what its callers give. */
function definedParts(definition: Definition | undefined, program: SourceProgram): readonly ts.Expression[] {
  if (definition?.kind !== 'declaration') return [];
  const { node } = definition;
  if (ts.isParameter(node)) {
    const index = node.parent.parameters.indexOf(node);
    const owner = ts.isConstructorDeclaration(node.parent) ? node.parent.parent : node.parent;
    return program.callersOf(owner).flatMap((call) => call.arguments?.[index] ?? []);
  }
  if (ts.isPropertyDeclaration(node)) return node.initializer === undefined ? [] : [node.initializer];
  const value = valueOfDeclaration(node);
  return value === undefined ? [] : [value];
}

/** `getRoutes()`, `require('./routes')`, `first.concat(second)`, `routes.flat()`. */
function calledParts(call: ts.CallExpression, program: SourceProgram): readonly ts.Expression[] {
  const callee = awaited(call.expression);
  if (ts.isPropertyAccessExpression(callee) && /^(?:concat|flat)$/.test(callee.name.text)) {
    return [callee.expression, ...call.arguments];
  }
  const specifier = requiredModule(call);
  if (specifier !== undefined) return definedParts(requiredDefault(call, specifier, program), program);
  const made = functionBehind(callee, program);
  const returned = made === undefined ? undefined : returnedExpression(made.node);
  return returned === undefined ? [] : [returned];
}
