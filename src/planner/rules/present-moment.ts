import type { Call, CallRole } from '../../model/call.js';
import { callerOf, endpointOf, targetService } from '../context.js';
import { isAuthentication } from './endpoint-words.js';
import { callPlace, type Rule } from './rule.js';

type Role = Exclude<CallRole, 'business'>;

const titles: Readonly<Record<Role, string>> = {
  health: 'Health check',
  auth: 'Authorisation',
  proxy: 'Proxied request',
};

const because: Readonly<Record<Role, (from: string, to: string, what: string) => string>> = {
  health: (from, to, what) => `${from} asks with ${what} whether ${to} is well at this moment.`,
  auth: (from, to, what) => `${from} may only go on when ${to} allows it (${what}).`,
  proxy: (from, to, what) =>
    `${from} passes a user's request on to ${to} (${what}) and hands back its answer.`,
};

/** What the call is for; authentication is told by its name too, where the answer is looked at. */
function roleOf(call: Call): CallRole {
  return call.role === 'business' && call.response !== 'ignored' && isAuthentication(call)
    ? 'auth'
    : call.role;
}

/** Health checks, authorisation and proxied requests are about this very moment. */
export const presentMoment = {
  id: 'A7',
  title: 'Health check, authorisation or proxied request',
  explain:
    'A health check, an authorisation and a request that is only passed on are worthless when they are answered later: the point of each is the answer at this moment. They stay synchronous. Give them a timeout, and a circuit breaker or a cache where the answer may be a little old.',
  applies: (call, context) => {
    const role = roleOf(call);
    return role === 'business'
      ? undefined
      : {
          verdict: 'keep-sync',
          title: titles[role],
          reason: because[role](callerOf(call, context), targetService(call) ?? 'it', endpointOf(call)),
          place: callPlace(call),
          confidence: 'high',
        };
  },
} as const satisfies Rule;
