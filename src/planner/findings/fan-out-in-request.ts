import type { Call } from '../../model/call.js';
import { largestTogether, requestsOf } from '../call-paths/requests.js';
import { isWaitedFor } from '../call-paths/waiting.js';
import { listed } from '../context.js';
import { type AntiPattern, type Found, stepOf, targetName } from './anti-pattern.js';

/** Two or three services behind one request are common. */
const manyFrom = 4;

/** How often all of them answer, in percent, when each answers 999 of 1,000 requests: the product of the parts. */
function availability(services: number): string {
  return `${(0.999 ** services * 100).toFixed(1)} %`;
}

function firstOfEach(calls: readonly Call[]): readonly Call[] {
  return calls.filter(
    (call, at) => calls.findIndex((other) => targetName(other) === targetName(call)) === at,
  );
}

function cureFor(calls: readonly Call[]): string {
  const needless = [
    ...new Set(calls.filter((call) => call.response !== 'data').map((call) => targetName(call) ?? '')),
  ];
  return needless.length === 0
    ? 'Ask at the same time for what does not depend on each other, and keep copies of what changes rarely.'
    : `Tell ${listed(needless)} by messages: the caller needs no data of ${needless.length === 1 ? 'its answer' : 'their answers'}.`;
}

/** One request that waits for many services. */
export const fanOutInRequest = {
  kind: 'fan-out-in-request',
  title: 'Fan-out in a request',
  explain:
    'One request waits for four or more services that it calls itself. It works only when all of them do, so every service that is added makes it fail more often and, one after the other, take longer.',
  find: (context) => {
    const byCalls = new Map<string, Found>();
    const waiting = context.analysis.calls.filter((call) => isWaitedFor(call) && targetName(call) !== null);
    for (const { name, calls } of requestsOf(waiting, context)) {
      const together = largestTogether(calls);
      const [first, ...others] = firstOfEach(together);
      const services = [first, ...others].flatMap((call) => (call && targetName(call)) ?? []);
      const key = together.map(({ id }) => id).join(' ');
      if (first !== undefined && services.length >= manyFrom && !byCalls.has(key)) {
        byCalls.set(key, {
          subject: `${first.from}:${services.join(':')}`,
          text: `${name} waits for ${services.length} services (${listed(services)}): if each answers 99.9 % of its requests, it answers ${availability(services.length)}.`,
          cure: cureFor(together),
          services: [first.from, ...services],
          calls: together,
          steps: [first, ...others].map(stepOf),
        });
      }
    }
    return [...byCalls.values()];
  },
} as const satisfies AntiPattern;
