import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import type { Plan } from '../../src/model/plan.js';
import type { PolicyInForce } from '../../src/model/policy.js';
import { setPlan } from '../../src/planner/set/set-plan.js';
import type { EditingContext } from '../../src/planner/set/setting.js';
import { callOf } from '../helpers/analysis-builders.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';
import { thrownBy } from '../helpers/thrown-by.js';

const points = callOf({ line: 1, keys: ['order.id', 'user.id'] });
const mails = callOf({ line: 2, to: 'mail', path: '/mails', keys: ['order.id'] });
const stock = callOf({ line: 3, to: 'stock', path: '/goods', function: 'restock' });
const rarely = callOf({ line: 4, to: 'audit', path: '/entries', sequence: { branch: 'if0' } });
const user = callOf({ line: 5, to: 'user', method: 'GET', path: '/users/{}', response: 'data' });
const posts = callOf({ line: 6, to: 'post', path: '/letters', response: 'ignored' });

const message = {
  placed: messageOf({
    calls: [points.id, mails.id].sort(),
    key: 'order.id',
    consumers: [consumerOf('loyalty'), consumerOf('mail')],
  }),
  restock: command('Restock', stock, 'stock'),
  audit: command('CreateEntry', rarely, 'audit'),
  user: { ...command('GetUser', user, 'user'), router: 'none' as const },
  letter: command('SendLetter', posts, 'post'),
};
const { placed, restock, audit, letter } = message;
const plan = planOf(...Object.values(message).sort((left, right) => (left.name < right.name ? -1 : 1)));

function command(name: string, call: Call, consumer: string) {
  return messageOf({
    name: `order.${name}`,
    kind: 'command',
    router: 'sqs',
    calls: [call.id],
    consumers: [consumerOf(consumer)],
  });
}

const context: EditingContext = {
  calls: new Map([points, mails, stock, rarely, user, posts].map((call) => [call.id, call])),
  applied: new Set(),
};

function policyOf(policy: PolicyInForce['policy']): PolicyInForce {
  return { policy, file: 'eda-migrate.config.yaml', lineOf: (path) => path.length };
}

/** The plan with messages in the place of others, by name. */
function planWith(gone: readonly string[], ...changed: Plan['messages']): Plan {
  const messages = [...plan.messages.filter(({ name }) => !gone.includes(name)), ...changed];
  return planOf(...messages.sort((left, right) => (left.name < right.name ? -1 : 1)));
}

/** A flow after its decision. */
function decided(service: string, decision: Parameters<typeof consumerOf>[1]) {
  return {
    ...placed,
    consumers: placed.consumers.map((each) =>
      each.service === service ? consumerOf(service, decision) : each,
    ),
  };
}

describe('plan --set', () => {
  it.each([
    {
      what: 'the router of a message, named by a flow',
      set: ['order.OrderPlaced:loyalty.router=eventbridge'],
      after: planWith([placed.name], { ...placed, router: 'eventbridge' }),
      said: ['order.OrderPlaced (for loyalty and mail): router sns → eventbridge.'],
    },
    {
      what: 'the name of a message',
      set: ['order.OrderPlaced.name=OrderConfirmed'],
      after: planWith([placed.name], { ...placed, name: 'order.OrderConfirmed' }),
      said: ['order.OrderPlaced (for loyalty and mail): name → order.OrderConfirmed.'],
    },
    {
      what: 'the key',
      set: ['order.OrderPlaced.key=user.id'],
      after: planWith([placed.name], { ...placed, key: 'user.id' }),
      said: ['order.OrderPlaced (for loyalty and mail): key order.id → user.id.'],
    },
    {
      what: 'no key',
      set: ['order.OrderPlaced.key='],
      after: planWith([placed.name], { ...placed, key: null }),
      said: ['order.OrderPlaced (for loyalty and mail): key order.id → none.'],
    },
    {
      what: 'a decision about a flow',
      set: ['order.OrderPlaced:mail.decision=keep-sync'],
      after: planWith([placed.name], decided('mail', 'keep-sync')),
      said: ['order.OrderPlaced:mail: undecided → keep-sync.'],
    },
    {
      what: 'a decision about an edge',
      set: ['order:stock.decision=accept'],
      after: planWith([restock.name], { ...restock, consumers: [consumerOf('stock', 'accepted')] }),
      said: ['order.Restock:stock: undecided → accepted.'],
    },
    {
      what: 'a decision about all flows of a message',
      set: ['order.OrderPlaced.decision=skip'],
      after: planWith([placed.name], {
        ...placed,
        consumers: [consumerOf('loyalty', 'skipped'), consumerOf('mail', 'skipped')],
      }),
      said: [
        'order.OrderPlaced:loyalty: undecided → skipped.',
        'order.OrderPlaced:mail: undecided → skipped.',
      ],
    },
    {
      what: 'a command made part of an event',
      set: ['order.SendLetter.merge-with=order.OrderPlaced'],
      after: planWith([placed.name, letter.name], {
        ...placed,
        calls: [...placed.calls, posts.id].sort(),
        consumers: [...placed.consumers, consumerOf('post')],
      }),
      said: ['order.SendLetter:post → order.OrderPlaced, which loyalty, mail, post consume.'],
    },
    {
      what: 'one consumer moved to a command, which becomes an event on a topic',
      set: ['order.OrderPlaced:mail.merge-with=order.SendLetter'],
      after: planWith(
        [placed.name, letter.name],
        { ...placed, calls: [points.id], consumers: [consumerOf('loyalty')] },
        {
          ...letter,
          kind: 'event',
          router: 'sns',
          key: 'order.id',
          calls: [mails.id, posts.id].sort(),
          consumers: [consumerOf('mail'), consumerOf('post')],
        },
      ),
      said: ['order.OrderPlaced:mail → order.SendLetter, which mail, post consume and goes through sns.'],
    },
    {
      what: 'a consumer made a message of its own',
      set: ['order.OrderPlaced:loyalty.split=AwardPoints'],
      after: planWith(
        [placed.name],
        { ...placed, calls: [mails.id], consumers: [consumerOf('mail')] },
        {
          ...placed,
          name: 'order.AwardPoints',
          kind: 'command',
          router: 'sqs',
          calls: [points.id],
          consumers: [consumerOf('loyalty')],
        },
      ),
      said: ['order.OrderPlaced:loyalty → order.AwardPoints:loyalty, a message of its own.'],
    },
    {
      what: 'several things in order, the later by the names of the earlier',
      set: ['order.OrderPlaced.name=Placed', 'order.Placed:mail.decision=accept', 'order.Placed.router=sqs'],
      after: planWith([placed.name], { ...decided('mail', 'accepted'), name: 'order.Placed', router: 'sqs' }),
      said: [
        'order.OrderPlaced (for loyalty and mail): name → order.Placed.',
        'order.Placed:mail: undecided → accepted.',
        'order.Placed (for loyalty and mail): router sns → sqs.',
      ],
    },
    {
      what: 'nothing where all is so already',
      set: [
        'order.OrderPlaced.router=sns',
        'order.OrderPlaced.name=OrderPlaced',
        'order.OrderPlaced.key=order.id',
      ],
      after: plan,
      said: [],
    },
  ])('sets $what', ({ set, after, said }) => {
    expect(setPlan(plan, set, context)).toEqual({ plan: after, said, notices: [] });
  });

  it('takes a key that was not seen, and says so', () => {
    const { plan: after, notices } = setPlan(plan, ['order.OrderPlaced.key=cart.id'], context);
    expect(after).toEqual(planWith([placed.name], { ...placed, key: 'cart.id' }));
    expect(notices.map(({ code, message: text }) => [code, text])).toEqual([
      [
        'EDA2063',
        'cart.id is none of the keys that were seen at the calls of order.OrderPlaced (order.id, user.id).',
      ],
    ]);
  });

  it('finds names with dots in them', () => {
    const dotted = messageOf({ name: 'a.b.Sent', producer: 'a.b', consumers: [consumerOf('c.d')] });
    expect(setPlan(planOf(dotted), ['a.b.Sent:c.d.decision=skip'], context).said).toEqual([
      'a.b.Sent:c.d: undecided → skipped.',
    ]);
  });
});

describe('plan --set refuses', () => {
  it.each([
    ['nonsense', 'loyalty', 'EDA2050', '"loyalty" sets nothing: it is not of the form FLOW.KEY=VALUE.'],
    [
      'an unknown key',
      'order.OrderPlaced.rooter=sns',
      'EDA2051',
      'A flow has no rooter; it has router, name, key, decision, merge-with, split. The nearest: router.',
    ],
    [
      'an unknown router',
      'order.OrderPlaced.router=snss',
      'EDA2052',
      'There is no router snss; there are sqs, sns, eventbridge, kinesis, step-functions, none. The nearest: sns.',
    ],
    [
      'an unknown decision',
      'order.OrderPlaced.decision=toString',
      'EDA2052',
      'There is no decision toString; there are accept, keep-sync, skip, undecided.',
    ],
    [
      'an unknown flow',
      'order.OrderPlaced:loyal.router=sqs',
      'EDA2053',
      'The plan has no flow, message or edge order.OrderPlaced:loyal. The nearest: order.OrderPlaced:loyalty, order.OrderPlaced:mail, order.CreateEntry:audit.',
    ],
    [
      'an unknown message',
      'shop.Nothing.router=sqs',
      'EDA2053',
      'The plan has no flow, message or edge shop.Nothing.',
    ],
    [
      'a split of several flows',
      'order.OrderPlaced.split=Points',
      'EDA2054',
      'order.OrderPlaced stands for order.OrderPlaced:loyalty and order.OrderPlaced:mail, but split is set for one of them at a time.',
    ],
    [
      'a key that is no name',
      'order.OrderPlaced.key=order.id()',
      'EDA2055',
      '"order.id()" is no key for order.OrderPlaced: a key is a variable or a member of one, such as order.id.',
    ],
    [
      'merging what is called in another function',
      'order.Restock.merge-with=order.OrderPlaced',
      'EDA2056',
      'order.Restock cannot become part of order.OrderPlaced: their calls are made in different functions (services/order/src/place-order.ts:3 and services/order/src/place-order.ts:1).',
    ],
    [
      'merging what is called under other conditions',
      'order.CreateEntry.merge-with=order.OrderPlaced',
      'EDA2056',
      'order.CreateEntry cannot become part of order.OrderPlaced: their calls are made under different conditions (lines 4 and 1 of services/order/src/place-order.ts).',
    ],
    [
      'merging a read',
      'order.GetUser.merge-with=order.OrderPlaced',
      'EDA2056',
      'order.GetUser cannot become part of order.OrderPlaced: the caller needs the answer of GET /users/{} (services/order/src/place-order.ts:5), and a message brings none.',
    ],
    [
      'merging a message with itself',
      'order.OrderPlaced.merge-with=order.OrderPlaced',
      'EDA2056',
      'order.OrderPlaced cannot become part of order.OrderPlaced: they are the same message.',
    ],
    [
      'splitting the only consumer',
      'order.Restock:stock.split=Refill',
      'EDA2057',
      'order.Restock:stock cannot be split off: stock is the only consumer of order.Restock.',
    ],
    [
      'a name that is none',
      'order.OrderPlaced.name=placed',
      'EDA2014',
      '"placed" is no name for a message of order.',
    ],
    [
      'a split under a name that is none',
      'order.OrderPlaced:mail.split=',
      'EDA2014',
      '"" is no name for a message of order.',
    ],
    [
      'a name that is taken',
      'order.OrderPlaced.name=Restock',
      'EDA2015',
      'order.Restock cannot be used: order.Restock has that name already in a service that both touch.',
    ],
  ])('%s', (_what, text, code, said) => {
    const before = structuredClone(plan);
    const { code: found, exit, message: sentence } = thrownBy(() => setPlan(plan, [text], context));
    expect({ found, exit, sentence }).toEqual({ found: code, exit: 2, sentence: said });
    expect(plan).toEqual(before);
  });

  it('a setting of one message for an edge with several', () => {
    const twice = planOf(restock, { ...audit, consumers: [consumerOf('stock')] });
    expect(thrownBy(() => setPlan(twice, ['order:stock.router=sns'], context)).message).toBe(
      'order:stock stands for order.Restock and order.CreateEntry, but router is set for one of them at a time.',
    );
  });

  it.each(['router=sqs', 'name=Other', 'key=user.id', 'split=Other', 'merge-with=order.SendLetter'])(
    '%s for a message that is applied',
    (assignment) => {
      const applied = { ...context, applied: new Set(['order.OrderPlaced:mail']) };
      expect(thrownBy(() => setPlan(plan, [`order.OrderPlaced:loyalty.${assignment}`], applied)).code).toBe(
        'EDA2058',
      );
    },
  );

  it('a message that is applied as the one to merge with', () => {
    const applied = { ...context, applied: new Set(['order.OrderPlaced:mail']) };
    expect(
      thrownBy(() => setPlan(plan, ['order.SendLetter.merge-with=order.OrderPlaced'], applied)).code,
    ).toBe('EDA2058');
  });

  it('calls that are gone, for merging and splitting', () => {
    const gone = { ...context, calls: new Map() };
    expect(
      ['order.SendLetter.merge-with=order.OrderPlaced', 'order.OrderPlaced:mail.split=Other'].map(
        (text) => thrownBy(() => setPlan(plan, [text], gone)).message,
      ),
    ).toEqual([
      'order.SendLetter cannot become part of order.OrderPlaced: the calls of one of them are not in the code any more.',
      'order.OrderPlaced:mail cannot be split off: its calls are not in the code any more.',
    ]);
  });
});

describe('plan --set under a policy', () => {
  it.each([
    [
      { routers: ['sqs', 'sns'] as const },
      'order.OrderPlaced.router=kinesis',
      'EDA2060',
      'kinesis cannot be used: the policy allows only sqs and sns, and not kinesis.',
    ],
    [
      { routers: ['sqs'] as const },
      'order.OrderPlaced:mail.decision=accept',
      'EDA2060',
      'sns cannot be used: the policy allows only sqs, and not sns.',
    ],
    [
      { deadLetterQueues: 'required' as const },
      'order.OrderPlaced.router=kinesis',
      'EDA2060',
      'kinesis cannot be used: the policy requires dead-letter queues, and a Kinesis stream has none.',
    ],
    [
      { naming: { prefix: 'Shop', style: 'kind' as const } },
      'order.OrderPlaced.name=OrderConfirmed',
      'EDA2061',
      'The name OrderConfirmed does not follow the policy; ShopOrderConfirmedEvent would.',
    ],
    [
      { naming: { style: 'kind' as const } },
      'order.OrderPlaced:mail.split=SendMail',
      'EDA2061',
      'The name SendMail does not follow the policy; SendMailCommand would.',
    ],
  ])('%j refuses %s', (policy, text, code, said) => {
    const inForce = policyOf(structuredClone(policy) as PolicyInForce['policy']);
    expect(thrownBy(() => setPlan(plan, [text], { ...context, policy: inForce }))).toEqual({
      code,
      exit: 2,
      message: said,
      file: 'eda-migrate.config.yaml',
      line: 2,
    });
  });

  it('merges onto a router that is allowed, and splits onto one too', () => {
    const policy = policyOf({ routers: ['eventbridge'] });
    const apart = planOf(letter, {
      ...placed,
      router: 'sqs',
      consumers: [consumerOf('mail')],
      calls: [mails.id],
    });
    const routers = (text: string, given: Plan) =>
      setPlan(given, [text], { ...context, policy }).plan.messages.map(({ name, router }) => [name, router]);
    expect(routers('order.SendLetter.merge-with=order.OrderPlaced', apart)).toEqual([
      ['order.OrderPlaced', 'eventbridge'],
    ]);
    expect(
      routers('order.OrderPlaced:mail.split=SendMail', planOf({ ...placed, router: 'eventbridge' })),
    ).toEqual([
      ['order.OrderPlaced', 'eventbridge'],
      ['order.SendMail', 'eventbridge'],
    ]);
  });
});

describe('splitting and merging', () => {
  it.each([
    ['loyalty', 'sns'],
    ['loyalty', 'eventbridge'],
    ['mail', 'sns'],
    ['mail', 'eventbridge'],
  ] as const)('undo each other for %s on %s', (service, router) => {
    const given = planOf({ ...placed, router });
    const there = setPlan(given, [`order.OrderPlaced:${service}.split=Other`], context).plan;
    const back = setPlan(there, ['order.Other.merge-with=order.OrderPlaced'], context).plan;
    expect([there.messages.length, back]).toEqual([2, given]);
  });
});
