import { callerOf, endpointOf } from '../context.js';
import { answerPlace, type Rule } from './rule.js';

/** The caller waits only to hear that it worked: possible, with a change of its own contract. */
export const onlySuccess = {
  id: 'A5',
  title: 'Only success matters',
  explain:
    'The caller uses no data of the answer, but a failure becomes its own failure. A message can replace the call when the caller may answer "accepted" before the work is done: what fails later shows in the dead-letter queue, or in a compensating event, and no longer in the reply. That is a change that the users of the caller see, so it needs a decision.',
  applies: (call, context) =>
    call.response === 'status'
      ? {
          verdict: 'async',
          reason: `${callerOf(call, context)} waits for ${endpointOf(call)} only to learn that it worked.`,
          place: answerPlace(call),
          confidence: 'medium',
        }
      : undefined,
} as const satisfies Rule;
