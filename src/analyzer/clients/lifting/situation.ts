import type { ts } from 'ts-morph';
import type { CallLike } from '../../syntax/expressions.js';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import { enterFunction } from '../../values/calls.js';
import type { Evaluator } from '../../values/evaluator.js';
import { type Deferred, type Frame, rootFrame, type Value } from '../../values/value.js';
import { calledFunctions, givenTo } from './function-callers.js';

/** A call and the function that it enters. */
export interface Step {
  readonly call: CallLike;
  readonly target: FunctionNode;
  /** Which of the values that are this function: several instances may be called at one place. */
  readonly nth: number;
}

export type Bindings = ReadonlyMap<ts.ParameterDeclaration, Deferred>;

/** What has been bound on the way from the request outwards. */
export interface Situation {
  /** Innermost first; the last one's call is the site. */
  readonly chain: readonly Step[];
  readonly bindings: Bindings;
  readonly self: Value | undefined;
  /** Functions and classes that are not tried again. */
  readonly tried: ReadonlySet<ts.Node>;
}

export const start: Situation = { chain: [], bindings: new Map(), self: undefined, tried: new Set() };

/** The frame of the request's code: the outermost call is entered first. */
export function frameOf(evaluator: Evaluator, { chain, bindings, self }: Situation): Frame | undefined {
  let frame: Frame = bindings.size === 0 && self === undefined ? rootFrame : { parameters: bindings, self };
  for (const { call, target, nth } of chain.toReversed()) {
    const values = calledFunctions(evaluator, call, frame).filter((value) => value.node === target);
    const callee = values[nth] ?? values[0];
    if (callee === undefined) return undefined;
    const entered = enterFunction(callee, givenTo(evaluator, callee, call, frame));
    frame = { parameters: new Map([...bindings, ...entered.parameters]), self: entered.self };
  }
  return frame;
}

/** The situation with a function or class that is not tried again, and what it was given. */
export function withTried(situation: Situation, owner: ts.Node, bindings: Bindings = new Map()): Situation {
  return {
    ...situation,
    tried: new Set([...situation.tried, owner]),
    bindings: new Map([...situation.bindings, ...bindings]),
  };
}
