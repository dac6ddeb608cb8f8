import { ts } from 'ts-morph';
import { callableName, importWord, isDefaultExport } from '../../syntax/callers.js';
import { type CallLike, calledName } from '../../syntax/expressions.js';
import { type FunctionNode, functionAround } from '../../syntax/function-nodes.js';
import type { Evaluator } from '../../values/evaluator.js';
import { breakerCalls } from '../breaker-calls.js';
import { calledAtRoot, enteringCalls } from './function-callers.js';

/** Names of names of a function (`const b = a.bind(…); const c = b.bind(…)`). */
const namesLimit = 8;

/** The name under which the result of a call is kept, where it is. */
function holderName(call: ts.Node): string | undefined {
  let at = call.parent;
  while (ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at) || ts.isAsExpression(at))
    at = at.parent;
  if (ts.isVariableDeclaration(at) || ts.isPropertyAssignment(at) || ts.isPropertyDeclaration(at))
    return at.name.getText();
  if (!ts.isBinaryExpression(at) || at.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return calledName(at.left)?.text;
}

/** The function that gives this one back: as its result, or as a member of an object that is its result. */
function returningFunction(node: FunctionNode): FunctionNode | undefined {
  const outer = functionAround(node);
  if (outer === undefined) return undefined;
  if (ts.isReturnStatement(node.parent) || node.parent === outer) return outer;
  const name = callableName(node);
  const isLocal = ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node.parent);
  if (!isLocal || name === undefined || outer.body === undefined || !ts.isBlock(outer.body)) return undefined;
  const isReturned = outer.body.statements.some(
    (statement) =>
      ts.isReturnStatement(statement) &&
      statement.expression !== undefined &&
      ts.isIdentifier(statement.expression) &&
      statement.expression.text === name,
  );
  return isReturned ? outer : undefined;
}

/** The calls of what calls of `outer` gave back: by the name that it was given, or at once (`open(base)(path)`). */
function callsOfReturned(evaluator: Evaluator, outer: FunctionNode, depth: number): readonly CallLike[] {
  return enteringCalls(evaluator, outer, depth).flatMap((call): readonly CallLike[] => {
    let at: ts.Node = call;
    while (ts.isAwaitExpression(at.parent) || ts.isParenthesizedExpression(at.parent)) at = at.parent;
    if (ts.isCallExpression(at.parent) && at.parent.expression === at) return [at.parent];
    const name = holderName(call);
    return name === undefined ? [] : evaluator.program.callsNamed(name);
  });
}

/** Other names of a function: what `bind` gives is kept under one of its own. */
function boundNames(evaluator: Evaluator, name: string): readonly string[] {
  const names = [name];
  for (let at = 0; at < names.length && names.length < namesLimit; at += 1) {
    for (const call of evaluator.program.callsOn(names[at] ?? '', 'bind')) {
      const holder = holderName(call);
      if (holder !== undefined && !names.includes(holder)) names.push(holder);
    }
  }
  return names;
}

/** The calls of a parameter that a function is handed over as (`logged((path) => fetch(base + path))`). */
function callsAsArgument(evaluator: Evaluator, node: FunctionNode): readonly CallLike[] {
  const handed = node.parent;
  if (!ts.isCallExpression(handed)) return [];
  const index = ts.isExpression(node) ? handed.arguments.indexOf(node) : -1;
  if (index === -1) return [];
  return calledAtRoot(evaluator, handed).flatMap((callee) => {
    const parameter = callee.node.parameters[index];
    if (parameter === undefined || !ts.isIdentifier(parameter.name)) return [];
    return evaluator.program.callsNamed(parameter.name.text).filter((call) => {
      const name = calledName(call.expression);
      const definition = name === undefined ? undefined : evaluator.program.definition(name);
      return definition?.kind === 'declaration' && definition.node === parameter;
    });
  });
}

/** The calls that may enter a function, by the names that it goes by. */
export function candidateCalls(evaluator: Evaluator, node: FunctionNode, depth: number): readonly CallLike[] {
  const { program } = evaluator;
  const name = callableName(node);
  const names = name === undefined ? [] : boundNames(evaluator, name);
  const returning = returningFunction(node);
  const applied = names.flatMap((entry) => [
    ...program.callsOn(entry, 'apply'),
    ...program.callsOn(entry, 'call'),
  ]);
  const found = [
    ...names.flatMap((entry) => program.callsNamed(entry)),
    ...applied,
    ...(returning === undefined ? [] : callsOfReturned(evaluator, returning, depth)),
    ...callsAsArgument(evaluator, node),
    ...breakerCalls(program),
    ...(isDefaultExport(program, node) ? program.callsOfDefaults(importWord(program.fileOf(node))) : []),
  ];
  return [...new Set(found)];
}
