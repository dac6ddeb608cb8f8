import type { Call } from '../model/call.js';
import type { Edge, Verdict } from '../model/flow.js';
import { compareText, targetService } from './context.js';

/** The edges between services, sorted by id; calls to the outside and to unknown targets make none. */
export function edgesOf(calls: readonly Call[], verdictOf: (call: Call) => Verdict): readonly Edge[] {
  const edges = new Map<string, { from: string; to: string; calls: Call[] }>();
  for (const call of calls) {
    const to = targetService(call);
    if (to !== null) {
      const id = `${call.from}:${to}`;
      const edge = edges.get(id) ?? { from: call.from, to, calls: [] };
      edge.calls.push(call);
      edges.set(id, edge);
    }
  }
  const count = (of: readonly Call[], verdict: Verdict) =>
    of.filter((call) => verdictOf(call) === verdict).length;
  return [...edges]
    .sort(([left], [right]) => compareText(left, right))
    .map(([id, edge]) => ({
      id,
      from: edge.from,
      to: edge.to,
      calls: edge.calls.map((call) => call.id).sort(compareText),
      callsByVerdict: {
        async: count(edge.calls, 'async'),
        orchestrate: count(edge.calls, 'orchestrate'),
        'keep-sync': count(edge.calls, 'keep-sync'),
      },
    }));
}
