import type { Call } from '../../model/call.js';
import { knotsOf, shortestCircle } from '../call-paths/knots.js';
import { isWaitedFor } from '../call-paths/waiting.js';
import { compareCalls, listed, type PlanningContext, targetService } from '../context.js';
import { type AntiPattern, cutAt, type Found, stepOf } from './anti-pattern.js';

type Pairs = ReadonlyMap<string, ReadonlyMap<string, Call>>;

/** The first waiting call of each pair of services, by caller and target. */
function pairsOf({ analysis }: PlanningContext): Pairs {
  const pairs = new Map<string, Map<string, Call>>();
  for (const call of analysis.calls.filter(isWaitedFor).sort(compareCalls)) {
    const to = targetService(call);
    if (to !== null && to !== call.from) {
      const targets = pairs.get(call.from) ?? new Map<string, Call>();
      pairs.set(call.from, targets);
      if (!targets.has(to)) {
        targets.set(to, call);
      }
    }
  }
  return pairs;
}

/** What is found of services that all reach each other: the shortest circle through the first of them. */
function foundIn(knot: readonly string[], pairs: Pairs): readonly Found[] {
  const graph = new Map(
    knot.map((name) => [
      name,
      new Set([...(pairs.get(name)?.keys() ?? [])].filter((to) => knot.includes(to))),
    ]),
  );
  const circle = shortestCircle(graph, knot[0] ?? '');
  const calls = circle
    .map((name, at) => pairs.get(name)?.get(circle[(at + 1) % circle.length] ?? ''))
    .filter((call) => call !== undefined);
  if (calls.length === 0) {
    return [];
  }
  const others = knot.filter((name) => !circle.includes(name));
  const more =
    others.length === 0 ? '' : ` ${listed(others)} ${others.length === 1 ? 'is' : 'are'} in the same knot.`;
  return [
    {
      subject: circle.join(':'),
      text: `${[...circle, circle[0]].join(' calls ')}: none of them works, starts or is deployed without the others.${more}`,
      cure: cutAt(calls),
      services: circle,
      calls,
      steps: calls.map(stepOf),
    },
  ];
}

/** Services that wait for each other in a circle. */
export const serviceCycle = {
  kind: 'service-cycle',
  title: 'Services call in a circle',
  explain:
    'Two or more services wait for each other, directly or through others; health checks are left out. When one of them is slow the others run out of connections with it, and none can be changed or deployed alone. Reported once for all services that reach each other, with the shortest circle.',
  find: (context) => {
    const pairs = pairsOf(context);
    const graph = new Map([...pairs].map(([name, targets]) => [name, new Set(targets.keys())]));
    return knotsOf(graph).flatMap((knot) => foundIn(knot, pairs));
  },
} as const satisfies AntiPattern;
