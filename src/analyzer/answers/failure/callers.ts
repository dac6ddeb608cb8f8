import { ts } from 'ts-morph';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';

/** Callers that are followed from one function; the rest would hardly change the maximum. */
const CALLER_LIMIT = 24;

const known = new WeakMap<Program, Map<FunctionNode, readonly ts.CallExpression[]>>();

/** The calls of a function in the repository, up to a limit; each function is looked for once. */
export function callsOf(program: Program, fn: FunctionNode): readonly ts.CallExpression[] {
  const byFunction = known.get(program) ?? new Map<FunctionNode, readonly ts.CallExpression[]>();
  known.set(program, byFunction);
  const found =
    byFunction.get(fn) ??
    program
      .callersOf(fn)
      .filter((call) => ts.isCallExpression(call))
      .slice(0, CALLER_LIMIT);
  byFunction.set(fn, found);
  return found;
}
