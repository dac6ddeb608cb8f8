import { callerOf, endpointOf } from '../context.js';
import { callPlace, type Rule } from './rule.js';

/** Without knowing what the data is for, taking it away is no suggestion to make. */
export const answerOfUnknownUse = {
  id: 'A11',
  title: 'Answer used, unclear for what',
  explain:
    'The body of the answer is used, but where it ends up could not be followed. Taking the answer away could break the caller, so the call stays synchronous until somebody who knows the code decides otherwise in the review.',
  applies: (call, context) =>
    call.response === 'data'
      ? {
          verdict: 'keep-sync',
          reason: `${callerOf(call, context)} uses data that ${endpointOf(call)} returns; for what cannot be told.`,
          place: callPlace(call),
          confidence: 'low',
        }
      : undefined,
} as const satisfies Rule;
