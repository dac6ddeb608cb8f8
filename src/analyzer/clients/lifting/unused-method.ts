import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { propertyText } from '../../syntax/expressions.js';
import type { FunctionNode } from '../../syntax/function-nodes.js';

/** True for an object literal that a function gives back, or that is part of one. */
function isReturnedObject(node: ts.ObjectLiteralExpression): boolean {
  let at: ts.Node = node;
  while (
    ts.isParenthesizedExpression(at.parent) ||
    ts.isAsExpression(at.parent) ||
    ts.isSatisfiesExpression(at.parent) ||
    (ts.isPropertyAssignment(at.parent) && ts.isObjectLiteralExpression(at.parent.parent))
  )
    at = ts.isPropertyAssignment(at.parent) ? at.parent.parent : at.parent;
  return ts.isReturnStatement(at.parent) || ts.isArrowFunction(at.parent);
}

/** The name of a method of a class, or of a function that a factory gives back as a member. */
function memberName(node: FunctionNode): string | undefined {
  if (ts.isMethodDeclaration(node)) {
    const isMember = ts.isClassLike(node.parent) || isReturnedObject(node.parent);
    return isMember && !ts.isComputedPropertyName(node.name) ? node.name.text : undefined;
  }
  const { parent } = node;
  if (!ts.isPropertyAssignment(parent) || !isReturnedObject(parent.parent)) return undefined;
  return propertyText(parent.name);
}

/**
 * True for a method without known callers that nothing else can reach: no decorator hands it to a framework, and no
 * code takes it as a value (`router.get('/', orders.list)`).
 */
export function isUnusedMethod(program: SourceProgram, node: FunctionNode): boolean {
  const name = memberName(node);
  if (name === undefined || !/^[#\w$]+$/.test(name)) return false;
  if (ts.canHaveDecorators(node) && (ts.getDecorators(node) ?? []).length > 0) return false;
  const asValue = new RegExp(`\\.${name.replaceAll('$', '\\$')}\\b(?!\\s*(?:<[^()]*>)?\\s*\\()`);
  return !program.filesWith(name).some((file) => asValue.test(program.textOf(file)));
}
