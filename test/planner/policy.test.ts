import { describe, expect, it } from 'vitest';
import type { Flow, RouterId } from '../../src/model/flow.js';
import type { PolicyInForce } from '../../src/model/policy.js';
import { decide } from '../../src/planner/edit.js';
import { nameByPolicy } from '../../src/planner/policy/name-by-policy.js';
import { underPolicy } from '../../src/planner/policy/under-policy.js';
import { propose } from '../../src/planner/propose.js';
import { reconcile } from '../../src/planner/reconcile.js';
import { analysisOf, callOf } from '../helpers/analysis-builders.js';

const points = callOf({ line: 1 });
const mails = callOf({ line: 2, to: 'mail', path: '/mails' });

function analysisWith(ordering = false) {
  return analysisOf({ calls: [{ ...points, ordering }, mails] });
}

function policyOf(policy: PolicyInForce['policy']): PolicyInForce {
  return { policy, file: 'eda-migrate.config.yaml', lineOf: () => 7 };
}

/** What the planner says of the analysis under a policy, in the way of the command line. */
function planned(policy: PolicyInForce['policy'], ordering = false) {
  const analysis = analysisWith(ordering);
  const inForce = policyOf(policy);
  const proposal = nameByPolicy(propose(analysis), inForce);
  return underPolicy(reconcile(proposal, null, analysis), analysis, inForce);
}

/** The routers that a suggestion names. */
function routersOf({ suggestion }: Flow): readonly RouterId[] {
  return [suggestion.router, ...suggestion.alternatives.map(({ router }) => router)];
}

const free = reconcile(propose(analysisWith()), null, analysisWith());

describe('a policy on routers', () => {
  it('changes nothing where it allows what is suggested', () => {
    const { plan, proposal, notices } = planned({
      routers: ['sns', 'sqs', 'eventbridge', 'kinesis', 'step-functions'],
    });
    expect({ plan, proposal, notices }).toEqual(free);
  });

  it.each([
    [['eventbridge', 'sqs'], false, 'eventbridge', 'eventbridge is the nearest that it allows'],
    [['kinesis'], false, 'kinesis', 'kinesis is the nearest that it allows'],
    [['eventbridge', 'kinesis'], true, 'kinesis', 'kinesis is the nearest that it allows'],
    [['sqs'], false, 'none', 'nothing that it allows can carry the message, so the call stays'],
  ] as const)(
    'of %j (order matters: %s) suggests %s with the reason',
    (routers, ordering, router, outcome) => {
      const { plan, proposal, notices } = planned({ routers: [...routers] }, ordering);
      const named = proposal.flows.flatMap(routersOf);
      expect(plan.messages.map((message) => message.router)).toEqual([router]);
      expect(proposal.flows.map(({ suggestion }) => [suggestion.router, suggestion.reasons.at(-1)])).toEqual(
        proposal.flows.map(() => [
          router,
          {
            rule: 'P1',
            title: 'Policy',
            text: `The policy allows only ${routers.join(' and ')}, and not sns: ${outcome}.`,
            file: 'eda-migrate.config.yaml',
            line: 7,
          },
        ]),
      );
      expect(named.filter((each) => each !== 'none' && !routers.some((allowed) => allowed === each))).toEqual(
        [],
      );
      expect(notices).toEqual([]);
    },
  );

  it.each([
    [['eventbridge'], 'standard'],
    [['kinesis'], 'stream'],
    [['sqs'], undefined],
  ] as const)('of %j carries the message in the way of that router: %s', (routers, variant) => {
    const { proposal } = planned({ routers: [...routers] });
    const suggestions = proposal.flows.map(({ suggestion }) => suggestion);
    expect(suggestions.map(({ delivery }) => delivery?.variant)).toEqual([variant, variant]);
    expect(suggestions.map(({ warnings }) => warnings.length > 0)).toEqual(
      suggestions.map(() => variant !== undefined),
    );
  });

  it('leaves what a person decided, and says so', () => {
    const analysis = analysisWith();
    const decided = decide(free.plan, 'order.OrderPlaced:mail', 'accepted');
    const inForce = policyOf({ routers: ['eventbridge'] });
    const { plan, notices } = underPolicy(reconcile(propose(analysis), decided, analysis), analysis, inForce);
    expect(plan).toEqual(decided);
    expect(notices.map(({ code, severity, message, file }) => ({ code, severity, message, file }))).toEqual([
      {
        code: 'EDA2062',
        severity: 'warning',
        message: 'order.OrderPlaced is planned, but the policy allows only eventbridge, and not sns.',
        file: 'eda-migrate.plan.json',
      },
    ]);
  });
});

describe('a policy on names', () => {
  it.each([
    [{}, 'order.OrderPlaced'],
    [{ prefix: 'Shop' }, 'order.ShopOrderPlaced'],
    [{ prefix: 'Order' }, 'order.OrderPlaced'],
    [{ style: 'plain' as const }, 'order.OrderPlaced'],
    [{ style: 'kind' as const }, 'order.OrderPlacedEvent'],
    [{ prefix: 'Shop', style: 'kind' as const }, 'order.ShopOrderPlacedEvent'],
  ])('%j names the event %s', (naming, name) => {
    const { plan, proposal, notices } = planned({ naming });
    expect(plan.messages.map((message) => message.name)).toEqual([name]);
    expect(proposal.flows.map(({ id, message }) => [id, message])).toEqual([
      [`${name}:loyalty`, name],
      [`${name}:mail`, name],
    ]);
    expect(notices).toEqual([]);
  });

  it('leaves the names that the plan has, and says what they would be', () => {
    const analysis = analysisWith();
    const inForce = policyOf({ naming: { style: 'kind' } });
    const proposal = nameByPolicy(propose(analysis), inForce);
    const { plan, notices } = underPolicy(reconcile(proposal, free.plan, analysis), analysis, inForce);
    expect(plan).toEqual(free.plan);
    expect(notices.map(({ message }) => message)).toEqual([
      'order.OrderPlaced is planned, but the policy would name it OrderPlacedEvent.',
    ]);
  });
});
