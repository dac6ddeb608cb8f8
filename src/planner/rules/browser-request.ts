import { endpointOf, targetService } from '../context.js';
import { answerPlace, type Rule } from './rule.js';

/** Somebody sits in front of the page and waits for what it shows. */
export const browserRequest = {
  id: 'A19',
  title: 'Request of a page',
  explain:
    'The request is sent by a page or an app in front of a person and uses data of the answer. A browser sends no messages, and the person waits for what the page shows next. The service that answers can take the work off the request and say 202 Accepted; the page then asks for the outcome, or is told over a connection that it keeps open.',
  applies: (call, { services }) =>
    services.get(call.from)?.kind === 'frontend' && call.response === 'data' && call.entry.length === 0
      ? {
          verdict: 'keep-sync',
          reason: `A person in front of ${call.from} waits for what ${endpointOf(call)} of ${targetService(call)} returns.`,
          place: answerPlace(call),
          confidence: 'high',
        }
      : undefined,
} as const satisfies Rule;
