import { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { literalText, optionsOf, partKey } from '../../values/text.js';
import type { Frame, Value } from '../../values/value.js';
import type { Request } from '../client.js';
import type { Deciding } from './deciding.js';

function valueKey(value: Value): unknown {
  if (value.kind === 'text') return value.parts.map(partKey);
  return value.kind === 'constant' ? { constant: String(value.value) } : value.kind;
}

/** Two requests with the same key go to the same endpoint, as far as it is known. */
export function endpointKey({ url, method }: Request): string {
  return JSON.stringify([optionsOf(url).map(valueKey), optionsOf(method).map(valueKey)]);
}

/** Tells situations at one site apart: by the endpoint, and by what would have to be bound to tell it. */
export function situationKey(request: Request, deciding: Deciding): string {
  const places = [...deciding.certain, ...deciding.possible].map(
    (node) => `${node.getSourceFile().fileName}:${node.pos}`,
  );
  return `${endpointKey(request)} ${places.join(' ')}`;
}

/** The expressions of a request's path that one of these parameters fills. */
export function segmentsOf({ url }: Request, parameters: readonly ts.Node[]): readonly ts.Expression[] {
  return optionsOf(url).flatMap((option) =>
    option.kind !== 'text'
      ? []
      : option.parts.flatMap((part) => {
          if (part.kind !== 'unknown' || !part.depends.some((node) => parameters.includes(node))) return [];
          const [first] = part.origins;
          return first !== undefined && ts.isExpression(first) ? [first] : [];
        }),
  );
}

/** True for an expression that is one constant text in a frame. */
export function isConstantIn(evaluator: Evaluator, expression: ts.Expression, frame: Frame): boolean {
  return optionsOf(evaluator.evaluate(expression, frame)).every(
    (option) => literalText(option) !== undefined,
  );
}
