import type { Call } from '../../model/call.js';
import { chainsOf } from '../call-paths/chains.js';
import { callerOf } from '../context.js';
import { type AntiPattern, cutAt, type Found, stepOf, targetName } from './anti-pattern.js';

/** A request that goes through one service to a second is common; from the third on nobody oversees what waits. */
const deepFrom = 3;

function wayOf(calls: readonly Call[]): readonly string[] {
  return [calls[0]?.from ?? '', ...calls.map((call) => targetName(call) ?? 'a service that is not known')];
}

/** Requests that go through one service after the other. */
export const deepChain = {
  kind: 'deep-chain',
  title: 'Deep synchronous chain',
  explain:
    'A request waits for a service that waits for a service that waits for a third. Each step adds its time and its failures to all before it, and a timeout at the front leaves work going on behind. Reported once for each way through the services, with its longest form; services outside count.',
  find: (context) => {
    const chains = chainsOf(context);
    const byWay = new Map<string, Found>();
    for (const call of chains.beginnings) {
      const calls = chains.from(call);
      const services = wayOf(calls);
      const subject = services.join(':');
      if (calls.length >= deepFrom && !byWay.has(subject)) {
        byWay.set(subject, {
          subject,
          text: `${callerOf(call, context)} waits for ${calls.length} requests behind each other: ${services.join(' → ')}.`,
          cure: cutAt(calls),
          services,
          calls,
          steps: calls.map(stepOf),
        });
      }
    }
    return [...byWay.values()];
  },
} as const satisfies AntiPattern;
