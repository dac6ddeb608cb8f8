import { describe, expect, it } from 'vitest';
import { acceptSuggestions, decide } from '../../src/planner/edit.js';
import { demandOf } from '../../src/planner/guards.js';
import { propose } from '../../src/planner/propose.js';
import { reconcile } from '../../src/planner/reconcile.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';

describe('what a middleware demands, by its name', () => {
  it.each([
    ['requireRole', 'rights'],
    ['RolesGuard', 'rights'],
    ['is_admin', 'rights'],
    ['hasPermission', 'rights'],
    ['authorize', 'rights'],
    ['acl.check', 'rights'],
    ['authenticate', 'credentials'],
    ['JwtAuthGuard', 'credentials'],
    ['JWTGuard', 'credentials'],
    ['passport', 'credentials'],
    ['ensureLoggedIn', 'credentials'],
    ['verifyToken', 'credentials'],
    ['session', 'credentials'],
    ['SignatureGuard', 'credentials'],
    ['authorList', undefined],
    ['tokenizeBody', undefined],
    ['safeguardedParser', undefined],
    ['ThrottlerGuard', undefined],
    ['scopePerRequest', undefined],
    ['contentSecurityPolicy', undefined],
    ['validate', undefined],
    ['', undefined],
  ])('%s: %s', (name, demand) => {
    expect(demandOf(name)).toBe(demand);
  });
});

/** order posts /points; loyalty answers behind this middleware. */
function shopWith(
  middleware: readonly string[],
  auth: boolean,
  route: string | null = 'loyalty POST /points',
) {
  const guarded = routeOf({ id: 'loyalty POST /points', middleware });
  return analysisOf({
    services: [serviceOf({ name: 'loyalty', routes: [guarded] }), serviceOf({ name: 'order' })],
    calls: [callOf({ route, awaited: false, response: 'ignored', headers: { auth, idempotency: false } })],
  });
}

/** What is said of the one flow, and what taking every suggestion makes of it. */
function outcome(analysis: ReturnType<typeof shopWith>) {
  const { plan, proposal } = reconcile(propose(analysis), null, analysis);
  const [flow] = proposal.flows;
  return {
    consentNeeded: flow?.suggestion.consentNeeded,
    warnings: flow?.suggestion.warnings.filter((text) => text.includes('worker')),
    decision: acceptSuggestions(plan, proposal).messages[0]?.consumers[0]?.decision,
  };
}

describe('a flow whose route is guarded', () => {
  const rights =
    'POST /points of loyalty checks rights (requireRole), and a worker runs no guards: order alone would decide who may do this.';
  const credentials =
    'POST /points of loyalty asks for credentials (authenticate) that order is not seen to send, and a worker runs no guards.';

  it.each([
    ['by a role, with credentials', ['authenticate', 'requireRole'], true, rights],
    ['by a role, without', ['requireRole'], false, rights],
    ['by credentials that the caller does not send', ['authenticate'], false, credentials],
  ])('%s: only a person accepts it', (_name, middleware, auth, text) => {
    expect(outcome(shopWith(middleware, auth))).toEqual({
      consentNeeded: text,
      warnings: [text],
      decision: 'undecided',
    });
  });

  it('by credentials that the caller sends: a warning, and it is taken with the other suggestions', () => {
    expect(outcome(shopWith(['validate', 'authenticate'], true))).toEqual({
      consentNeeded: undefined,
      warnings: [
        'authenticate of loyalty does not run in a worker: order has to have checked the user before it publishes.',
      ],
      decision: 'accepted',
    });
  });

  it.each([
    ['that is no guard', shopWith(['validate', 'ThrottlerGuard'], false)],
    ['without a name', shopWith([], false)],
    ['of a route that cannot be told', shopWith(['requireRole'], false, null)],
  ])('by something %s: nothing is asked', (_name, analysis) => {
    expect(outcome(analysis)).toEqual({ consentNeeded: undefined, warnings: [], decision: 'accepted' });
  });

  it('can be accepted by a person', () => {
    const analysis = shopWith(['requireRole'], false);
    const { plan } = reconcile(propose(analysis), null, analysis);
    const name = plan.messages[0]?.name ?? '';
    expect(decide(plan, `${name}:loyalty`, 'accepted').messages[0]?.consumers).toEqual([
      { service: 'loyalty', route: 'loyalty POST /points', decision: 'accepted', decidedByUser: true },
    ]);
  });

  it('is kept synchronous with the other suggestions where it had better stay', () => {
    const route = routeOf({ id: 'loyalty GET /points', middleware: ['requireRole'] });
    const analysis = analysisOf({
      services: [serviceOf({ name: 'loyalty', routes: [route] }), serviceOf({ name: 'order' })],
      calls: [callOf({ method: 'GET', response: 'data' })],
    });
    expect(outcome(analysis)).toEqual({ consentNeeded: undefined, warnings: [], decision: 'keep-sync' });
  });
});
