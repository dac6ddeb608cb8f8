import { callerOf, endpointOf, targetService } from '../context.js';
import { isTaking } from './endpoint-words.js';
import { answerPlace, onlyReads, type Rule } from './rule.js';
import { outcomeMatters } from './surroundings.js';

/** Stock, seats and money can run out: "no" is an ordinary answer, not an error to retry. */
export const takingStep = {
  id: 'A18',
  title: 'Step that may be refused',
  explain:
    'The request takes something that can run out or be refused: it reserves stock, books a seat, charges an account. The caller uses no data of the answer, but a refusal ends what it is doing, and that is an ordinary outcome which no retry mends. A message alone would lose it; a workflow branches on it and gives back what was taken when a later step fails.',
  applies: (call, context) =>
    call.response === 'status' && outcomeMatters(call) && isTaking(call) && !onlyReads(call)
      ? {
          verdict: 'orchestrate',
          reason: `${endpointOf(call)} takes something of ${targetService(call)} that may be refused, and then ${callerOf(call, context)} cannot go on.`,
          place: answerPlace(call),
          confidence: 'medium',
        }
      : undefined,
} as const satisfies Rule;
