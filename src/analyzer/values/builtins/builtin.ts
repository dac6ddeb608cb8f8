import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { asText, type Piece } from '../text.js';
import { type Deferred, literal, undefinedValue, type Value } from '../value.js';

/** A call of a function of the platform or of a small package. */
export interface BuiltinCall {
  readonly evaluator: Evaluator;
  readonly values: readonly Deferred[];
  readonly node: ts.Node;
}

/** What such a call gives. */
export type Builtin = (call: BuiltinCall) => Value;

/** The first argument as it is; `undefined` where there is none. */
export function first({ values }: BuiltinCall): Value {
  return values[0]?.value() ?? undefinedValue;
}

/** An argument as text; the empty text where there is none. */
export function textAt(call: BuiltinCall, index: number): Value {
  const value = call.values[index];
  return value === undefined ? literal('', call.node) : asText(value.value(), value.node ?? call.node);
}

/** A value as a piece of a text, with where it was read; `node` stands for what no expression stands for. */
export function pieceOf(value: Deferred | undefined, node: ts.Node): Piece {
  const source = value?.node ?? node;
  return [asText(value?.value() ?? undefinedValue, source), source];
}
