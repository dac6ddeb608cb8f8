import { callerOf, endpointOf } from '../context.js';
import { answerPlace, type Rule } from './rule.js';

/** The caller's own reply holds the data. */
export const answerInReply = {
  id: 'A1',
  title: 'Answer needed for the reply',
  explain:
    'Data of the answer becomes part of the reply that somebody waits for. A message cannot bring it back in time, so the call stays synchronous. To depend on it less: a timeout with a circuit breaker, a cache, or a read model of your own that the other service keeps up to date with events.',
  applies: (call, context) =>
    call.response === 'data' && call.answer.flowsTo === 'reply'
      ? {
          verdict: 'keep-sync',
          reason: `The reply of ${callerOf(call, context)} holds data that ${endpointOf(call)} returns.`,
          place: answerPlace(call),
          confidence: 'high',
        }
      : undefined,
} as const satisfies Rule;
