import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { asText, concatenate, eachOption, type Piece } from '../../values/text.js';
import { type Deferred, literal, type TextValue, unknown, type Value } from '../../values/value.js';
import { setting } from './settings.js';

/** `{id}` anywhere, and `:id` (with what a router allows behind it) at the start of a segment. */
const parameter = /(\{[^{}/]+\}|(?<=^|\/):[A-Za-z_][\w-]*(?:\{[^{}]*\}|\([^()]*\))?[?*+]?)/;

interface Filling {
  readonly evaluator: Evaluator;
  readonly parameters: Deferred | undefined;
  readonly node: ts.Node;
}

function given({ evaluator, parameters, node }: Filling, piece: string): Piece {
  const name = /[\w-]+/.exec(piece)?.[0] ?? piece;
  const value = setting(evaluator, parameters, name, node);
  if (value === undefined) return [unknown(`nothing gives the path parameter ${name}`, node), node];
  const source = value.node ?? node;
  return [asText(value.value(), source), source];
}

function filled(filling: Filling, pattern: TextValue): Value {
  const { node } = filling;
  const pieces = pattern.parts.flatMap((part): readonly Piece[] => {
    if (part.kind !== 'literal') return [[{ kind: 'text', parts: [part] }, node]];
    return part.text
      .split(parameter)
      .filter((piece) => piece !== '')
      .map((piece) =>
        parameter.test(piece) ? given(filling, piece) : [literal(piece, part.node ?? node), node],
      );
  });
  return concatenate(pieces, node);
}

/** A path such as `/orders/{id}` or `/orders/:id` with what is given for its parameters. */
export function filledPath(
  evaluator: Evaluator,
  pattern: Value,
  parameters: Deferred | undefined,
  node: ts.Node,
): Value {
  return eachOption(pattern, node, (option) =>
    option.kind === 'text' ? filled({ evaluator, parameters, node }, option) : option,
  );
}
