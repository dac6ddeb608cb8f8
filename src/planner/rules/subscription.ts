import type { Call } from '../../model/call.js';
import { callerOf, endpointOf, targetService } from '../context.js';
import { isSubscriptionByName } from './endpoint-words.js';
import { callPlace, type Rule } from './rule.js';

/** True where a stream of what happens elsewhere is opened when the process starts. */
export function isSubscription(call: Call): boolean {
  const atStart = call.entry.length > 0 && call.entry.every(({ kind }) => kind === 'startup');
  return atStart && call.response === 'data' && isSubscriptionByName(call);
}

/** A stream that is opened when the process starts is a subscription to events, made by hand. */
export const subscription = {
  id: 'A16',
  title: 'Subscription by a stream',
  explain:
    'The process opens a stream when it starts and hears of what happens in the other service for as long as it runs: events in disguise, which are lost while the connection is down. The other service publishes them instead and each reader has a queue. The producer is the service that is called, so its code changes, not the call.',
  applies: (call, context) =>
    isSubscription(call)
      ? {
          verdict: 'async',
          reason: `${callerOf(call, context)} keeps ${endpointOf(call)} open from the start to hear of what happens in ${targetService(call)}.`,
          place: callPlace(call),
          confidence: 'medium',
        }
      : undefined,
} as const satisfies Rule;
