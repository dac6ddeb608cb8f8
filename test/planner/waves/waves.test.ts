import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/model/analysis.js';
import type { Call } from '../../../src/model/call.js';
import type { Plan } from '../../../src/model/plan.js';
import { chooseRouter, decide } from '../../../src/planner/edit.js';
import { propose } from '../../../src/planner/propose.js';
import { reconcile } from '../../../src/planner/reconcile.js';
import { waveRules } from '../../../src/planner/waves/wave-rules.js';
import { wavesOf } from '../../../src/planner/waves/waves.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../../helpers/analysis-builders.js';
import { shop } from '../fixtures/shop.js';

const route = (id: string) => [{ kind: 'route', id }] as const;
const orders = route('order POST /orders');

function wavesIn(analysis: Analysis, edit: (plan: Plan) => Plan = (plan) => plan) {
  const { plan, proposal } = reconcile(propose(analysis), null, analysis);
  return wavesOf({ analysis, flows: proposal.flows, plan: edit(plan) });
}

/** The title of each wave and the flows in it. */
function orderOf(calls: readonly Call[], edit?: (plan: Plan) => Plan) {
  return wavesIn(analysisOf({ calls }), edit).map(({ title, places }) => [
    title,
    places.map(({ flow }) => flow),
  ]);
}

/** The rules that give the only flow of some calls its place. */
function rulesFor(calls: readonly Call[], flow: string, edit?: (plan: Plan) => Plan) {
  const places = wavesIn(analysisOf({ calls }), edit).flatMap((wave) => wave.places);
  return places.find((place) => place.flow === flow)?.reasons.map(({ rule }) => rule);
}

const points = 'order.CreatePoint:loyalty';
const swallowed = { failure: 'swallowed' } as const;

describe('the order of migration', () => {
  it('of the shop goes from what nobody notices to the workflow', () => {
    const told = wavesIn(shop).map(({ number, title, places }) => [
      number,
      title,
      places.map(({ flow, risk, benefit, after, reasons }) => [
        flow,
        risk,
        benefit,
        after,
        reasons.map(({ rule }) => rule).join(' '),
      ]),
    ]);
    const placed = 'order.OrderPlaced';
    const announce = 'fulfilment.SendNotification:notification';
    const event = [`${placed}:fulfilment`, `${placed}:loyalty`, `${placed}:notification`];
    expect(told).toEqual([
      [
        1,
        'Nobody notices',
        [
          [announce, 'low', 'medium', [], 'W8 W13 W14'],
          [`${placed}:notification`, 'low', 'low', [], 'W8 W14'],
        ],
      ],
      [
        2,
        'The caller answers earlier',
        [
          [`${placed}:loyalty`, 'medium', 'high', [], 'W7 W11 W14 W15'],
          [`${placed}:fulfilment`, 'medium', 'high', [announce], 'W7 W9 W12'],
        ],
      ],
      [3, 'Workflows', [['order.CreateCharge:payment', 'high', 'high', event, 'W1 W10 W10 W10 W12 W15']]],
    ]);
  });

  it('says why, with the line', () => {
    const [, wave] = wavesIn(shop);
    expect(wave?.why).toBe(
      'Only success matters to the callers: they get faster, and people have to know that accepted is not done yet.',
    );
    expect(wave?.places[1]?.reasons).toEqual([
      {
        rule: 'W7',
        title: 'The caller answers earlier',
        text: 'POST /orders fails when fulfilment does; as a message it answers before fulfilment has done the work.',
        file: 'services/order/src/place-order.ts',
        line: 54,
      },
      {
        rule: 'W9',
        title: 'Downstream first',
        text: 'fulfilment.SendNotification:notification moves first: the work of fulfilment includes POST /notifications, and a worker that gets its message twice would repeat it.',
        file: 'services/fulfilment/src/announce.ts',
        line: 11,
      },
      {
        rule: 'W12',
        title: 'Slow chain',
        text: 'POST /orders waits for fulfilment and, behind it, for notification.',
        file: 'services/order/src/place-order.ts',
        line: 54,
      },
    ]);
  });

  it('is empty where nothing moves', () => {
    expect(wavesIn(analysisOf({ calls: [] }))).toEqual([]);
    expect(orderOf([callOf({ method: 'GET', response: 'data' })])).toEqual([]);
  });

  it('leaves out what is kept synchronous, has no router, or is gone from the code', () => {
    const kept = (plan: Plan) => decide(plan, points, 'keep-sync');
    const unrouted = (plan: Plan) => chooseRouter(plan, 'order.CreatePoint', 'none');
    const gone = (plan: Plan): Plan => ({
      ...plan,
      messages: plan.messages.map((message) => ({ ...message, calls: ['gone'] })),
    });
    expect([kept, unrouted, gone].map((edit) => orderOf([callOf()], edit))).toEqual([[], [], []]);
  });

  it('does not depend on the order of calls, services and messages', () => {
    const expected = JSON.stringify(wavesIn(shop));
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...shop.calls], { minLength: shop.calls.length }),
        fc.shuffledSubarray([...shop.services], { minLength: shop.services.length }),
        fc.boolean(),
        (calls, services, reversed) => {
          const turn = (plan: Plan): Plan =>
            reversed ? { ...plan, messages: [...plan.messages].reverse() } : plan;
          expect(JSON.stringify(wavesIn({ ...shop, calls, services }, turn))).toBe(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the wave of a flow', () => {
  const read = callOf({ method: 'GET', path: '/points/{}', response: 'data', line: 9 });
  const guardedServices = [
    serviceOf({
      name: 'loyalty',
      routes: [routeOf({ id: 'loyalty POST /points', middleware: ['requireRole'] })],
    }),
    serviceOf({ name: 'order' }),
  ];

  it.each<[string, readonly Call[], string]>([
    ['nothing is looked at', [callOf({ response: 'ignored' })], 'Nobody notices'],
    ['a failure is swallowed', [callOf({ answer: swallowed })], 'Nobody notices'],
    ['a failure is retried', [callOf({ answer: { failure: 'retried' } })], 'Nobody notices'],
    ['a failure propagates', [callOf()], 'The caller answers earlier'],
    ['order matters', [callOf({ answer: swallowed, ordering: true })], 'With care'],
    ['a transaction is open', [callOf({ answer: swallowed, transaction: true })], 'With care'],
    ['the consumer is read afterwards', [callOf({ answer: swallowed }), read], 'With care'],
    ['the consumer is read before', [callOf({ answer: swallowed, line: 10 }), read], 'Nobody notices'],
    ['it is told with low confidence', [callOf({ answer: swallowed, confidence: 'low' })], 'With care'],
    [
      'it is told with medium confidence',
      [callOf({ answer: swallowed, confidence: 'medium' })],
      'Nobody notices',
    ],
  ])('where %s', (_what, calls, title) => {
    expect(orderOf(calls)).toEqual([[title, [points]]]);
  });

  it('is a later one where only a person can accept it', () => {
    const analysis = analysisOf({ services: guardedServices, calls: [callOf({ answer: swallowed })] });
    const [wave] = wavesIn(analysis);
    expect([wave?.title, wave?.places[0]?.reasons[0]?.rule]).toEqual(['With care', 'W2']);
  });

  it('is the last for a workflow, whatever else is true of it', () => {
    const edit = (plan: Plan) => chooseRouter(plan, 'order.CreatePoint', 'step-functions');
    expect(orderOf([callOf({ ordering: true })], edit)).toEqual([['Workflows', [points]]]);
  });
});

describe('what comes first', () => {
  const inner = callOf({
    from: 'loyalty',
    to: 'mail',
    path: '/mails',
    function: 'addPoints',
    entry: route('loyalty POST /points'),
  });
  const mail = 'loyalty.CreateMail:mail';

  it('is what the work of the consumer calls, even in the wave of that', () => {
    expect(orderOf([callOf({ answer: swallowed }), inner])).toEqual([
      ['The caller answers earlier', [mail, points]],
    ]);
    expect(rulesFor([callOf(), inner], points)).toEqual(['W7', 'W9']);
  });

  it('is not what another route of the consumer calls', () => {
    const other = { ...inner, entry: route('loyalty GET /points') };
    expect(orderOf([callOf({ answer: swallowed }), other])).toEqual([
      ['Nobody notices', [points]],
      ['The caller answers earlier', [mail]],
    ]);
  });

  it('is nothing where flows lead in a circle', () => {
    const back = callOf({
      from: 'loyalty',
      to: 'order',
      path: '/orders',
      function: 'addPoints',
      entry: route('loyalty POST /points'),
    });
    const waves = wavesIn(analysisOf({ calls: [callOf({ entry: orders }), back] }));
    expect(waves.flatMap(({ places }) => places.map(({ flow, after }) => [flow, after]))).toEqual([
      ['loyalty.CreateOrder:order', []],
      [points, []],
    ]);
  });

  it('is every message of the function that a workflow cuts in two', () => {
    const charge = callOf({
      to: 'payment',
      path: '/charges',
      response: 'data',
      answer: { flowsTo: 'decision' },
      line: 5,
    });
    const elsewhere = callOf({ to: 'mail', path: '/mails', function: 'other', line: 8 });
    const edit = (plan: Plan) => chooseRouter(plan, 'order.CreateCharge', 'step-functions');
    const places = wavesIn(analysisOf({ calls: [callOf(), charge, elsewhere] }), edit).flatMap(
      (w) => w.places,
    );
    expect(places.map(({ flow, after }) => [flow, after])).toEqual([
      ['order.CreateMail:mail', []],
      [points, []],
      ['order.CreateCharge:payment', [points]],
    ]);
  });
});

describe('the place in a wave', () => {
  const inRequest = (parts: Parameters<typeof callOf>[0]) => callOf({ entry: orders, ...parts });

  it.each<[string, Call, 'low' | 'medium' | 'high', readonly string[]]>([
    ['outside of a request', callOf(), 'low', ['W7', 'W14']],
    ['not waited for', inRequest({ awaited: false, response: 'ignored' }), 'low', ['W8', 'W14']],
    ['in a request', inRequest({}), 'medium', ['W7', 'W13', 'W14']],
    ['in a loop of a request', inRequest({ inLoop: true }), 'high', ['W7', 'W11', 'W14']],
    ['in a loop outside of a request', callOf({ inLoop: true }), 'low', ['W7', 'W14']],
  ])('brings, %s, …', (_what, call, benefit, rules) => {
    const [place] = wavesIn(analysisOf({ calls: [call] })).flatMap(({ places }) => places);
    expect([place?.benefit, place?.reasons.map(({ rule }) => rule)]).toEqual([benefit, rules]);
  });

  it('brings much where others wait behind it', () => {
    const behind = callOf({
      from: 'loyalty',
      to: { kind: 'external', host: 'tier.example' },
      response: 'data',
      function: 'addPoints',
      entry: route('loyalty POST /points'),
    });
    const [place] = wavesIn(analysisOf({ calls: [inRequest({}), behind] })).flatMap(({ places }) => places);
    expect([place?.benefit, place?.reasons.map(({ rule }) => rule)]).toEqual(['high', ['W7', 'W12']]);
  });

  it.each([
    ['that can be done twice', true, 'low'],
    ['that must not be done twice', false, 'medium'],
  ] as const)('has, for work %s that nobody notices, …', (_what, idempotent, risk) => {
    const [wave] = wavesIn(analysisOf({ calls: [callOf({ answer: swallowed, idempotent })] }));
    expect(wave?.places.map((place) => place.risk)).toEqual([risk]);
  });

  it('is before others for more benefit, then for less risk, then at a leaf, then by name', () => {
    const tell = (to: string, parts: Parameters<typeof callOf>[0] = {}) =>
      inRequest({ to, path: `/${to}`, function: `tell-${to}`, answer: swallowed, ...parts });
    const calls = [
      tell('plain'),
      tell('apart'),
      tell('risky', { idempotent: false }),
      tell('loop', { inLoop: true }),
      tell('node'),
      callOf({
        from: 'node',
        to: { kind: 'external', host: 'x.example' },
        function: 'work',
        awaited: false,
        response: 'ignored',
        entry: route('node POST /node'),
      }),
    ];
    const [wave] = wavesIn(analysisOf({ calls }));
    expect(wave?.places.map(({ flow }) => flow.split(':').at(-1))).toEqual([
      'loop',
      'apart',
      'plain',
      'node',
      'risky',
    ]);
  });
});

describe('the rules of the order', () => {
  it('have ids of their own, and say when and why', () => {
    const rules = Object.values(waveRules);
    expect(rules.map(({ id }) => id)).toEqual(rules.map((_, at) => `W${at + 1}`));
    expect(rules.filter(({ explain }) => !/\.$/.test(explain))).toEqual([]);
  });
});
