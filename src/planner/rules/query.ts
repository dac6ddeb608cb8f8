import { callerOf, endpointOf } from '../context.js';
import { callPlace, type Rule } from './rule.js';
import { isQuestion } from './surroundings.js';

/** A question that somebody wants answered now. */
export const query = {
  id: 'A2',
  title: 'Query',
  explain:
    'GET, HEAD and OPTIONS change nothing, nor does a remote procedure that is named as a read (GetOrder, users.list), or another request that is named as a question (/orders/search, /coupons/validate) and is not seen to write: the caller asks because it needs the answer at once, so the call stays synchronous. Where the same question is asked often, a cache or a read model fed by events removes the call altogether. A GET whose answer nobody looks at, or that makes something happen by its name (/carts/{}/merge), is no question, and this rule leaves it to the others.',
  applies: (call, context) =>
    isQuestion(call, context)
      ? {
          verdict: 'keep-sync',
          reason: `${endpointOf(call)} only reads, and ${callerOf(call, context)} needs the answer at once.`,
          place: callPlace(call),
          confidence: 'high',
        }
      : undefined,
} as const satisfies Rule;
