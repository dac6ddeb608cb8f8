import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import { decisions, type Plan } from '../../src/model/plan.js';
import { decide, rename } from '../../src/planner/edit.js';
import { plannedFlows } from '../../src/planner/plan/lookup.js';
import { propose } from '../../src/planner/propose.js';
import { reconcile } from '../../src/planner/reconcile.js';
import { analysisOf, callOf, serviceOf } from '../helpers/analysis-builders.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';
import { shop } from './fixtures/shop.js';

const points = callOf({ line: 1, keys: ['order.id', 'user.id'] });
const mail = callOf({ to: 'mail', path: '/mails', line: 2, keys: ['user.id'] });
const letter = callOf({ to: 'mail', path: '/letters', line: 3 });
const stock = callOf({ to: 'stock', path: '/levels', line: 4 });
const services = ['loyalty', 'mail', 'order', 'stock'].map((name) =>
  serviceOf({ name, routes: name === 'order' ? [] : ['POST /points', 'POST /mails'] }),
);

function withCalls(...calls: Analysis['calls']): Analysis {
  return analysisOf({ services, calls });
}

function joined(plan: Plan | null, analysis: Analysis) {
  const { plan: merged, proposal, notices } = reconcile(propose(analysis), plan, analysis);
  return {
    plan: merged,
    flows: proposal.flows.map((flow) => [flow.id, flow.suggestion.router]),
    notices: notices.map(({ code, message, file, line }) => ({ code, message, file, line })),
  };
}

const placed = messageOf({
  calls: [points.id, mail.id],
  key: 'user.id',
  consumers: [
    consumerOf('loyalty', 'undecided', 'loyalty POST /points'),
    consumerOf('mail', 'undecided', 'mail POST /mails'),
  ],
});
const bothFlows = [
  ['order.OrderPlaced:loyalty', 'sns'],
  ['order.OrderPlaced:mail', 'sns'],
];

describe('the plan of a new repository', () => {
  it('holds the proposal, undecided, with the key that all calls know', () => {
    expect(joined(null, withCalls(points, mail))).toEqual({
      plan: planOf(placed),
      flows: bothFlows,
      notices: [],
    });
  });

  it('has no key where the calls know none together', () => {
    expect(
      joined(null, withCalls(points, callOf({ to: 'mail', path: '/mails', line: 2 }))).plan.messages[0]?.key,
    ).toBe(null);
  });
});

describe('the plan of a repository that has one', () => {
  it('keeps decisions, names, routers and keys', () => {
    const decided: Plan = {
      $schema: 'https://example.org/plan.json',
      ...planOf({
        ...placed,
        name: 'order.OrderConfirmed',
        router: 'eventbridge',
        key: null,
        consumers: [
          consumerOf('loyalty', 'accepted', 'loyalty POST /points'),
          consumerOf('mail', 'keep-sync', 'mail POST /mails'),
        ],
      }),
    };
    expect(joined(decided, withCalls(points, mail))).toEqual({
      plan: decided,
      flows: [
        ['order.OrderConfirmed:loyalty', 'sns'],
        ['order.OrderConfirmed:mail', 'sns'],
      ],
      notices: [],
    });
  });

  it('leaves calls in their messages where they would be one event today', () => {
    const apart = planOf(
      messageOf({
        name: 'order.A',
        kind: 'command',
        router: 'sqs',
        consumers: [consumerOf('loyalty', 'accepted', 'loyalty POST /points')],
      }),
      messageOf({
        name: 'order.B',
        kind: 'command',
        router: 'sqs',
        calls: [mail.id],
        consumers: [consumerOf('mail', 'skipped', 'mail POST /mails')],
      }),
    );
    expect(joined(apart, withCalls(points, mail))).toEqual({
      plan: apart,
      flows: [
        ['order.A:loyalty', 'sqs'],
        ['order.B:mail', 'sqs'],
      ],
      notices: [],
    });
  });

  it('lets a new consumer join the event, undecided', () => {
    const decided = {
      ...placed,
      consumers: placed.consumers.map((each) => ({
        ...each,
        decision: 'accepted' as const,
        decidedByUser: true,
      })),
    };
    expect(joined(planOf(decided), withCalls(points, mail, stock)).plan).toEqual(
      planOf({
        ...decided,
        calls: [points.id, mail.id, stock.id],
        consumers: [...decided.consumers, consumerOf('stock', 'undecided', 'stock POST /levels')],
      }),
    );
  });

  it('gives a message of its own to what joins no event: a further request, a decided command', () => {
    const accepted = {
      ...placed,
      consumers: [
        consumerOf('loyalty', 'accepted', 'loyalty POST /points'),
        consumerOf('mail', 'accepted', 'mail POST /mails'),
      ],
    };
    const further = messageOf({
      name: 'order.CreateLetter',
      kind: 'command',
      router: 'sqs',
      calls: [letter.id],
      consumers: [consumerOf('mail', 'undecided', 'mail POST /letters')],
    });
    expect(joined(planOf(accepted), withCalls(points, mail, letter)).plan).toEqual(planOf(further, accepted));

    const command = messageOf({
      name: 'order.CreatePoint',
      kind: 'command',
      router: 'sqs',
      consumers: [consumerOf('loyalty', 'accepted', 'loyalty POST /points')],
    });
    expect(joined(planOf(command), withCalls(points, stock, mail)).plan).toEqual(
      planOf(command, {
        ...placed,
        calls: [mail.id, stock.id],
        key: null,
        consumers: [
          consumerOf('mail', 'undecided', 'mail POST /mails'),
          consumerOf('stock', 'undecided', 'stock POST /levels'),
        ],
      }),
    );
  });

  it('gives a new message a name that the user has not taken', () => {
    const renamed = messageOf({
      name: 'order.CreateMail',
      kind: 'command',
      router: 'sqs',
      consumers: [consumerOf('loyalty', 'undecided', 'loyalty POST /points')],
    });
    const late = callOf({ ...mail, id: 'order.late>mail POST /mails', function: 'late' });
    expect(
      joined(planOf(renamed), withCalls(points, late)).plan.messages.map((message) => message.name),
    ).toEqual(['order.CreateMail', 'order.CreateMailFromLate']);
  });

  it('takes a router that is suggested by now where nobody decided', () => {
    const open = messageOf({
      router: 'none',
      consumers: [consumerOf('loyalty', 'undecided', 'loyalty POST /points')],
    });
    const kept = messageOf({
      router: 'none',
      consumers: [consumerOf('loyalty', 'keep-sync', 'loyalty POST /points')],
    });
    expect(joined(planOf(open), withCalls(points)).plan).toEqual(planOf({ ...open, router: 'sqs' }));
    expect(joined(planOf(kept), withCalls(points)).plan).toEqual(planOf(kept));
  });
});

describe('what is new in the code', () => {
  const noticesOf = (plan: Plan | null, analysis: Analysis) => joined(plan, analysis).notices;

  it('is told: new messages, and new consumers of an event', () => {
    const notices = noticesOf(planOf(placed), withCalls(points, mail, stock, letter));
    expect(notices).toEqual([
      {
        code: 'EDA2027',
        message: 'New since the plan was saved: order.CreateLetter:mail, order.OrderPlaced:stock.',
        file: 'eda-migrate.plan.json',
        line: null,
      },
    ]);
  });

  it('is not told of a further call of a flow, of a repository without a plan, or twice', () => {
    const again = callOf({ ...mail, method: 'GET', response: 'data', path: '/mails', id: 'r1' });
    const once = callOf({ ...again, function: 'other', id: 'r2' });
    const read = joined(null, withCalls(again)).plan;
    const all = withCalls(points, mail, stock);
    expect([
      noticesOf(read, withCalls(again, once)),
      noticesOf(null, all),
      noticesOf(joined(planOf(placed), all).plan, all),
    ]).toEqual([[], [], []]);
  });
});

describe('what is gone from the code', () => {
  const staleNotice = {
    code: 'EDA2020',
    message:
      'The plan has decisions about order.OrderPlaced, but none of its calls is in the code any more. They are kept.',
    file: 'eda-migrate.plan.json',
    line: null,
  };

  it.each(['accepted', 'keep-sync'] as const)('stays with a notice where it was decided: %s', (decision) => {
    const decided = planOf({ ...placed, consumers: [consumerOf('loyalty', decision), consumerOf('mail')] });
    expect(joined(decided, withCalls())).toEqual({ plan: decided, flows: [], notices: [staleNotice] });
  });

  it('leaves where nobody decided', () => {
    expect(joined(planOf(placed), withCalls())).toEqual({
      plan: planOf(),
      flows: [],
      notices: [
        {
          code: 'EDA2022',
          message:
            'order.OrderPlaced left the plan: nothing was decided about it, and 2 calls are no longer in the code.',
          file: 'eda-migrate.plan.json',
          line: null,
        },
      ],
    });
  });

  it('is one consumer: it stays with the ids of its calls where it was decided, and leaves otherwise', () => {
    const decided = {
      ...placed,
      consumers: [consumerOf('loyalty', 'undecided', 'loyalty POST /points'), consumerOf('mail', 'accepted')],
    };
    expect(joined(planOf(decided), withCalls(points))).toEqual({
      plan: planOf(decided),
      flows: [['order.OrderPlaced:loyalty', 'sqs']],
      notices: [
        {
          code: 'EDA2021',
          message:
            'The plan has a decision about order.OrderPlaced:mail, but that call is not in the code any more. It is kept.',
          file: 'eda-migrate.plan.json',
          line: null,
        },
      ],
    });
    expect(joined(planOf(placed), withCalls(points))).toEqual({
      plan: planOf({ ...placed, calls: [points.id], consumers: placed.consumers.slice(0, 1) }),
      flows: [['order.OrderPlaced:loyalty', 'sqs']],
      notices: [],
    });
  });
});

describe('an accepted flow whose answer is needed by now', () => {
  it('is doubted, alone of its message', () => {
    const used = callOf({ ...mail, response: 'data', answer: { flowsTo: null, line: 9 } });
    const decided = {
      ...placed,
      consumers: [
        consumerOf('loyalty', 'accepted', 'loyalty POST /points'),
        consumerOf('mail', 'accepted', 'mail POST /mails'),
      ],
    };
    expect(joined(planOf(decided), withCalls(points, used))).toEqual({
      plan: planOf(decided),
      flows: [
        ['order.OrderPlaced:loyalty', 'sqs'],
        ['order.OrderPlaced:mail', 'none'],
      ],
      notices: [
        {
          code: 'EDA2023',
          message:
            'order.OrderPlaced:mail is accepted, but by now the rules would keep it synchronous: placeOrder() uses data that POST /mails returns; for what cannot be told.',
          file: 'services/order/src/place-order.ts',
          line: 2,
        },
      ],
    });
  });
});

describe('reconciling', () => {
  const fresh = reconcile(propose(shop), null, shop).plan;
  const ids = plannedFlows(fresh).map((flow) => flow.id);
  const carried = ids.filter((id) => !/Get|Quote/.test(id));

  /** The shop without some of its calls. */
  const someCalls = fc
    .subarray([...shop.calls])
    .map(
      (calls): Analysis => ({ ...shop, calls: calls.sort((left, right) => (left.id < right.id ? -1 : 1)) }),
    );

  it('twice changes nothing, and a person’s decisions survive any change of the code', () => {
    const decisionsOf = fc.array(fc.tuple(fc.constantFrom(...carried), fc.constantFrom(...decisions)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(someCalls, decisionsOf, (analysis, made) => {
        const decided = made.reduce((plan, [flow, decision]) => decide(plan, flow, decision), fresh);
        const first = reconcile(propose(analysis), decided, analysis).plan;
        expect(reconcile(propose(analysis), first, analysis).plan).toEqual(first);
        const keptOf = (plan: Plan) =>
          plannedFlows(plan)
            .filter(({ consumer }) => consumer.decidedByUser)
            .map(({ id, consumer }) => [id, consumer.decision]);
        expect(keptOf(first)).toEqual(keptOf(decided));
      }),
    );
  });

  it('gives back the plan when calls vanish and return, with decisions about each of their messages', () => {
    const decided = carried.reduce((plan, id) => decide(plan, id, 'accepted'), fresh);
    fc.assert(
      fc.property(someCalls, (analysis) => {
        const without = reconcile(
          propose(analysis),
          rename(decided, 'order.OrderPlaced', 'Bought'),
          analysis,
        ).plan;
        const back = reconcile(propose(shop), without, shop).plan;
        expect(back).toEqual(rename(decided, 'order.OrderPlaced', 'Bought'));
      }),
    );
  });
});
