import type { ts } from 'ts-morph';
import type { Sequence } from '../../../model/call.js';

/** What numbering needs of one call of a function. */
export interface Sequenced {
  /** Character offset of the call in its file. */
  readonly start: number;
  readonly branch: string;
  readonly parallel: ts.Node | null;
}

/**
 * Numbers the calls of one function in source order. Calls with the same `parallel` node share a group where there is
 * more than one; groups are numbered from 0 in source order.
 * @returns one sequence for each of `calls`, in the order they were given in
 */
export function sequenceOf(calls: readonly Sequenced[]): Sequence[] {
  const ordered = calls.toSorted((a, b) => a.start - b.start);
  const groups = groupsOf(ordered);
  return calls.map((call) => {
    const group = call.parallel === null ? -1 : groups.indexOf(call.parallel);
    return { index: ordered.indexOf(call), parallelGroup: group < 0 ? null : group, branch: call.branch };
  });
}

function groupsOf(ordered: readonly Sequenced[]): ts.Node[] {
  const nodes = ordered.flatMap((call) => call.parallel ?? []);
  return [...new Set(nodes)].filter((node) => nodes.filter((each) => each === node).length > 1);
}
