import type { Call } from '../../model/call.js';
import type { Verdict } from '../../model/flow.js';
import { compareCalls, targetService } from '../context.js';
import type { Judged } from '../judge.js';
import { obstacleOf } from '../obstacles.js';

/** Calls that become one message. */
export interface CallGroup {
  readonly kind: 'event' | 'command';
  readonly verdict: Verdict;
  readonly calls: readonly Call[];
}

function groupBy(calls: readonly Call[], keyOf: (call: Call) => string): readonly (readonly Call[])[] {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const key = keyOf(call);
    const group = groups.get(key) ?? [];
    group.push(call);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * What calls must share to be one occurrence: the function (for a function without a name its entry points) and the
 * conditions. Code outside of a function that nothing reaches cannot be told apart, so it stands alone.
 */
function occurrenceOf(call: Call, standsAlone: boolean): string {
  const entries = call.entry.map((entry) => entry.id);
  return JSON.stringify(
    standsAlone || (call.function === '' && entries.length === 0)
      ? [call.id]
      : [call.from, call.file, call.function, call.sequence.branch, entries],
  );
}

/** One fact for several services is an event; what is left over is a command to the one service that owns the work. */
function messagesOf(occurrence: readonly Call[]): readonly CallGroup[] {
  const firstOfEach = occurrence.filter(
    (call, at) => occurrence.findIndex((other) => targetService(other) === targetService(call)) === at,
  );
  const fact = firstOfEach.length > 1 ? firstOfEach : [];
  const commands = occurrence.filter((call) => !fact.includes(call));
  return [
    ...(fact.length > 0 ? [{ kind: 'event', verdict: 'async', calls: fact } as const] : []),
    ...commands.map((call) => ({ kind: 'command', verdict: 'async', calls: [call] }) as const),
  ];
}

/**
 * Groups the calls between services into messages. Asynchronous calls of one occurrence to two or more services are
 * one event; to one service, and the second request to the same service, a command each, since a consumer has one
 * handler a message. Each call to orchestrate is a command. Calls that stay are grouped by caller and endpoint, so that
 * one decision covers them. The order decides who gets a name first: events, commands, workflows, what stays; each in
 * source order.
 */
export function groupCalls(
  calls: readonly Call[],
  { context, verdictOf }: Pick<Judged, 'context' | 'verdictOf'>,
): readonly CallGroup[] {
  const sorted = calls.filter((call) => targetService(call) !== null).sort(compareCalls);
  const having = (verdict: Verdict) => sorted.filter((call) => verdictOf(call) === verdict);
  const moving = groupBy(having('async'), (call) =>
    occurrenceOf(call, obstacleOf(call, context) !== undefined),
  ).flatMap(messagesOf);
  const staying = groupBy(having('keep-sync'), (call) =>
    JSON.stringify([call.from, targetService(call), call.method, call.path ?? call.id]),
  );
  return [
    ...moving.filter((group) => group.kind === 'event'),
    ...moving.filter((group) => group.kind === 'command'),
    ...having('orchestrate').map(
      (call) => ({ kind: 'command', verdict: 'orchestrate', calls: [call] }) as const,
    ),
    ...staying.map((group) => ({ kind: 'command', verdict: 'keep-sync', calls: group }) as const),
  ];
}
