import { endpointOf } from '../context.js';
import { onlyReads } from '../rules/rule.js';
import { type AntiPattern, stepOf, subjectOf, targetName } from './anti-pattern.js';

/** A request that is waited for while a database transaction is open. */
export const callInTransaction = {
  kind: 'call-in-transaction',
  title: 'Call inside a transaction',
  explain:
    'A request is sent and waited for between the begin and the end of a database transaction. Its locks and its connection are held for as long as the other service takes, and a rollback does not take back what the other service has done.',
  find: ({ analysis }) =>
    analysis.calls
      .filter((call) => call.transaction && call.awaited)
      .map((call) => {
        const to = targetName(call) ?? 'a service that is not known';
        return {
          subject: subjectOf(call),
          text: `${call.from} holds a database transaction open while it waits for ${endpointOf(call)} of ${to}; a rollback does not undo what ${to} did.`,
          cure: onlyReads(call)
            ? `Ask ${to} before the transaction begins.`
            : `Write the message into an outbox table in the same transaction, and let it be sent after the commit.`,
          services: [call.from, to],
          calls: [call],
          steps: [stepOf(call)],
        };
      }),
} as const satisfies AntiPattern;
