import { callerOf, endpointOf } from '../context.js';
import { isReadingProcedure } from './endpoint-words.js';
import { callPlace, onlyReads, type Rule } from './rule.js';

/** A question that somebody wants answered now. */
export const query = {
  id: 'A2',
  title: 'Query',
  explain:
    'GET, HEAD and OPTIONS change nothing, nor does a remote procedure that is named as a read (GetOrder, users.list): the caller asks because it needs the answer at once, so the call stays synchronous. Where the same question is asked often, a cache or a read model fed by events removes the call altogether. A GET whose answer nobody looks at is no question, and this rule leaves it to the others.',
  applies: (call, context) =>
    (onlyReads(call) && call.response !== 'ignored') || (isReadingProcedure(call) && call.response === 'data')
      ? {
          verdict: 'keep-sync',
          reason: `${endpointOf(call)} only reads, and ${callerOf(call, context)} needs the answer at once.`,
          place: callPlace(call),
          confidence: 'high',
        }
      : undefined,
} as const satisfies Rule;
