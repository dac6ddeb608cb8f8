import type { Call } from '../../model/call.js';
import { isWaitedFor } from '../call-paths/waiting.js';
import { compareCalls, endpointOf, listed, type PlanningContext } from '../context.js';
import { type AntiPattern, stepOf, targetName } from './anti-pattern.js';

/** A circuit breaker ends a wait too. What runs in the browser holds up nobody but its user. */
function waitsForEver(call: Call, { services }: PlanningContext): boolean {
  return (
    isWaitedFor(call) &&
    call.timeoutMs === null &&
    !call.breaker &&
    targetName(call) !== null &&
    services.get(call.from)?.kind !== 'frontend'
  );
}

/** A wait that nothing ends. */
export const noTimeout = {
  kind: 'no-timeout',
  title: 'No timeout',
  explain:
    'A service waits for another without a limit that could be seen, neither a timeout nor a circuit breaker. When the other hangs, every request that needs it hangs too and holds memory and connections until the whole service stops answering. Reported once for each pair of services, with every place.',
  find: (context) => {
    const pairs = new Map<string, Call[]>();
    for (const call of context.analysis.calls
      .filter((each) => waitsForEver(each, context))
      .sort(compareCalls)) {
      const pair = `${call.from}:${targetName(call)}`;
      pairs.set(pair, [...(pairs.get(pair) ?? []), call]);
    }
    return [...pairs].flatMap(([subject, calls]) => {
      const [first] = calls;
      if (first === undefined) {
        return [];
      }
      const to = targetName(first) ?? '';
      const endpoints = listed([...new Set(calls.map(endpointOf))].slice(0, 3));
      const places = calls.length === 1 ? '' : `, in ${calls.length} places`;
      return [
        {
          subject,
          text: `${first.from} waits for ${to} without a limit (${endpoints}${places}).`,
          cure: `Give the client of ${to} a timeout a little above its slowest good answer.`,
          services: [first.from, to],
          calls,
          steps: calls.map(stepOf),
        },
      ];
    });
  },
} as const satisfies AntiPattern;
