import type { Call } from '../../model/call.js';
import { endpointOf } from '../context.js';
import { isReadingProcedure } from '../rules/endpoint-words.js';
import { onlyReads } from '../rules/rule.js';
import { type AntiPattern, stepOf, subjectOf, targetName } from './anti-pattern.js';

function isRepeated(call: Call): boolean {
  return (call.retries ?? 0) > 0 || call.answer.failure === 'retried';
}

function mayDoTwice(call: Call): boolean {
  return !onlyReads(call) && !isReadingProcedure(call) && !call.idempotent && !call.headers.idempotency;
}

/** A request that changes something, is sent again after a failure, and does not say that it is the same one. */
export const retryWithoutKey = {
  kind: 'retry-without-key',
  title: 'Retry without an idempotency key',
  explain:
    'A request that changes something is repeated after a failure, although its method is not idempotent (RFC 9110 §9.2.2) and no idempotency key goes with it. When only the answer was lost, the work is done twice: two charges, two mails.',
  find: ({ analysis }) =>
    analysis.calls
      .filter((call) => isRepeated(call) && mayDoTwice(call))
      .map((call) => {
        const to = targetName(call) ?? 'the other service';
        const times = call.retries ?? 0;
        const often = times > 0 ? `up to ${times} ${times === 1 ? 'time' : 'times'}` : 'after a failure';
        return {
          subject: subjectOf(call),
          text: `${call.from} repeats ${endpointOf(call)} of ${to} ${often} without an idempotency key: an answer that got lost means the work is done twice.`,
          cure: `Send one Idempotency-Key for each occurrence, the same in every attempt, and let ${to} remember it.`,
          services: [call.from, to],
          calls: [call],
          steps: [stepOf(call)],
        };
      }),
} as const satisfies AntiPattern;
