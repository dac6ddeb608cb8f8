import { endpointOf } from '../context.js';
import { callPlace, type Rule } from './rule.js';

/** Nothing is proposed for a request whose receiver cannot be told. */
export const unknownTarget = {
  id: 'A9',
  title: 'Target not known',
  explain:
    'The analysis could not tell which service answers this request, so nobody can say who would consume a message. The call stays as it is. Give the missing fact (an environment value, an address in docker-compose.yml) and analyse again.',
  applies: (call) =>
    call.to.kind === 'unknown'
      ? {
          verdict: 'keep-sync',
          reason: `Which service answers ${endpointOf(call)} cannot be told: ${call.to.reason}.`,
          place: callPlace(call),
          confidence: 'low',
        }
      : undefined,
} as const satisfies Rule;
