import { ts } from 'ts-morph';
import { bare, type CallLike } from '../../syntax/expressions.js';
import { type FunctionNode, isWithin } from '../../syntax/function-nodes.js';
import { callArguments } from '../../values/call-arguments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { appliedFunction } from '../../values/methods/methods.js';
import { optionsOf } from '../../values/text.js';
import { type Deferred, type Frame, type FunctionValue, rootFrame } from '../../values/value.js';
import { candidateCalls } from './candidates.js';
import { memoryByDepth } from './memory.js';
import { type Reached, reachedBy } from './reached.js';
import { constructionsOf } from './subclasses.js';

/** A function called from more places than this is a platform of its own. */
const callersLimit = 300;

/** `send.call(self, …)`: the function before the dot, where the callee is such a form. */
function appliedBy(evaluator: Evaluator, call: CallLike, frame: Frame): readonly FunctionValue[] {
  const callee = bare(call.expression);
  if (!ts.isPropertyAccessExpression(callee) || !/^(?:call|apply)$/.test(callee.name.text)) return [];
  return optionsOf(evaluator.evaluate(callee.expression, frame)).filter((value) => value.kind === 'function');
}

/** The function values that a call may enter, in a frame. */
export function calledFunctions(
  evaluator: Evaluator,
  call: CallLike,
  frame: Frame,
): readonly FunctionValue[] {
  if (call.expression.kind === ts.SyntaxKind.SuperKeyword) return [];
  const applied = appliedBy(evaluator, call, frame);
  if (applied.length > 0) return applied;
  return optionsOf(evaluator.evaluate(call.expression, frame)).filter((value) => value.kind === 'function');
}

/** What a call gives to the function that it enters. */
export function givenTo(
  evaluator: Evaluator,
  callee: FunctionValue,
  call: CallLike,
  frame: Frame,
): readonly Deferred[] {
  const values = callArguments(evaluator, call.arguments, frame);
  const name = bare(call.expression);
  if (appliedBy(evaluator, call, frame).length === 0 || !ts.isPropertyAccessExpression(name)) return values;
  return appliedFunction(callee, name.name.text, values)?.values ?? values;
}

/** A call that enters a function, with what has to be bound for it. */
export interface FunctionEntry extends Reached {
  readonly call: CallLike;
}

/** Calls of one name whose callee only parameters tell: a name that half of a repository calls tells nothing. */
const questionsLimit = 40;
/** Parameters that are bound, one after the other, to tell what a call enters. */
const bindingDepth = 2;
const memoryOf = memoryByDepth<FunctionNode, readonly FunctionEntry[]>();

/**
 * The calls that enter a function, confirmed by evaluating what is called; for a constructor the `new` expressions and
 * `super` calls.
 * @param depth how many parameters may have to be bound to confirm a call
 */
export function functionEntries(
  evaluator: Evaluator,
  node: FunctionNode,
  depth: number = bindingDepth,
): readonly FunctionEntry[] {
  const memory = memoryOf(evaluator, depth);
  const found = memory.get(node);
  if (found !== undefined) return found;
  memory.set(node, []); // functions that call each other are asked about once
  const entries = ts.isConstructorDeclaration(node)
    ? constructionsOf(evaluator.program, node.parent).map(
        (call): FunctionEntry => ({ call, target: node, nth: 0, outer: [], bindings: new Map() }),
      )
    : confirmed(evaluator, node, depth);
  const limited = entries.slice(0, callersLimit);
  memory.set(node, limited);
  return limited;
}

/** The calls that may enter a function, where what they call tells so. */
function confirmed(evaluator: Evaluator, node: FunctionNode, depth: number): readonly FunctionEntry[] {
  let questions = 0;
  // what a function sends by calling itself is its other callers' request
  const calls = candidateCalls(evaluator, node, depth).filter((call) => !isWithin(call, node));
  return calls.flatMap((call) => {
    const atOnce = reachedBy(evaluator, call, 0);
    if (atOnce.length === 0) questions += 1;
    const isAsked = atOnce.length === 0 && questions <= questionsLimit;
    return (isAsked ? reachedBy(evaluator, call, depth) : atOnce)
      .filter(({ target }) => target === node)
      .map((reached): FunctionEntry => ({ ...reached, call }));
  });
}

/** The calls that enter a function, each once. */
export function enteringCalls(
  evaluator: Evaluator,
  node: FunctionNode,
  depth: number = bindingDepth,
): readonly CallLike[] {
  return [...new Set(functionEntries(evaluator, node, depth).map(({ call }) => call))];
}

/** The functions that a call enters at module level, where nothing is bound. */
export function calledAtRoot(evaluator: Evaluator, call: CallLike): readonly FunctionValue[] {
  return calledFunctions(evaluator, call, rootFrame);
}
