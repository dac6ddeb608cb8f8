import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import { type Deferred, type Frame, ready } from './value.js';

/** Spread parameters are read as so many single arguments: no client takes more. */
const spreadLimit = 4;

/** The arguments of a call or the elements of a list, spread ones one by one. */
export function callArguments(
  evaluator: Evaluator,
  values: readonly ts.Expression[] | undefined,
  frame: Frame,
): readonly Deferred[] {
  return (values ?? []).flatMap((value) => {
    if (!ts.isSpreadElement(value)) return [evaluator.defer(value, frame)];
    const spread = evaluator.evaluate(value.expression, frame);
    if (spread.kind === 'list') return spread.elements;
    if (spread.kind !== 'parameter') return [];
    return Array.from({ length: spreadLimit }, (_, index) =>
      ready(evaluator.member(spread, String(index), value)),
    );
  });
}
