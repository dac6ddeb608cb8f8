import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { contextOf } from '../../src/planner/context.js';
import { judge } from '../../src/planner/judge.js';
import { rules } from '../../src/planner/rules/registry.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';

const orders = [{ kind: 'route', id: 'order POST /orders' }] as const;
const services = [
  serviceOf({
    name: 'loyalty',
    routes: [
      routeOf({ id: 'loyalty POST /quotes', line: 7, writes: false }),
      routeOf({ id: 'loyalty POST /search', writes: false, handlerSpan: null }),
      'POST /points',
    ],
  }),
  serviceOf({ name: 'order', routes: ['POST /orders', 'GET /a', 'GET /b', 'GET /c'] }),
];

function judged(call: Call, ...others: readonly Call[]) {
  return judge(call, contextOf(analysisOf({ services, calls: [call, ...others] })));
}

/** For each rule: a call that it decides, one that it just leaves alone, one that an earlier rule takes from it. */
const cases: readonly [rule: string, what: string, call: Call, verdict: string][] = [
  [
    'A9',
    'fires: target unknown',
    callOf({ to: { kind: 'unknown', reason: 'r', missing: 'm' } }),
    'keep-sync',
  ],
  ['A8', 'fires: outside', callOf({ to: { kind: 'external', host: 'api.example' } }), 'keep-sync'],
  [
    'A8',
    'fires: outside, answer ignored',
    callOf({ to: { kind: 'external', host: 'api.example' }, response: 'ignored' }),
    'keep-sync',
  ],
  ['A7', 'fires: health', callOf({ method: 'GET', role: 'health' }), 'keep-sync'],
  [
    'A7',
    'fires: authorisation by POST',
    callOf({ role: 'auth', response: 'data', answer: { flowsTo: 'decision' } }),
    'keep-sync',
  ],
  ['A7', 'fires: proxied write', callOf({ role: 'proxy' }), 'keep-sync'],
  [
    'A8',
    'A7 overridden by A8',
    callOf({ to: { kind: 'external', host: 'api.example' }, role: 'auth' }),
    'keep-sync',
  ],
  ['A1', 'fires: data in the reply', callOf({ response: 'data', answer: { flowsTo: 'reply' } }), 'keep-sync'],
  [
    'A7',
    'A1 overridden by A7',
    callOf({ response: 'data', answer: { flowsTo: 'reply' }, role: 'proxy' }),
    'keep-sync',
  ],
  [
    'A2',
    'fires: data of a GET handed on',
    callOf({ method: 'GET', response: 'data', answer: { flowsTo: 'next-call' } }),
    'keep-sync',
  ],
  [
    'A2',
    'fires: decision by a GET',
    callOf({ method: 'GET', response: 'data', answer: { flowsTo: 'decision' } }),
    'keep-sync',
  ],
  ['A2', 'fires: existence by HEAD', callOf({ method: 'HEAD', response: 'status' }), 'keep-sync'],
  ['A6', 'A2 near miss: a GET that nobody looks at', callOf({ method: 'GET', response: 'ignored' }), 'async'],
  [
    'A1',
    'A2 overridden by A1',
    callOf({ method: 'GET', response: 'data', answer: { flowsTo: 'reply' } }),
    'keep-sync',
  ],
  [
    'A3',
    'fires: decision by a POST',
    callOf({ response: 'data', answer: { flowsTo: 'decision' } }),
    'orchestrate',
  ],
  [
    'A3',
    'fires: decision by an RPC',
    callOf({ method: 'RPC', response: 'data', answer: { flowsTo: 'decision' } }),
    'orchestrate',
  ],
  [
    'A3',
    'fires: before A10',
    callOf({ path: '/quotes', response: 'data', answer: { flowsTo: 'decision' } }),
    'orchestrate',
  ],
  [
    'A10',
    'fires: a POST that stores nothing',
    callOf({ path: '/quotes', response: 'data', answer: { flowsTo: 'store' } }),
    'keep-sync',
  ],
  [
    'A4',
    'A10 near miss: the handler was not found',
    callOf({ path: '/search', response: 'data', answer: { flowsTo: 'store' } }),
    'orchestrate',
  ],
  [
    'A4',
    'A10 near miss: the handler writes',
    callOf({ response: 'data', answer: { flowsTo: 'next-call' } }),
    'orchestrate',
  ],
  ['A6', 'A10 near miss: no data is used', callOf({ path: '/quotes', response: 'ignored' }), 'async'],
  ['A4', 'fires: stored', callOf({ response: 'data', answer: { flowsTo: 'store' } }), 'orchestrate'],
  ['A11', 'fires: use not known', callOf({ response: 'data', answer: { flowsTo: null } }), 'keep-sync'],
  ['A6', 'fires: ignored', callOf({ response: 'ignored' }), 'async'],
  [
    'A6',
    'fires: failure swallowed',
    callOf({ response: 'status', answer: { failure: 'swallowed' } }),
    'async',
  ],
  [
    'A6',
    'fires: failure only retried',
    callOf({ response: 'status', answer: { failure: 'retried' } }),
    'async',
  ],
  ['A5', 'A6 near miss: failure propagates', callOf({ response: 'status' }), 'async'],
  [
    'A5',
    'fires: failure mapped, and nothing else to undo',
    callOf({ response: 'status', answer: { failure: 'mapped' } }),
    'async',
  ],
  [
    'A12',
    'fires: failure mapped, item by item',
    callOf({ response: 'status', answer: { failure: 'mapped' }, inLoop: true }),
    'orchestrate',
  ],
  [
    'A12',
    'fires: failure mapped inside of a transaction',
    callOf({ response: 'status', answer: { failure: 'mapped' }, transaction: true }),
    'orchestrate',
  ],
  [
    'A5',
    'A12 near miss: failure propagates in a loop',
    callOf({ response: 'status', inLoop: true }),
    'async',
  ],
  [
    'A2',
    'A12 overridden by A2',
    callOf({ method: 'GET', response: 'status', answer: { failure: 'mapped' }, inLoop: true }),
    'keep-sync',
  ],
  ['A2', 'A5 overridden by A2', callOf({ method: 'GET', response: 'status' }), 'keep-sync'],
];

/** A call by its name: what it asks for, whatever becomes of its answer. */
const named: readonly [method: string, path: string, parts: Parameters<typeof callOf>[0], rule: string][] = [
  ['RPC', 'OrderService/GetOrder', {}, 'A2'],
  ['RPC', '/internal/users.search', {}, 'A2'],
  ['RPC', '/locations.list', {}, 'A2'],
  ['RPC', 'OrderService/Getaway', {}, 'A3'],
  ['RPC', 'ListService/Create', {}, 'A3'],
  ['RPC', 'OrderService/GetOrder', { response: 'status' }, 'A5'],
  ['POST', '/getOrder', {}, 'A3'],
  ['RPC', '/internal/user.verifyPassword', {}, 'A7'],
  ['RPC', '/integrations.authenticate', {}, 'A7'],
  ['POST', '/users/verify-security-answer', {}, 'A7'],
  ['POST', '/token', {}, 'A7'],
  ['POST', '/auth/login', { response: 'status' }, 'A7'],
  ['POST', '/auth/login', { response: 'ignored' }, 'A6'],
  ['POST', '/tokens', {}, 'A3'],
  ['PUT', '/token', {}, 'A3'],
  ['POST', '/verify-order', {}, 'A3'],
  ['POST', '/logins/{}', {}, 'A3'],
];

describe('what a call is for, by its name', () => {
  it.each(named)('%s %s %j: %s', (method, path, parts, rule) => {
    const call = callOf({ response: 'data', answer: { flowsTo: 'decision' }, method, path, ...parts });
    expect(judged(call).reasons.map((reason) => reason.rule)).toEqual([rule]);
  });

  it('cannot be told without a path', () => {
    const call = callOf({ method: 'RPC', path: null, response: 'data', answer: { flowsTo: 'decision' } });
    expect(judged(call).reasons.map((reason) => reason.rule)).toEqual(['A3']);
  });
});

describe('a step that can fail', () => {
  const step = callOf({ response: 'status', answer: { failure: 'mapped' }, path: '/stock', line: 2 });

  it('is one of several in a function, and names them', () => {
    expect(judged(step, callOf({ path: '/charges' }))).toEqual({
      verdict: 'orchestrate',
      confidence: 'medium',
      reasons: [
        {
          rule: 'A12',
          title: 'Step that can fail',
          text: 'placeOrder() makes something of a failure of POST /stock in loyalty, and also calls POST /charges.',
          file: 'services/order/src/place-order.ts',
          line: 2,
        },
      ],
    });
  });

  it.each([
    ['only reads', callOf({ method: 'GET', response: 'data' })],
    ['only reads by its name', callOf({ method: 'RPC', path: 'Points/GetPoints', response: 'data' })],
    ['is in another function', callOf({ path: '/charges', function: 'cancelOrder' })],
    ['is of another service', callOf({ path: '/charges', from: 'basket' })],
    ['has an answer that nobody looks at', callOf({ path: '/charges', response: 'ignored' })],
  ])('is none where the other request %s', (_, other) => {
    expect(judged(step, other).reasons.map(({ rule }) => rule)).toEqual(['A5']);
  });

  it('is none at the top of a module, where it cannot be told what belongs together', () => {
    const top = { ...step, function: '' };
    expect(judged(top, callOf({ path: '/charges', function: '' })).reasons.map(({ rule }) => rule)).toEqual([
      'A5',
    ]);
  });
});

describe('the rules of the verdict', () => {
  it.each(cases)('%s %s', (rule, _what, call, verdict) => {
    const { verdict: found, reasons } = judged(call);
    expect({ rule: reasons.map((reason) => reason.rule), verdict: found }).toEqual({ rule: [rule], verdict });
  });

  it('gives every rule an id of its own, and a case that it decides', () => {
    const ids = rules.map((rule) => rule.id);
    const decided = new Set(cases.filter(([, what]) => what.startsWith('fires')).map(([rule]) => rule));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...decided].sort()).toEqual([...ids].sort());
  });

  it('names the routes that wait, the line that decides, and is no surer than the analysis', () => {
    const call = callOf({
      entry: orders,
      line: 46,
      confidence: 'low',
      response: 'data',
      answer: { flowsTo: 'decision', line: 50 },
    });
    expect(judged(call)).toEqual({
      verdict: 'orchestrate',
      confidence: 'low',
      reasons: [
        {
          rule: 'A3',
          title: 'Decision',
          text: 'How POST /orders goes on depends on the answer of POST /points.',
          file: 'services/order/src/place-order.ts',
          line: 50,
        },
      ],
    });
  });

  it.each([
    ['the function where no route reaches the call', callOf({ response: 'ignored' }), 'placeOrder()'],
    ['the service at the top of a module', callOf({ response: 'ignored', function: '' }), 'order'],
    [
      'two routes and the number of the others',
      callOf({
        response: 'ignored',
        entry: ['POST /orders', 'GET /a', 'GET /b', 'GET /c'].map((id) => ({
          kind: 'route',
          id: `order ${id}`,
        })),
      }),
      'POST /orders, GET /a and 2 more routes',
    ],
  ])('names %s', (_what, call, caller) => {
    expect(judged(call).reasons.map((reason) => reason.text)).toEqual([
      `${caller} uses nothing that POST /points returns, and a failure changes nothing but logs.`,
    ]);
  });

  it.each([
    ['health', 'Health check', 'placeOrder() asks with GET /x whether loyalty is well at this moment.'],
    ['auth', 'Authorisation', 'placeOrder() may only go on when loyalty allows it (GET /x).'],
    [
      'proxy',
      'Proxied request',
      "placeOrder() passes a user's request on to loyalty (GET /x) and hands back its answer.",
    ],
  ] as const)('says of the role %s what it is', (role, title, text) => {
    const { reasons } = judged(callOf({ method: 'GET', path: '/x', role }));
    expect(reasons).toEqual([
      { rule: 'A7', title, text, file: 'services/order/src/place-order.ts', line: 1 },
    ]);
  });
});
