import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { type FunctionNode, isFunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { isInlineFunction } from './functions.js';

/** The function of the repository that an expression names or is; undefined where it cannot be followed. */
export function functionNamed(program: Program, expression: ts.Expression): FunctionNode | undefined {
  const inner = bare(expression);
  if (isInlineFunction(inner)) return inner;
  if (ts.isCallExpression(inner)) return functionGiven(program, inner);
  const name = ts.isPropertyAccessExpression(inner) ? inner.name : inner;
  if (!ts.isIdentifier(name)) return undefined;
  const definition = program.definition(name);
  return definition?.kind === 'declaration' ? functionDeclared(definition.node) : undefined;
}

/** `f.bind(this)`, or the function that a function of the repository returns: `this.handleResponse(done)`. */
function functionGiven(program: Program, call: ts.CallExpression): FunctionNode | undefined {
  const callee = bare(call.expression);
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'bind') {
    return functionNamed(program, callee.expression);
  }
  const body = ts.isCallExpression(callee) ? undefined : functionNamed(program, callee)?.body;
  if (body === undefined) return undefined;
  const returned = ts.isBlock(body) ? body.statements.filter((each) => ts.isReturnStatement(each)) : [];
  const value = ts.isBlock(body) ? returned[0]?.expression : body;
  const inner = value === undefined ? undefined : bare(value);
  return inner !== undefined && isInlineFunction(inner) ? inner : undefined;
}

function functionDeclared(node: ts.Node): FunctionNode | undefined {
  if (isFunctionNode(node)) return node.body === undefined ? undefined : node;
  if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node) || ts.isPropertyAssignment(node)) {
    const value = node.initializer === undefined ? undefined : bare(node.initializer);
    return value !== undefined && isInlineFunction(value) ? value : undefined;
  }
  return undefined;
}
