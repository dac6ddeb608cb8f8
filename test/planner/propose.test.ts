import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.js';
import type { Call } from '../../src/model/call.js';
import { propose } from '../../src/planner/propose.js';
import { analysisOf, callOf, serviceOf } from '../helpers/analysis-builders.js';
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
      fc.shuffledSubarray([...analysis.messages], { minLength: analysis.messages.length }),
    )
    .map(([calls, services, messages]) => ({ ...analysis, calls, services, messages }));
}

/** Code in which every rule that looks at more than one call finds several of them. */
const crowded = analysisOf({
  calls: [
    ...['a', 'b', 'c'].flatMap((name, at) => [
      callOf({ to: name, path: `/${name}s`, line: at + 1, response: 'data', answer: { flowsTo: 'reply' } }),
      callOf({
        to: name,
        path: `/${name}/reserve`,
        line: at + 11,
        function: 'reserve',
        answer: { failure: 'mapped' },
      }),
      callOf({
        to: name,
        path: `/${name}/load`,
        line: at + 21,
        function: 'seed',
        entry: [{ kind: 'startup', id: 'seed' }],
      }),
      callOf({ to: name, path: `/${name}/facts`, line: at + 31, function: 'tell' }),
      callOf({
        to: { kind: 'external', host: `${name}.example` },
        line: at + 41,
        function: 'tell',
        response: 'ignored',
      }),
    ]),
  ],
  messages: ['a', 'b'].map((name) => ({
    id: name,
    file: `services/${name}/src/bus.ts`,
    line: 1,
    service: name,
    direction: 'publish',
    transport: 'eventbridge',
    channel: 'shop',
  })),
});

describe('the proposal', () => {
  it('of the shop is the expected one', () => {
    expect(propose(shop)).toEqual(expectedOfShop);
  });

  it.each([
    ['the shop', shop],
    ['crowded code', crowded],
  ])('of %s does not depend on the order of calls, services and messages', (_, analysis) => {
    const expected = JSON.stringify(propose(analysis));
    fc.assert(
      fc.property(shuffled(analysis), (other) => {
        expect(JSON.stringify(propose(other))).toBe(expected);
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
          propose(analysisOf({ calls: some })).flows.map(({ suggestion }) => [
            suggestion.pattern,
            suggestion.router,
          ]);
        const fanOut = (of: number) => Array(of).fill(['fan-out', of < 5 ? 'sns' : 'eventbridge']);
        expect(routersOf(calls.slice(0, count))).toEqual(fanOut(count));
        expect(routersOf(calls)).toEqual(fanOut(count + 1));
      }),
    );
  });
});
