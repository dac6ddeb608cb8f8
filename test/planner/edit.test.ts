import { describe, expect, it } from 'vitest';
import { acceptSuggestions, chooseRouter, decide, rename } from '../../src/planner/edit.js';
import { propose } from '../../src/planner/propose.js';
import { reconcile } from '../../src/planner/reconcile.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';
import { thrownBy } from '../helpers/thrown-by.js';
import { shop } from './fixtures/shop.js';

const mail = messageOf({
  name: 'order.CreateMail',
  kind: 'command',
  router: 'sqs',
  calls: ['order.placeOrder>mail POST /mails'],
  consumers: [consumerOf('mail')],
});
const placed = messageOf({ consumers: [consumerOf('loyalty'), consumerOf('mail')] });
const plan = planOf(mail, placed);

function failure(code: string, message: string) {
  return { code, exit: 2, message, file: null, line: null };
}

describe('deciding about a flow', () => {
  it.each([
    ['accepted', true],
    ['keep-sync', true],
    ['skipped', false],
    ['undecided', false],
  ] as const)('%s is kept, and as a person’s decision: %s', (decision, decidedByUser) => {
    const changed = { service: 'mail', route: null, decision, decidedByUser };
    expect(decide(plan, 'order.OrderPlaced:mail', decision)).toEqual(
      planOf(mail, { ...placed, consumers: [consumerOf('loyalty'), changed] }),
    );
  });

  it('leaves the plan that it was given as it is', () => {
    const before = structuredClone(plan);
    decide(plan, 'order.OrderPlaced:mail', 'accepted');
    expect(plan).toEqual(before);
  });

  it.each([
    [
      'an unknown flow',
      plan,
      'order.OrderPlaced:user',
      failure(
        'EDA2010',
        'The plan has no flow order.OrderPlaced:user. It has order.CreateMail:mail, order.OrderPlaced:loyalty, order.OrderPlaced:mail.',
      ),
    ],
    [
      'any flow of an empty plan',
      planOf(),
      'a.B:c',
      failure('EDA2010', 'The plan has no flow a.B:c. It has no flows at all.'),
    ],
    [
      'a second consumer of a queue',
      planOf({
        ...placed,
        router: 'sqs',
        consumers: [consumerOf('loyalty', 'accepted'), consumerOf('mail')],
      }),
      'order.OrderPlaced:mail',
      failure(
        'EDA2012',
        'order.OrderPlaced cannot go through SQS alone: loyalty and mail are to consume it, and a queue gives each message to one of its readers only.',
      ),
    ],
    [
      'a message without a router',
      planOf({ ...mail, router: 'none' }),
      'order.CreateMail:mail',
      failure('EDA2013', 'order.CreateMail:mail cannot be accepted yet: its message has no router.'),
    ],
    [
      'a message whose name the consumer has from another producer',
      planOf(
        mail,
        messageOf({
          ...mail,
          name: 'user.CreateMail',
          producer: 'user',
          calls: ['x'],
          consumers: [consumerOf('mail', 'accepted')],
        }),
      ),
      'order.CreateMail:mail',
      failure(
        'EDA2015',
        'order.CreateMail cannot be used: user.CreateMail has that name already in a service that both touch.',
      ),
    ],
  ])('refuses to accept %s', (_what, given, flow, expected) => {
    expect(thrownBy(() => decide(given, flow, 'accepted'))).toEqual(expected);
  });
});

describe('choosing a router', () => {
  it('changes it for the message', () => {
    expect(chooseRouter(plan, 'order.OrderPlaced', 'eventbridge')).toEqual(
      planOf(mail, { ...placed, router: 'eventbridge' }),
    );
  });

  it('takes a queue for one accepted consumer of several', () => {
    const one = {
      ...placed,
      consumers: [consumerOf('loyalty', 'accepted'), consumerOf('mail', 'keep-sync')],
    };
    expect(chooseRouter(planOf(one), 'order.OrderPlaced', 'sqs')).toEqual(planOf({ ...one, router: 'sqs' }));
  });

  it.each([
    ['an unknown message', plan, 'order.Nothing', 'sqs', 'EDA2011'],
    [
      'a queue for two accepted consumers',
      planOf({ ...placed, consumers: [consumerOf('loyalty', 'accepted'), consumerOf('mail', 'accepted')] }),
      'order.OrderPlaced',
      'sqs',
      'EDA2012',
    ],
    [
      'none for an accepted one',
      planOf({ ...mail, consumers: [consumerOf('mail', 'accepted')] }),
      'order.CreateMail',
      'none',
      'EDA2013',
    ],
  ] as const)('refuses %s', (_what, given, message, router, code) => {
    expect(thrownBy(() => chooseRouter(given, message, router))).toMatchObject({ code, exit: 2 });
  });
});

describe('renaming a message', () => {
  it.each(['OrderConfirmed', 'order.OrderConfirmed'])(
    'to %s keeps calls and decisions, and the plan sorted',
    (name) => {
      expect(rename(plan, 'order.CreateMail', name)).toEqual(
        planOf({ ...mail, name: 'order.OrderConfirmed' }, placed),
      );
      expect(rename(plan, 'order.CreateMail', 'ZoneLeft').messages.map((message) => message.name)).toEqual([
        'order.OrderPlaced',
        'order.ZoneLeft',
      ]);
    },
  );

  it.each([
    ['orderConfirmed', 'EDA2014'],
    ['user.OrderConfirmed', 'EDA2014'],
    ['order.Order.Confirmed', 'EDA2014'],
    ['Order Confirmed', 'EDA2014'],
    ['', 'EDA2014'],
    ['orderplaced', 'EDA2014'],
    ['Orderplaced', 'EDA2015'],
  ])('refuses %s', (name, code) => {
    expect(thrownBy(() => rename(plan, 'order.CreateMail', name))).toMatchObject({ code, exit: 2 });
  });

  it('refuses an unknown message', () => {
    expect(thrownBy(() => rename(plan, 'order.Nothing', 'X'))).toMatchObject({ code: 'EDA2011', exit: 2 });
  });
});

describe('accepting the suggestions', () => {
  const proposal = propose(shop);
  const fresh = reconcile(proposal, null, shop).plan;

  function decisionsOf(given = fresh) {
    return Object.fromEntries(
      acceptSuggestions(given, proposal).messages.flatMap((message) =>
        message.consumers.map((consumer) => [
          `${message.name}:${consumer.service}`,
          consumer.decidedByUser ? consumer.decision : `open: ${consumer.decision}`,
        ]),
      ),
    );
  }

  const all = {
    'fulfilment.SendNotification:notification': 'accepted',
    'order.CreateCharge:payment': 'accepted',
    'order.CreateQuote:discount': 'keep-sync',
    'order.GetHealth:payment': 'keep-sync',
    'order.GetUser:user': 'keep-sync',
    'order.OrderPlaced:fulfilment': 'accepted',
    'order.OrderPlaced:loyalty': 'accepted',
    'order.OrderPlaced:notification': 'accepted',
  };

  it('decides every open flow', () => {
    expect(decisionsOf()).toEqual(all);
  });

  it('changes nothing that was decided, and takes what was skipped', () => {
    const kept = decide(fresh, 'order.OrderPlaced:loyalty', 'keep-sync');
    expect(decisionsOf(decide(kept, 'order.CreateCharge:payment', 'skipped'))).toEqual({
      ...all,
      'order.OrderPlaced:loyalty': 'keep-sync',
    });
  });

  it('finds the suggestion of a message that was renamed', () => {
    const { 'order.CreateCharge:payment': charge, ...others } = all;
    expect(decisionsOf(rename(fresh, 'order.CreateCharge', 'ChargePayment'))).toEqual({
      ...others,
      'order.ChargePayment:payment': charge,
    });
  });

  it('leaves open what a queue chosen by the user has no room for', () => {
    const chosen = decide(
      chooseRouter(fresh, 'order.OrderPlaced', 'sqs'),
      'order.OrderPlaced:loyalty',
      'accepted',
    );
    expect(decisionsOf(chosen)).toEqual({
      ...all,
      'order.OrderPlaced:fulfilment': 'open: undecided',
      'order.OrderPlaced:notification': 'open: undecided',
    });
  });

  it('leaves open what the code has no call for any more', () => {
    const stale = planOf(messageOf({ calls: ['gone'] }));
    expect(acceptSuggestions(stale, proposal)).toEqual(stale);
  });
});
