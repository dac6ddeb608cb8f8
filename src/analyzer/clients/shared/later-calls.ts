import { ts } from 'ts-morph';
import { eachNode } from '../../syntax/each-node.js';
import type { CallLike } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { type Deferred, rootFrame } from '../../values/value.js';

/** A call on what a request's call gave: `.send(body)`. */
export interface LaterCall {
  readonly name: string;
  readonly arguments: readonly Deferred[];
}

interface Chain {
  readonly calls: readonly LaterCall[];
  /** The whole chain. */
  readonly end: ts.Node;
}

/** The calls that follow an expression, nearest first. */
function chainOf(evaluator: Evaluator, start: ts.Node): Chain {
  const calls: LaterCall[] = [];
  let end = start;
  while (ts.isPropertyAccessExpression(end.parent) && end.parent.expression === end) {
    const call: ts.Node = end.parent.parent;
    if (!ts.isCallExpression(call) || call.expression !== end.parent) break;
    calls.push({
      name: end.parent.name.text,
      arguments: call.arguments.map((argument) => evaluator.defer(argument, rootFrame)),
    });
    end = call;
  }
  return { calls, end };
}

/** The block that a declaration stands in. */
function blockAround(node: ts.Node): ts.Node {
  return ts.findAncestor(node, (at) => ts.isBlock(at) || ts.isSourceFile(at)) ?? node.getSourceFile();
}

/** The calls on the variable that holds a value, in the block of its declaration. */
function onVariable(evaluator: Evaluator, declaration: ts.VariableDeclaration): readonly LaterCall[] {
  const { name } = declaration;
  if (!ts.isIdentifier(name)) return [];
  const found: LaterCall[] = [];
  eachNode(blockAround(declaration), (node) => {
    const isUse =
      ts.isIdentifier(node) &&
      node.text === name.text &&
      ts.isPropertyAccessExpression(node.parent) &&
      node.parent.expression === node;
    if (isUse) found.push(...chainOf(evaluator, node).calls);
  });
  return found;
}

/** What is called on a request after it was made, in a chain and on the variable that holds it. */
export function laterCalls(evaluator: Evaluator, node: CallLike): readonly LaterCall[] {
  const { calls, end } = chainOf(evaluator, node);
  const { parent } = end;
  const isHeld = ts.isVariableDeclaration(parent) && parent.initializer === end;
  return isHeld ? [...calls, ...onVariable(evaluator, parent)] : calls;
}

/** The first argument of the last call of that name. */
export function lastArgument(calls: readonly LaterCall[], name: string): Deferred | undefined {
  return calls.findLast((call) => call.name === name && call.arguments.length > 0)?.arguments[0];
}
