import type { Call, CallRole } from '../../model/call.js';
import { callerOf, endpointOf, type PlanningContext, targetService } from '../context.js';
import { isAuthentication, isLogin } from './endpoint-words.js';
import { callPlace, type Rule } from './rule.js';
import { waitingRoutes } from './surroundings.js';

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

/** The method that NestJS asks before it lets a request in: https://docs.nestjs.com/guards */
const guardMethod = /\.canActivate$/;

/** True where the call serves to let somebody in: by its own name, inside of a guard, or in the route of a login. */
function letsIn(call: Call, context: PlanningContext): boolean {
  const isOfLogin = waitingRoutes(call, context)?.every((route) => isLogin(route.path)) === true;
  return (
    isAuthentication(call) || (call.response === 'data' && (guardMethod.test(call.function) || isOfLogin))
  );
}

/** What the call is for; authentication is told by names too, where the answer is looked at. */
function roleOf(call: Call, context: PlanningContext): CallRole {
  return call.role === 'business' && call.response !== 'ignored' && letsIn(call, context)
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
    const role = roleOf(call, context);
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
