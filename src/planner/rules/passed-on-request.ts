import type { Call } from '../../model/call.js';
import type { Route } from '../../model/route.js';
import { callerOf, endpointOf, type PlanningContext, targetService } from '../context.js';
import { staticSegments } from '../naming/path-words.js';
import { singular, wordsOf } from '../naming/words.js';
import { callPlace, type Rule } from './rule.js';
import { companionsOf, outcomeMatters, waitingRoutes } from './surroundings.js';

function things(name: string): readonly string[] {
  return wordsOf(name).map(singular);
}

/** True where a route is about what the call is about: POST /cart and POST /carts/{}/items, POST /register and Auth/Register. */
function isAboutTheSame(route: Route, call: Call): boolean {
  const last = things(staticSegments(route.path).at(-1) ?? '');
  const called = things((call.path ?? '').replaceAll('.', '/'));
  const sameMethod =
    route.method === call.method || [route.method, call.method].some((it) => /^(RPC|ANY)$/.test(it));
  return sameMethod && last.length > 0 && last.every((word) => called.includes(word));
}

/** True where the route's own work is more than this request, so that it does not merely pass one on. */
function addsOfItsOwn(route: Route, call: Call): boolean {
  const lastOf = (path: string | null) =>
    things(staticSegments((path ?? '').replaceAll('.', '/')).at(-1) ?? '').join(' ');
  return call.afterWrite || (route.writes && lastOf(route.path) !== lastOf(call.path));
}

/** True where no condition of the function guards the call: a callback is none. */
function isUnconditional(call: Call): boolean {
  return call.sequence.branch.split('/').every((step) => step === '' || step.startsWith('callback'));
}

function passesOn(call: Call, context: PlanningContext): boolean {
  const routes = waitingRoutes(call, context);
  if (routes === undefined || !outcomeMatters(call) || !isUnconditional(call)) {
    return false;
  }
  const others = companionsOf(call, context).filter(
    (other) => other.response !== 'ignored' && other.role !== 'auth',
  );
  const isGateway = context.services.get(call.from)?.kind === 'gateway';
  return (
    others.length === 0 &&
    routes.every((route) =>
      isAboutTheSame(route, call)
        ? isGateway || !addsOfItsOwn(route, call)
        : isGateway && call.answer.flowsTo === 'reply',
    )
  );
}

/** A handler whose whole work is one request to another service is a proxy in all but name. */
export const passedOnRequest = {
  id: 'A13',
  title: 'Passed-on request',
  explain:
    "The route's whole work is this one request for the same thing, and its outcome becomes the reply: a proxy written by hand, as gateways and back ends of a front end have them. Whoever asked waits for exactly this answer. Make the service behind it asynchronous where that helps, and let it answer 202; the hop in front stays a call with a timeout.",
  applies: (call, context) =>
    passesOn(call, context)
      ? {
          verdict: 'keep-sync',
          reason: `${callerOf(call, context)} does nothing but pass the request on to ${targetService(call)} (${endpointOf(call)}), and hands back its outcome.`,
          place: callPlace(call),
          confidence: 'medium',
        }
      : undefined,
} as const satisfies Rule;
