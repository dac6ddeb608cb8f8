import type { Call } from '../../model/call.js';
import { endpointOf, listed, type PlanningContext, targetService } from '../context.js';
import { demandOf } from '../guards.js';
import { routeOfCall } from '../rules/surroundings.js';

function partsOf(call: Call, context: PlanningContext): readonly string[] {
  const middleware = routeOfCall(call, context)?.middleware ?? [];
  const having = (demand: 'credentials' | 'rights') => middleware.filter((name) => demandOf(name) === demand);
  const [credentials, rights] = [having('credentials'), having('rights')];
  const endpoint = `${endpointOf(call)} of ${targetService(call)}`;
  const isKnown = credentials.length + rights.length > 0;
  const who =
    credentials.length > 0
      ? `${endpoint} learns from ${listed(credentials)} who is asking`
      : `the request to ${endpoint} carries credentials`;
  return [
    ...(credentials.length > 0 || (call.headers.auth && !isKnown)
      ? [
          `Who is acting (user, tenant), from the claims that ${call.from} has verified: ${who}, and no credential travels in a message.`,
        ]
      : []),
    ...(rights.length > 0
      ? [
          `What the actor may do (roles), from the same claims: ${endpoint} checks it with ${listed(rights)}, and a worker runs no guards.`,
        ]
      : []),
  ];
}

/** What a message has to say of the caller in named fields, since it carries no credentials; a sentence each. */
export function identityOf(calls: readonly Call[], context: PlanningContext): readonly string[] {
  return [...new Set(calls.flatMap((call) => partsOf(call, context)))];
}
