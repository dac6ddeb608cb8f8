import type { Call } from '../model/call.js';
import type { Route } from '../model/route.js';
import { endpointOf, listed, type PlanningContext, targetService } from './context.js';
import { wordsOf } from './naming/words.js';

/** What a guard asks for: to be somebody, or to be somebody who may do this. */
type Demand = 'credentials' | 'rights';

/**
 * Words of middleware names that ask for rights, and words that ask for credentials. Only whole words count:
 * `requireRole` and `is_admin` do, `authorList` and `tokenizeBody` do not; nor do words that mostly mean something else
 * in a name (`scopePerRequest`, `contentSecurityPolicy`).
 */
const words: Readonly<Record<Demand, RegExp>> = {
  rights:
    /^(?:roles?|permissions?|permit|admin|acl|rbac|scopes|privileges?|ability|abilities|authori[sz]e[dr]?|authori[sz]ation)$/,
  credentials:
    /^(?:auth|authn|authenticate[ds]?|authentication|authenticator|authenticated|guard|guards|jwt|session|token|bearer|passport|login|logged|oauth|oidc|protect|protected)$/,
};

/** Guards of frameworks that ask for neither: they limit how often somebody comes. */
const limits = /^(?:throttler|throttle|rate|limit|limiter)$/;

/** What a middleware of that name demands of the caller; undefined where its name says nothing of the kind. */
export function demandOf(middleware: string): Demand | undefined {
  const parts = wordsOf(middleware);
  if (parts.some((word) => limits.test(word))) {
    return undefined;
  }
  return (['rights', 'credentials'] as const).find((demand) =>
    parts.some((word) => words[demand].test(word)),
  );
}

interface Guards {
  readonly all: readonly string[];
  readonly rights: readonly string[];
}

function guardsOf({ middleware }: Route): Guards {
  return {
    all: middleware.filter((name) => demandOf(name) !== undefined),
    rights: middleware.filter((name) => demandOf(name) === 'rights'),
  };
}

function routeOf(call: Call, { routes }: PlanningContext): Route | undefined {
  return call.route === null ? undefined : routes.get(call.route);
}

/**
 * Why only a person can accept that a message replaces a call: the route checks rights, or it asks for credentials that
 * the caller is not seen to send. No guard runs in a worker, so a message would step around the check. Undefined where
 * the route is not known or nothing in front of it looks like a guard: names are all there is to go by.
 */
export function consentNeededFor(call: Call, context: PlanningContext): string | undefined {
  const route = routeOf(call, context);
  const { all, rights } = route === undefined ? { all: [], rights: [] } : guardsOf(route);
  const endpoint = `${endpointOf(call)} of ${targetService(call)}`;
  if (rights.length > 0) {
    return `${endpoint} checks rights (${listed(rights)}), and a worker runs no guards: ${call.from} alone would decide who may do this.`;
  }
  return all.length > 0 && !call.headers.auth
    ? `${endpoint} asks for credentials (${listed(all)}) that ${call.from} is not seen to send, and a worker runs no guards.`
    : undefined;
}

/** The warning for a route whose guard the caller satisfies: the check is gone all the same. */
export function guardWarning(call: Call, context: PlanningContext): string | undefined {
  const consent = consentNeededFor(call, context);
  const route = routeOf(call, context);
  const guards = route === undefined ? [] : guardsOf(route).all;
  if (consent !== undefined || guards.length === 0) {
    return consent;
  }
  return `${listed(guards)} of ${targetService(call)} ${guards.length === 1 ? 'does' : 'do'} not run in a worker: ${call.from} has to have checked the user before it publishes.`;
}
