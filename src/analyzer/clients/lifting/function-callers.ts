import { ts } from 'ts-morph';
import { callableName, importWord, isDefaultExport } from '../../syntax/callers.js';
import type { CallLike } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf } from '../../values/text.js';
import { type Frame, type FunctionNode, type FunctionValue, rootFrame } from '../../values/value.js';

/** A function called from more places than this is a platform of its own. */
const callersLimit = 300;

/** The function values that a call may enter, in a frame. */
export function calledFunctions(
  evaluator: Evaluator,
  call: CallLike,
  frame: Frame,
): readonly FunctionValue[] {
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) return [];
  return optionsOf(evaluator.evaluate(call.expression, frame)).filter((value) => value.kind === 'function');
}

/** The names that a returned function gets at the callers of the function that returns it. */
function namesOfReturned(evaluator: Evaluator, node: FunctionNode): readonly string[] {
  const { parent } = node;
  const outer =
    ts.isReturnStatement(parent) || ts.isArrowFunction(parent)
      ? ts.findAncestor(parent, isFunctionNode)
      : undefined;
  if (outer === undefined) return [];
  return callersOf(evaluator, outer).flatMap((call) => {
    const holder = ts.isAwaitExpression(call.parent) ? call.parent.parent : call.parent;
    return ts.isVariableDeclaration(holder) ||
      ts.isPropertyAssignment(holder) ||
      ts.isPropertyDeclaration(holder)
      ? [holder.name.getText()]
      : [];
  });
}

export function isFunctionNode(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isAccessor(node) ||
    ts.isConstructorDeclaration(node)
  );
}

function candidates(evaluator: Evaluator, node: FunctionNode): readonly CallLike[] {
  const { program } = evaluator;
  const name = callableName(node);
  const names = name === undefined ? namesOfReturned(evaluator, node) : [name];
  const named = names.flatMap((entry) => program.callsNamed(entry));
  if (!isDefaultExport(program, node)) return named;
  return [...named, ...program.callsOfDefaults(importWord(program.fileOf(node)))];
}

const known = new WeakMap<Evaluator, Map<FunctionNode, readonly CallLike[]>>();

/**
 * The calls that enter a function, confirmed by evaluating what is called; for a constructor the `new` expressions and
 * `super` calls.
 */
export function callersOf(evaluator: Evaluator, node: FunctionNode): readonly CallLike[] {
  const memory = known.get(evaluator) ?? new Map<FunctionNode, readonly CallLike[]>();
  known.set(evaluator, memory);
  const found = memory.get(node);
  if (found !== undefined) return found;
  memory.set(node, []); // a function that calls itself is no caller of its own
  const calls = ts.isConstructorDeclaration(node)
    ? evaluator.program.callersOf(node.parent)
    : [...new Set(candidates(evaluator, node))].filter((call) =>
        calledFunctions(evaluator, call, rootFrame).some((value) => value.node === node),
      );
  const limited = calls.slice(0, callersLimit);
  memory.set(node, limited);
  return limited;
}
