import { callerOf, endpointOf } from '../context.js';
import { answerPlace, type Rule } from './rule.js';

/** What the caller does next depends on the answer, and asking changes something. */
export const decision = {
  id: 'A3',
  title: 'Decision',
  explain:
    'The answer decides how the caller goes on (approved or declined, in stock or not), and the request changes something in the other service. An event alone would lose the answer; a workflow can carry it: each step with its retries and, when a later step fails, its compensation. The caller then answers 202 Accepted with a place to ask for the outcome.',
  applies: (call, context) =>
    call.response === 'data' && call.answer.flowsTo === 'decision'
      ? {
          verdict: 'orchestrate',
          reason: `How ${callerOf(call, context)} goes on depends on the answer of ${endpointOf(call)}.`,
          place: answerPlace(call),
          confidence: 'medium',
        }
      : undefined,
} as const satisfies Rule;
