import type { Call } from '../../model/call.js';
import { callerOf, endpointOf, targetService } from '../context.js';
import { isReadingProcedure } from '../rules/endpoint-words.js';
import { onlyReads } from '../rules/rule.js';
import { type AntiPattern, stepOf, subjectOf } from './anti-pattern.js';

function waits({ awaited, sequence }: Call): string {
  if (!awaited) {
    return ', without waiting for any';
  }
  return sequence.parallelGroup === null ? ', one after the other' : ', all at the same time';
}

/** One request for each item of a loop. */
export const callInLoop = {
  kind: 'call-in-loop',
  title: 'Call in a loop',
  explain:
    'A request to another service is repeated for each item of a loop. The time that it takes, the load on the other service and the chance that one of them fails grow with the number of items, which nobody limits.',
  find: (context) =>
    context.analysis.calls
      .filter((call) => call.inLoop && targetService(call) !== null)
      .map((call) => {
        const to = targetService(call) ?? '';
        const reads = onlyReads(call) || isReadingProcedure(call) || call.response === 'data';
        return {
          subject: subjectOf(call),
          text: `${callerOf(call, context)} calls ${endpointOf(call)} of ${to} for each item of a loop${waits(call)}.`,
          cure: reads
            ? `Ask ${to} for all items in one request, or keep a copy of what it knows, fed by its events.`
            : `Send ${to} one message that carries all items, or batches of messages (ten in one call of SQS, SNS or EventBridge).`,
          services: [call.from, to],
          calls: [call],
          steps: [stepOf(call)],
        };
      }),
} as const satisfies AntiPattern;
