import { ts } from 'ts-morph';
import type { Program } from '../../syntax/program.js';
import { functionNamed } from '../code/callee.js';
import { calleeName } from '../code/names.js';
import { enter } from './arguments.js';
import { both, type Carrier, type Flow, onward } from './carrier.js';

/** Operators that give on what their function returns. */
const TRANSFORMS = /^(map|mergeMap|switchMap|concatMap|exhaustMap|flatMap|scan|reduce|expand)$/;
/** Operators whose function only looks on. */
const OBSERVES = /^(tap|do|filter|takeWhile|skipWhile)$/;

/** True for the `pipe` of observables: its arguments are operators, not a stream. */
export function isOperatorPipe(call: ts.CallExpression): boolean {
  return call.arguments.length === 0 || call.arguments.every((argument) => ts.isCallExpression(argument));
}

/** The operator calls among the arguments of a `pipe`, by name. */
export function operatorsNamed(operators: readonly ts.Expression[], name: RegExp): ts.CallExpression[] {
  return operators.filter((each) => ts.isCallExpression(each)).filter((call) => name.test(calleeName(call)));
}

/** The answer as the operators of a `pipe` from `index` on see it. */
export function afterOperator(
  program: Program,
  carrier: Carrier,
  pipe: ts.CallExpression,
  index: number,
): Flow {
  const flows: Flow[] = [];
  for (const operator of pipe.arguments.slice(index)) {
    if (!ts.isCallExpression(operator)) continue;
    const first = operator.arguments[0];
    const fn = first === undefined ? undefined : functionNamed(program, first);
    if (fn === undefined) continue;
    const name = calleeName(operator);
    if (TRANSFORMS.test(name)) return both(...flows, enterOperator(program, carrier, fn));
    if (OBSERVES.test(name)) flows.push(enterOperator(program, carrier, fn));
  }
  return both(...flows, onward(carrier, pipe));
}

function enterOperator(program: Program, carrier: Carrier, fn: Parameters<typeof enter>[2]): Flow {
  const { next } = enter(program, carrier, fn, fn as ts.Expression, 0);
  return { next: next.map((inside) => ({ ...inside, frames: carrier.frames })), uses: [] };
}
