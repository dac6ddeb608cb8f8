import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/model/call.js';
import { findingKinds } from '../../../src/model/finding.js';
import { findingsOf } from '../../../src/planner/findings/findings.js';
import { antiPatterns } from '../../../src/planner/findings/registry.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../../helpers/analysis-builders.js';
import { shop } from '../fixtures/shop.js';

const route = (id: string) => [{ kind: 'route', id }] as const;
const orders = route('order POST /orders');

/** A read whose answer is used, with a timeout unless told otherwise. */
const ask = (parts: Parameters<typeof callOf>[0]): Call =>
  callOf({ method: 'GET', path: '/points/{}', response: 'data', timeoutMs: 500, ...parts });
/** A write, with a timeout. */
const tell = (parts: Parameters<typeof callOf>[0]): Call => callOf({ timeoutMs: 500, ...parts });
const external = (host: string) => ({ kind: 'external', host }) as const;

/** A call of each service to the next, each reached through the route that the one before it calls. */
function chain(...names: readonly string[]): readonly Call[] {
  return names.slice(0, -1).map((from, at) =>
    tell({
      from,
      to: names[at + 1] ?? '',
      path: '/work',
      function: 'work',
      entry: at === 0 ? [] : route(`${from} POST /work`),
    }),
  );
}

interface Case {
  readonly what: string;
  readonly calls: readonly Call[];
  /** Ids of what is found. */
  readonly found: readonly string[];
}

/** Each kind with what makes it fire, and with what just does not. */
const cases: Readonly<Record<(typeof findingKinds)[number], readonly Case[]>> = {
  'service-cycle': [
    {
      what: 'two services that wait for each other',
      calls: [tell({ from: 'a', to: 'b' }), ask({ from: 'b', to: 'a' })],
      found: ['service-cycle:a:b'],
    },
    {
      what: 'three, once, with the shortest circle',
      calls: [
        tell({ from: 'a', to: 'b' }),
        tell({ from: 'b', to: 'c' }),
        tell({ from: 'c', to: 'a' }),
        tell({ from: 'c', to: 'b', path: '/x' }),
      ],
      found: ['service-cycle:a:b:c'],
    },
    {
      what: 'no circle without waiting, through a health check, or of a service with itself',
      calls: [
        tell({ from: 'a', to: 'b' }),
        ask({ from: 'b', to: 'a', awaited: false }),
        ask({ from: 'b', to: 'a', path: '/health', role: 'health' }),
        tell({ from: 'a', to: 'a' }),
      ],
      found: [],
    },
  ],
  'call-in-transaction': [
    {
      what: 'a call that is waited for inside a transaction',
      calls: [tell({ transaction: true }), ask({ transaction: true, to: external('bank.example') })],
      found: [
        'call-in-transaction:order:bank.example GET /points/{}',
        'call-in-transaction:order:loyalty POST /points',
      ],
    },
    {
      what: 'no call that is not waited for',
      calls: [tell({ transaction: true, awaited: false })],
      found: [],
    },
  ],
  'retry-without-key': [
    {
      what: 'a write that the client or the caller repeats',
      calls: [
        tell({ retries: 3, idempotent: false }),
        tell({ path: '/b', line: 2, answer: { failure: 'retried' }, idempotent: false }),
      ],
      found: ['retry-without-key:order:loyalty POST /points', 'retry-without-key:order:loyalty POST /b'],
    },
    {
      what: 'no write that is idempotent, has a key or is not repeated, and no read',
      calls: [
        tell({ retries: 3, idempotent: true, method: 'PUT' }),
        tell({ retries: 3, idempotent: false, headers: { auth: false, idempotency: true }, path: '/b' }),
        tell({ retries: 0, idempotent: false, path: '/c' }),
        ask({ retries: 3, idempotent: false }),
        callOf({ method: 'RPC', path: 'points/getPoints', retries: 2, idempotent: false, timeoutMs: 1 }),
      ],
      found: [],
    },
  ],
  'call-in-loop': [
    {
      what: 'a call for each item, read or write',
      calls: [tell({ inLoop: true }), ask({ inLoop: true, line: 2 })],
      found: ['call-in-loop:order:loyalty POST /points', 'call-in-loop:order:loyalty GET /points/{}'],
    },
    {
      what: 'no call outside of a loop or to the outside',
      calls: [tell({}), tell({ inLoop: true, to: external('mail.example') })],
      found: [],
    },
  ],
  'deep-chain': [
    {
      what: 'three requests behind each other',
      calls: chain('a', 'b', 'c', 'd'),
      found: ['deep-chain:a:b:c:d'],
    },
    {
      what: 'a service outside as the third, and each way once, with its longest form',
      calls: [
        ...chain('a', 'b', 'c'),
        tell({ from: 'c', to: external('bank.example'), entry: route('c POST /work') }),
        tell({ from: 'a', to: 'b', path: '/work', function: 'again', entry: [], line: 5 }),
      ],
      found: ['deep-chain:a:b:c:bank.example'],
    },
    { what: 'no two', calls: chain('a', 'b', 'c'), found: [] },
    {
      what: 'none that somebody does not wait for, or whose route is not known',
      calls: [
        ...chain('a', 'b', 'c', 'd').map((call) => (call.from === 'b' ? { ...call, awaited: false } : call)),
        ...chain('e', 'f', 'g', 'h').map((call) => (call.from === 'f' ? { ...call, route: null } : call)),
      ],
      found: [],
    },
  ],
  'fan-out-in-request': [
    {
      what: 'four services that one request waits for',
      calls: ['a', 'b', 'c', 'd'].map((to, line) => ask({ to, line, entry: orders })),
      found: ['fan-out-in-request:order:a:b:c:d'],
    },
    {
      what: 'no three, whatever is not waited for',
      calls: [
        ...['a', 'b', 'c'].map((to, line) => ask({ to, line, entry: orders })),
        ask({ to: 'd', line: 4, entry: orders, awaited: false }),
        ask({ to: 'c', path: '/other', line: 5, entry: orders }),
        ask({ to: 'e', line: 6, entry: route('order GET /orders') }),
      ],
      found: [],
    },
    {
      what: 'no four that exclude each other',
      calls: ['a', 'b', 'c', 'd'].map((to, line) =>
        ask({ to, line, entry: orders, sequence: { branch: line === 3 ? 'else0' : 'if0' } }),
      ),
      found: [],
    },
  ],
  'read-then-write': [
    {
      what: 'a service that is asked and then told',
      calls: [ask({ line: 1 }), tell({ line: 2 })],
      found: ['read-then-write:order:loyalty GET /points/{} POST /points'],
    },
    {
      what: 'no writing before, in another function, in parallel, under other conditions or to another service',
      calls: [
        tell({ line: 1, path: '/before' }),
        ask({ line: 2, sequence: { parallelGroup: 1, branch: 'if0' } }),
        tell({ line: 3, path: '/together', sequence: { parallelGroup: 1, branch: 'if0' } }),
        tell({ line: 4, path: '/else', sequence: { branch: 'else0' } }),
        tell({ line: 5, path: '/elsewhere', function: 'other' }),
        tell({ line: 6, path: '/x', to: 'mail' }),
      ],
      found: [],
    },
  ],
  'chatty-pair': [
    {
      what: 'three calls of one pair in one request, in one function or several',
      calls: [
        ask({ line: 1, path: '/a', entry: orders }),
        ask({ line: 2, path: '/b', entry: orders }),
        ask({ line: 3, path: '/c', entry: orders, function: 'other' }),
      ],
      found: ['chatty-pair:order:loyalty GET /a'],
    },
    {
      what: 'once, where several requests make the same calls',
      calls: ['/a', '/b', '/c'].map((path, line) =>
        ask({ line, path, entry: [...orders, ...route('order PUT /orders')] }),
      ),
      found: ['chatty-pair:order:loyalty GET /a'],
    },
    {
      what: 'no two, no alternatives, no health checks, and none of two requests',
      calls: [
        ask({ line: 1, path: '/a', entry: orders }),
        ask({ line: 2, path: '/b', entry: orders, sequence: { branch: 'if0' } }),
        ask({ line: 3, path: '/c', entry: orders, sequence: { branch: 'else0' } }),
        ask({ line: 4, path: '/health', entry: orders, role: 'health' }),
        ask({ line: 5, path: '/d', entry: route('order GET /orders'), function: 'list' }),
      ],
      found: [],
    },
  ],
  'no-timeout': [
    {
      what: 'a wait without a limit, once for each pair',
      calls: [
        ask({ timeoutMs: null }),
        ask({ timeoutMs: null, path: '/other', line: 2 }),
        ask({ timeoutMs: null, to: external('bank.example'), line: 3 }),
      ],
      found: ['no-timeout:order:loyalty', 'no-timeout:order:bank.example'],
    },
    {
      what: 'none with a limit or a breaker, that is not waited for, or of a health check',
      calls: [
        ask({}),
        ask({ timeoutMs: null, breaker: true, path: '/b' }),
        ask({ timeoutMs: null, awaited: false, path: '/c' }),
        ask({ timeoutMs: null, role: 'health', path: '/d' }),
      ],
      found: [],
    },
  ],
};

function idsOf(calls: readonly Call[], kind: string): readonly string[] {
  return findingsOf(analysisOf({ calls }))
    .filter((finding) => finding.kind === kind)
    .map(({ id }) => id);
}

describe('anti-patterns', () => {
  it('are in the order of the model', () => {
    expect(antiPatterns.map(({ kind }) => kind)).toEqual(findingKinds);
  });

  it.each(Object.entries(cases).flatMap(([kind, each]) => each.map((one) => [kind, one.what, one] as const)))(
    '%s: %s',
    (kind, _what, { calls, found }) => {
      expect(idsOf(calls, kind)).toEqual(found);
    },
  );

  it('of the browser have no timeout to set', () => {
    const services = [serviceOf({ name: 'web', kind: 'frontend' }), serviceOf({ name: 'loyalty' })];
    const analysis = analysisOf({ services, calls: [ask({ from: 'web', timeoutMs: null })] });
    expect(findingsOf(analysis)).toEqual([]);
  });

  it('are numbered where they cannot be told apart otherwise', () => {
    const calls = [tell({ inLoop: true }), tell({ inLoop: true, line: 9, id: 'again' })];
    expect(idsOf(calls, 'call-in-loop')).toEqual([
      'call-in-loop:order:loyalty POST /points',
      'call-in-loop:order:loyalty POST /points#2',
    ]);
  });

  it('say what, where, and what to do', () => {
    const calls = [
      tell({ from: 'a', to: 'b', line: 4, response: 'status' }),
      ask({ from: 'b', to: 'a', line: 7, file: 'services/b/src/b.ts' }),
    ];
    expect(findingsOf(analysisOf({ calls }))).toEqual([
      {
        id: 'service-cycle:a:b',
        kind: 'service-cycle',
        title: 'Services call in a circle',
        text: 'a calls b calls a: none of them works, starts or is deployed without the others.',
        cure: 'Let a tell b by a message in place of POST /points: its answer is needed least.',
        file: 'services/a/src/place-order.ts',
        line: 4,
        services: ['a', 'b'],
        calls: ['a.placeOrder>b POST /points', 'b.placeOrder>a GET /points/{}'],
        steps: [
          { file: 'services/a/src/place-order.ts', line: 4, what: 'a calls POST /points of b' },
          { file: 'services/b/src/b.ts', line: 7, what: 'b calls GET /points/{} of a' },
        ],
      },
    ]);
  });

  it('are cured by a copy where every answer is needed', () => {
    const calls = [ask({ from: 'a', to: 'b' }), ask({ from: 'b', to: 'a' })];
    const [finding] = findingsOf(analysisOf({ calls }));
    expect(finding?.cure).toBe(
      'Let a keep a copy of what it asks b for (GET /points/{}), fed by events of b.',
    );
  });

  it('of the shop', () => {
    expect(
      findingsOf(shop).map(({ id, text, cure, file, line }) => [id, text, cure, `${file}:${line}`]),
    ).toEqual([
      [
        'call-in-loop:order:loyalty POST /points',
        'POST /orders calls POST /points of loyalty for each item of a loop, one after the other.',
        'Send loyalty one message that carries all items, or batches of messages (ten in one call of SQS, SNS or EventBridge).',
        'services/order/src/place-order.ts:46',
      ],
      [
        'fan-out-in-request:order:user:discount:payment:loyalty:fulfilment',
        'POST /orders waits for 5 services (user, discount, payment, loyalty and fulfilment): if each answers 99.9 % of its requests, it answers 99.5 %.',
        'Tell loyalty and fulfilment by messages: the caller needs no data of their answers.',
        'services/order/src/place-order.ts:19',
      ],
      ...(
        [
          ['fulfilment', 'notification', 'POST /notifications', 'services/fulfilment/src/announce.ts:11'],
          ['order', 'user', 'GET /users/{}', 'services/order/src/place-order.ts:19'],
          ['order', 'discount', 'POST /quotes', 'services/order/src/place-order.ts:21'],
          ['order', 'loyalty', 'POST /points', 'services/order/src/place-order.ts:46'],
          ['order', 'fulfilment', 'POST /shipments', 'services/order/src/place-order.ts:54'],
          ['payment', 'api.cardgate.example', 'POST /v1/charges', 'services/payment/src/provider.ts:22'],
        ] as const
      ).map(([from, to, endpoint, place]) => [
        `no-timeout:${from}:${to}`,
        `${from} waits for ${to} without a limit (${endpoint}).`,
        `Give the client of ${to} a timeout a little above its slowest good answer.`,
        place,
      ]),
    ]);
  });

  it('end a chain that leads in a circle', () => {
    const calls = [
      ...chain('a', 'b', 'c'),
      tell({ from: 'c', to: 'b', path: '/work', entry: route('c POST /work') }),
    ];
    expect(idsOf(calls, 'deep-chain')).toEqual(['deep-chain:a:b:c:b']);
  });

  it('do not depend on the order of calls and services', () => {
    const services = [
      serviceOf({ name: 'b', routes: [routeOf({ id: 'b POST /work' })] }),
      ...['a', 'c', 'd', 'order', 'loyalty', 'mail'].map((name) => serviceOf({ name })),
    ];
    const all = Object.values(cases).flatMap((each) => each.flatMap(({ calls }) => calls));
    const calls = all.map((call, at) => ({ ...call, id: `${call.id}!${at}` }));
    const expected = JSON.stringify(findingsOf(analysisOf({ services, calls })));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(calls, { minLength: calls.length }),
        fc.shuffledSubarray(services, { minLength: services.length }),
        (otherCalls, otherServices) => {
          const analysis = analysisOf({ services: otherServices, calls: otherCalls });
          expect(JSON.stringify(findingsOf(analysis))).toBe(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});
