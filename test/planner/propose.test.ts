import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import type { Call } from '../../src/model/call.js';
import { propose } from '../../src/planner/propose.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';
import { shop } from './fixtures/shop.js';

const expectedOfShop: unknown = JSON.parse(
  readFileSync(new URL('./fixtures/shop-proposal.json', import.meta.url), 'utf8'),
);

/** Each flow with its router and calls: what grouping, naming and routing make of some calls. */
function flowsOf(analysis: Analysis): Readonly<Record<string, readonly [string, readonly string[]]>> {
  return Object.fromEntries(
    propose(analysis).flows.map((flow) => [flow.id, [flow.suggestion.router, flow.calls]]),
  );
}

function shuffled(analysis: Analysis): fc.Arbitrary<Analysis> {
  return fc
    .tuple(
      fc.shuffledSubarray([...analysis.calls], { minLength: analysis.calls.length }),
      fc.shuffledSubarray([...analysis.services], { minLength: analysis.services.length }),
    )
    .map(([calls, services]) => ({ ...analysis, calls, services }));
}

describe('the proposal', () => {
  it('of the shop is the expected one', () => {
    expect(propose(shop)).toEqual(expectedOfShop);
  });

  it('does not depend on the order of calls and services', () => {
    fc.assert(
      fc.property(shuffled(shop), (other) => {
        expect(JSON.stringify(propose(other))).toBe(JSON.stringify(propose(shop)));
      }),
    );
  });

  it('of nothing is empty', () => {
    expect(propose(analysisOf({ calls: [] }))).toEqual({ verdicts: {}, reasons: {}, edges: [], flows: [] });
  });

  it('gives calls to the outside and to unknown targets a verdict and no flow', () => {
    const calls = [
      callOf({ to: { kind: 'external', host: 'api.example' } }),
      callOf({ to: { kind: 'unknown', reason: 'BASE_URL has no value', missing: 'BASE_URL' } }),
    ];
    const { verdicts, edges, flows } = propose(analysisOf({ calls }));
    expect({ verdicts, edges, flows }).toEqual({
      verdicts: {
        'order.placeOrder>api.example POST /points': 'keep-sync',
        'order.placeOrder>unknown POST /points': 'keep-sync',
      },
      edges: [],
      flows: [],
    });
  });
});

describe('grouping calls to messages', () => {
  const points = callOf({ line: 1 });
  const mail = callOf({ to: 'mail', path: '/mails', line: 2 });
  const other = (parts: Parameters<typeof callOf>[0]): Call =>
    callOf({ to: 'mail', path: '/mails', line: 2, ...parts });
  const pointsId = 'order.placeOrder>loyalty POST /points';
  const mailId = 'order.placeOrder>mail POST /mails';

  it('makes one event of what happens together', () => {
    expect(flowsOf(analysisOf({ calls: [points, mail] }))).toEqual({
      'order.OrderPlaced:loyalty': ['sns', [pointsId]],
      'order.OrderPlaced:mail': ['sns', [mailId]],
    });
  });

  it.each([
    ['other conditions', other({ sequence: { branch: 'if0' } }), mailId],
    ['another file', other({ file: 'services/order/src/late.ts' }), mailId],
    ['another function', other({ function: 'shipOrder' }), 'order.shipOrder>mail POST /mails'],
  ])('keeps %s apart', (_what, call, id) => {
    expect(flowsOf(analysisOf({ calls: [points, call] }))).toEqual({
      'order.CreateMail:mail': ['sqs', [id]],
      'order.CreatePoint:loyalty': ['sqs', [pointsId]],
    });
  });

  it('makes a command of one consumer, and of each further request to a consumer of an event', () => {
    const second = callOf({ to: 'mail', path: '/letters', line: 3 });
    const again = other({ line: 4, id: `${mailId}#2` });
    expect(flowsOf(analysisOf({ calls: [points, mail, second, again] }))).toEqual({
      'order.CreateLetter:mail': ['sqs', ['order.placeOrder>mail POST /letters']],
      'order.CreateMail:mail': ['sqs', [`${mailId}#2`]],
      'order.OrderPlaced:loyalty': ['sns', [pointsId]],
      'order.OrderPlaced:mail': ['sns', [mailId]],
    });
  });

  it('never takes alternatives of one expression for one fact, and asks for statements of their own', () => {
    const calls = [callOf({ group: 'g' }), other({ group: 'g', line: 1 })];
    const { flows } = propose(analysisOf({ calls }));
    expect(
      flows.map(({ id, suggestion }) => [id, suggestion.router, suggestion.reasons.at(-1)?.text]),
    ).toEqual([
      [
        'order.CreateMail:mail',
        'none',
        'Which service this request goes to is chosen at run time: write one request a service before turning it into a message.',
      ],
      [
        'order.CreatePoint:loyalty',
        'none',
        'Which service this request goes to is chosen at run time: write one request a service before turning it into a message.',
      ],
    ]);
  });

  it('does not tell apart code outside of functions, so it merges none of it', () => {
    const calls = [callOf({ function: '' }), other({ function: '' })];
    expect(Object.keys(flowsOf(analysisOf({ calls })))).toEqual([
      'order.CreateMail:mail',
      'order.CreatePoint:loyalty',
    ]);
  });

  it('tells handlers without names by their routes', () => {
    const entry = (id: string) => [{ kind: 'route', id } as const];
    const services = [
      serviceOf({ name: 'loyalty' }),
      serviceOf({ name: 'mail' }),
      serviceOf({ name: 'order', routes: ['POST /orders', 'DELETE /orders/{}'] }),
    ];
    const calls = [
      callOf({ function: '', entry: entry('order POST /orders') }),
      other({ function: '', entry: entry('order POST /orders') }),
      callOf({ function: '', id: 'x', line: 9, entry: entry('order DELETE /orders/{}') }),
    ];
    expect(Object.keys(flowsOf(analysisOf({ services, calls })))).toEqual([
      'order.CreatePoint:loyalty',
      'order.OrderCreated:loyalty',
      'order.OrderCreated:mail',
    ]);
  });

  it('decides once about what stays: one flow for each caller and endpoint', () => {
    const reads = [1, 2].map((line) =>
      callOf({
        method: 'GET',
        path: '/points/{}',
        response: 'data',
        line,
        id: `read${line}`,
        function: `f${line}`,
      }),
    );
    expect(flowsOf(analysisOf({ calls: reads }))).toEqual({
      'order.GetPoint:loyalty': ['none', ['read1', 'read2']],
    });
  });

  it('gives messages of one consumer names of their own, whoever sends them', () => {
    const calls = [
      callOf({ from: 'order', to: 'mail', path: '/mails', function: 'placeOrder' }),
      callOf({
        from: 'order',
        to: 'mail',
        path: '/mails',
        function: 'shipOrder',
        file: 'services/order/src/ship.ts',
      }),
      callOf({ from: 'user', to: 'mail', path: '/mails', function: 'welcome' }),
    ];
    expect(Object.keys(flowsOf(analysisOf({ calls })))).toEqual([
      'order.CreateMail:mail',
      'order.CreateMailFromShipOrder:mail',
      'user.CreateMailFromWelcome:mail',
    ]);
  });

  it('keeps a service whose code is elsewhere out of the event', () => {
    const services = [
      serviceOf({ name: 'loyalty' }),
      serviceOf({ name: 'mail' }),
      serviceOf({ name: 'order' }),
      serviceOf({ name: 'legacy', inRepo: false }),
    ];
    const calls = [points, mail, callOf({ to: 'legacy', path: '/facts', line: 3 })];
    expect(flowsOf(analysisOf({ services, calls }))).toEqual({
      'order.CreateFact:legacy': ['none', ['order.placeOrder>legacy POST /facts']],
      'order.OrderPlaced:loyalty': ['sns', [pointsId]],
      'order.OrderPlaced:mail': ['sns', [mailId]],
    });
  });

  it('routes nothing that the browser would have to send', () => {
    const services = [serviceOf({ name: 'web', kind: 'frontend' }), serviceOf({ name: 'loyalty' })];
    const { flows } = propose(analysisOf({ services, calls: [callOf({ from: 'web' })] }));
    expect(flows.map(({ id, suggestion }) => [id, suggestion.router, suggestion.alternatives])).toEqual([
      [
        'web.CreatePoint:loyalty',
        'none',
        [{ router: 'sqs', flipsWhen: 'a service makes this request in place of the browser' }],
      ],
    ]);
  });

  it('never turns fan-out into point-to-point when a consumer is added', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), (count) => {
        const calls = Array.from({ length: count + 1 }, (_, at) =>
          callOf({ to: `s${at}`, path: `/things${at}`, line: at }),
        );
        const routersOf = (some: readonly Call[]) =>
          propose(analysisOf({ calls: some })).flows.map((flow) => flow.suggestion.router);
        expect(routersOf(calls.slice(0, count))).toEqual(Array(count).fill('sns'));
        expect(routersOf(calls)).toEqual(Array(count + 1).fill('sns'));
      }),
    );
  });
});

describe('routers', () => {
  it('is a saga where the function changes several services, request and reply where it changes one', () => {
    const charge = callOf({
      to: 'payment',
      path: '/charges',
      response: 'data',
      answer: { flowsTo: 'decision' },
    });
    const patternsOf = (calls: readonly Call[]) =>
      propose(analysisOf({ calls })).flows.map(({ id, suggestion }) => [
        id,
        suggestion.router,
        suggestion.pattern,
      ]);
    expect(patternsOf([charge])).toEqual([['order.CreateCharge:payment', 'step-functions', 'request-reply']]);
    expect(patternsOf([charge, callOf({ to: 'stock', path: '/reservations', line: 2 })])).toEqual([
      ['order.CreateCharge:payment', 'step-functions', 'saga'],
      ['order.CreateReservation:stock', 'sqs', 'point-to-point'],
    ]);
    expect(
      patternsOf([charge, callOf({ to: 'mail', path: '/mails', line: 2, response: 'ignored' })]),
    ).toEqual([
      ['order.CreateCharge:payment', 'step-functions', 'request-reply'],
      ['order.CreateMail:mail', 'sqs', 'point-to-point'],
    ]);
  });

  it('does not offer EventBridge where order matters', () => {
    const calls = [
      callOf({ ordering: true, keys: ['order.id'] }),
      callOf({ to: 'mail', path: '/mails', line: 2 }),
    ];
    const [flow] = propose(analysisOf({ calls })).flows;
    expect({
      alternatives: flow?.suggestion.alternatives.map((alternative) => alternative.router),
      rules: flow?.suggestion.reasons.map((reason) => reason.rule),
      warnings: flow?.suggestion.warnings,
    }).toEqual({
      alternatives: ['sqs', 'kinesis'],
      rules: ['A5', 'B3', 'B5'],
      warnings: [
        'A standard queue may deliver messages out of order. Let loyalty compare a version, or use FIFO with order.id as the message group.',
        'placeOrder() answers before loyalty has done the work: its answer means accepted (202), no longer done (200 or 201).',
        'A failure of loyalty no longer fails placeOrder() (services/order/src/place-order.ts:1): the message is retried and then waits in the dead-letter queue.',
        'Whoever asks loyalty right after the reply may not see the result yet (eventual consistency).',
      ],
    });
  });

  const warning = {
    twice:
      'A message can arrive twice: loyalty must do the work of POST /points only once for each message id.',
    later: 'Whoever asks loyalty right after the reply may not see the result yet (eventual consistency).',
    dual: 'order writes to its store and then publishes: a crash between the two loses the message unless an outbox carries both.',
    credentials:
      'The request carries credentials and a message will not: loyalty must get what it reads of the caller as fields.',
  };

  it.each([
    ['nothing for a call that is not awaited and not felt', { awaited: false }, []],
    ['of a later result', {}, [warning.later]],
    ['of repetition', { awaited: false, idempotent: false }, [warning.twice]],
    ['of the dual write', { awaited: false, afterWrite: true }, [warning.dual]],
    [
      'of credentials',
      { awaited: false, headers: { auth: true, idempotency: false } },
      [warning.credentials],
    ],
  ] as const)('warns %s', (_what, parts, warnings) => {
    const { flows } = propose(analysisOf({ calls: [callOf({ response: 'ignored', ...parts })] }));
    expect(flows.map((flow) => flow.suggestion.warnings)).toEqual([warnings]);
  });

  it('warns of messages that go both ways between two services', () => {
    const there = callOf({ response: 'ignored', awaited: false });
    const back = callOf({
      from: 'loyalty',
      to: 'order',
      path: '/notes',
      function: 'note',
      response: 'ignored',
      awaited: false,
    });
    expect(
      propose(analysisOf({ calls: [there, back] })).flows.map((flow) => [flow.id, flow.suggestion.warnings]),
    ).toEqual([
      [
        'loyalty.CreateNote:order',
        [
          'order.CreatePoint:loyalty goes the other way: if it is the answer to this message, the two are one hidden request and reply.',
        ],
      ],
      [
        'order.CreatePoint:loyalty',
        [
          'loyalty.CreateNote:order goes the other way: if it is the answer to this message, the two are one hidden request and reply.',
        ],
      ],
    ]);
  });

  it('counts the calls of an edge by verdict', () => {
    const calls = [
      callOf({ line: 1 }),
      callOf({ method: 'GET', path: '/points/{}', response: 'data', line: 2 }),
      callOf({ path: '/redemptions', response: 'data', answer: { flowsTo: 'decision' }, line: 3 }),
    ];
    expect(propose(analysisOf({ calls })).edges).toEqual([
      {
        id: 'order:loyalty',
        from: 'order',
        to: 'loyalty',
        calls: [
          'order.placeOrder>loyalty GET /points/{}',
          'order.placeOrder>loyalty POST /points',
          'order.placeOrder>loyalty POST /redemptions',
        ],
        callsByVerdict: { async: 1, orchestrate: 1, 'keep-sync': 1 },
      },
    ]);
  });

  it('takes the name of a handler that is found', () => {
    const route = routeOf({ id: 'loyalty POST /points', handler: 'awardPoints' });
    const services = [serviceOf({ name: 'loyalty', routes: [route] }), serviceOf({ name: 'order' })];
    expect(Object.keys(flowsOf(analysisOf({ services, calls: [callOf()] })))).toEqual([
      'order.AwardPoints:loyalty',
    ]);
  });
});
