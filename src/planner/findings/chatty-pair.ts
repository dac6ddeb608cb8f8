import type { Call } from '../../model/call.js';
import { largestTogether, requestsOf } from '../call-paths/requests.js';
import { endpointOf, listed, targetService } from '../context.js';
import { type AntiPattern, type Found, stepOf } from './anti-pattern.js';

/** A question and a request are a conversation; from the third on the boundary is in the wrong place. */
const manyFrom = 3;

function byTarget(calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> {
  const groups = new Map<string, Call[]>();
  for (const call of calls) {
    const to = targetService(call);
    if (to !== null && to !== call.from && call.role !== 'health') {
      groups.set(to, [...(groups.get(to) ?? []), call]);
    }
  }
  return groups;
}

/** One service that asks another again and again for one thing. */
export const chattyPair = {
  kind: 'chatty-pair',
  title: 'Chatty pair',
  explain:
    'One request makes a service call the same other service three times or more, in ways that can happen together. Every call pays for the network and can fail half-way. The two share a task that one of them should own, or need one request that carries it all.',
  find: (context) => {
    const byCalls = new Map<string, Found>();
    for (const { name, calls } of requestsOf(context.analysis.calls, context)) {
      for (const [to, group] of byTarget(calls)) {
        const together = largestTogether(group);
        const [first] = together;
        const key = together.map(({ id }) => id).join(' ');
        if (first !== undefined && together.length >= manyFrom && !byCalls.has(key)) {
          const endpoints = [...new Set(together.map(endpointOf))];
          byCalls.set(key, {
            subject: `${first.from}:${to} ${endpoints[0] ?? ''}`,
            text: `${name} makes ${first.from} call ${to} ${together.length} times: ${listed(endpoints)}.`,
            cure: `Offer one request in ${to} that carries all of it, or let ${to} own the whole task.`,
            services: [first.from, to],
            calls: together,
            steps: together.map(stepOf),
          });
        }
      }
    }
    return [...byCalls.values()];
  },
} as const satisfies AntiPattern;
