import type { ts } from 'ts-morph';
import type { AnswerUse } from '../../../model/call.js';
import type { FunctionNode } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';

/** A function that was entered with the answer as an argument; its result goes to `call`. */
export interface Frame {
  readonly fn: FunctionNode;
  readonly call: ts.Expression;
}

/** An expression that holds the answer, a part of it, or something that holds it. */
export interface Carrier {
  readonly node: ts.Node;
  /** What a use of this expression would be a use of. */
  readonly rank: 'status' | 'data';
  /** `answer` until a property or method has been taken that gives the body. */
  readonly stage: 'answer' | 'body';
  /** True where the rank is owed to a property called `status`, which bodies have too. */
  readonly byName: boolean;
  /** True as long as it is the whole answer: `if (answer)` asks only whether there is one. */
  readonly whole: boolean;
  /** Where in a container the answer is, innermost first; `*` for any element. */
  readonly slots: readonly string[];
  readonly frames: readonly Frame[];
}

/** A place that takes the answer and does something with it. */
export interface Use {
  readonly rank: 'log' | 'status' | 'data';
  readonly to: AnswerUse;
  /** True where only the presence of an answer is asked for. */
  readonly presence: boolean;
  readonly node: ts.Node;
}

/** What one step of following gives: places to follow on, and uses. */
export interface Flow {
  readonly next: readonly Carrier[];
  readonly uses: readonly Use[];
}

/** What following an answer needs to know. */
export interface Tracing {
  readonly program: Program;
  /** Whether an exception at a node changes anything but logs. */
  failureMatters(node: ts.Node): boolean;
  /** Whether a rejection of the promise at a node changes anything but logs. */
  rejectionMatters(node: ts.Node): boolean;
}

/** Nothing holds the answer any more. */
export const NOTHING: Flow = { next: [], uses: [] };

/** The whole answer, where a call gives it. */
export function startAt(node: ts.Node): Carrier {
  return { node, rank: 'data', stage: 'answer', byName: false, whole: true, slots: [], frames: [] };
}

/** On to a node that holds what the carrier held, but for what `changes` says. */
export function onward(carrier: Carrier, node: ts.Node, changes: Partial<Carrier> = {}): Flow {
  return { next: [{ ...carrier, node, ...changes }], uses: [] };
}

/** On to a value that was computed from the answer. */
export function derived(carrier: Carrier, node: ts.Node): Flow {
  return onward(carrier, node, { whole: false, slots: [] });
}

/** A use of what the carrier holds, at its rank. */
export function used(carrier: Carrier, to: AnswerUse, node: ts.Node): Flow {
  return { next: [], uses: [{ rank: carrier.rank, to, presence: to === 'decision' && carrier.whole, node }] };
}

/** Written to a log, which counts as no use of the data. */
export function logged(node: ts.Node): Flow {
  return { next: [], uses: [{ rank: 'log', to: 'log', presence: false, node }] };
}

/** Everything that several steps give. */
export function both(...flows: readonly Flow[]): Flow {
  return { next: flows.flatMap((flow) => flow.next), uses: flows.flatMap((flow) => flow.uses) };
}

/** On to several places at once. */
export function follow(carriers: readonly Carrier[]): Flow {
  return { next: carriers, uses: [] };
}
