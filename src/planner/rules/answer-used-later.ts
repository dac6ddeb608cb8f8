import { callerOf, endpointOf } from '../context.js';
import { answerPlace, type Rule } from './rule.js';

/** The answer is a link between steps, not something that a user waits to read. */
export const answerUsedLater = {
  id: 'A4',
  title: 'Answer used by a later step',
  explain:
    'The answer of a request that changes something is stored or handed to the next request, and is no part of the reply. Several steps that hand data on are a workflow: an orchestrator can call them in turn, or the other service can answer with an event of its own (request and reply by two messages).',
  applies: (call, context) => {
    const { flowsTo } = call.answer;
    if (call.response !== 'data' || (flowsTo !== 'store' && flowsTo !== 'next-call')) {
      return undefined;
    }
    const use = flowsTo === 'store' ? 'stores' : 'hands to its next request';
    return {
      verdict: 'orchestrate',
      reason: `${callerOf(call, context)} ${use} what ${endpointOf(call)} returns; its reply does not hold it.`,
      place: answerPlace(call),
      confidence: 'medium',
    };
  },
} as const satisfies Rule;
