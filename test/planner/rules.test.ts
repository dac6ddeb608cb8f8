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

function judged(call: Call) {
  return judge(call, contextOf(analysisOf({ services, calls: [call] })));
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
  ['A5', 'fires: failure mapped', callOf({ response: 'status', answer: { failure: 'mapped' } }), 'async'],
  ['A2', 'A5 overridden by A2', callOf({ method: 'GET', response: 'status' }), 'keep-sync'],
];

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
