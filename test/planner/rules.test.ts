import { describe, expect, it } from 'vitest';
import { rules } from '../../src/planner/rules/registry.js';
import { callOf } from '../helpers/analysis-builders.js';
import { atStart, entered, inReply, judged, orders } from './fixtures/judged.js';
import { ruleCases } from './fixtures/rule-cases.js';

/** A call by its name: what it asks for, whatever becomes of its answer. */
const named: readonly [method: string, path: string, parts: Parameters<typeof callOf>[0], rule: string][] = [
  ['RPC', 'OrderService/GetOrder', {}, 'A2'],
  ['RPC', '/internal/users.search', {}, 'A2'],
  ['RPC', '/locations.list', {}, 'A2'],
  ['RPC', 'OrderService/Getaway', {}, 'A3'],
  ['RPC', 'ListService/Create', {}, 'A3'],
  ['RPC', 'OrderService/GetOrder', { response: 'status' }, 'A5'],
  ['POST', '/getOrder', {}, 'A2'],
  ['POST', '/coupons/validate', {}, 'A2'],
  ['POST', '/email-exists', {}, 'A2'],
  ['POST', '/points/check', { route: 'loyalty POST /points' }, 'A3'],
  ['GET', '/carts/{}/merge', {}, 'A2'],
  ['GET', '/carts/{}/merge', { response: 'status' }, 'A5'],
  ['GET', '/carts/{}/merged', { response: 'status' }, 'A2'],
  ['RPC', 'permission_check', {}, 'A7'],
  ['RPC', 'token_decode', { function: 'AuthGuard.canActivate' }, 'A7'],
  ['RPC', 'token_decode', {}, 'A3'],
  ['POST', '/authenticate-admin', {}, 'A7'],
  ['RPC', '/internal/user.verifyPassword', {}, 'A7'],
  ['RPC', '/integrations.authenticate', {}, 'A7'],
  ['POST', '/users/verify-security-answer', {}, 'A7'],
  ['POST', '/token', {}, 'A7'],
  ['POST', '/auth/login', { response: 'status' }, 'A7'],
  ['POST', '/auth/login', { response: 'ignored' }, 'A6'],
  ['POST', '/tokens', {}, 'A3'],
  ['PUT', '/token', {}, 'A3'],
  ['POST', '/verify-order', {}, 'A2'],
  ['POST', '/reverify-order', {}, 'A3'],
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

describe('a step of a job', () => {
  const seeded = { entry: atStart, function: 'seed' } as const;
  const step = callOf({ ...seeded, path: '/areas' });
  const next = callOf({ ...seeded, path: '/locations', function: 'seedLocations', line: 2 });

  it('is one of several changes of the same run, and names the others', () => {
    expect(judged(step, next)).toEqual({
      verdict: 'orchestrate',
      confidence: 'medium',
      reasons: [
        {
          rule: 'A17',
          title: 'Step of a job',
          text: 'seed() runs once and stops where POST /areas fails; the same run also calls POST /locations.',
          file: 'services/order/src/place-order.ts',
          line: 1,
        },
      ],
    });
  });

  it.each([
    ['alone', step, [], 'A5'],
    ['next to a read', step, [callOf({ ...next, method: 'GET', response: 'data' })], 'A5'],
    [
      'of a run that goes on when it fails',
      callOf({ ...seeded, path: '/areas', answer: { failure: 'swallowed' } }),
      [next],
      'A6',
    ],
    ['not awaited', callOf({ ...seeded, path: '/areas', awaited: false }), [next], 'A5'],
    [
      'of a process that also serves',
      callOf({ ...seeded, path: '/areas', entry: [...atStart, ...orders] }),
      [next],
      'A5',
    ],
  ] as const)('is none where it is %s', (_, call, others, rule) => {
    expect(judged(call, ...others).reasons.map((reason) => reason.rule)).toEqual([rule]);
  });
});

describe('the outcome of a change in the reply', () => {
  const charge = callOf({ ...inReply, ...entered('edge POST /orders'), path: '/charges' });

  it('is a step of a workflow where the same route changes more, whichever function does', () => {
    const other = callOf({
      ...entered('edge POST /orders'),
      path: '/points',
      function: 'award',
      file: 'services/edge/src/award.ts',
    });
    expect(judged(charge, other).reasons).toEqual([
      {
        rule: 'A14',
        title: 'Outcome of a change in the reply',
        text: 'The reply of POST /orders tells what became of POST /charges, and it also calls POST /points.',
        file: 'services/edge/src/place-order.ts',
        line: 1,
      },
    ]);
  });

  it.each([
    ['reads', { method: 'GET', response: 'data' }],
    ['reads by its name', { method: 'RPC', path: 'Points/GetPoints', response: 'data' }],
    [
      'reaches a procedure that stores nothing',
      { method: 'RPC', path: 'Points/Rank', response: 'data', route: 'loyalty POST /quotes' },
    ],
    ['lets somebody in', { role: 'auth', response: 'data' }],
  ] as const)('is none where the other request %s', (_, parts) => {
    const other = callOf({ ...entered('edge POST /orders'), ...parts, function: 'other' });
    expect(judged(charge, other).verdict).toBe('keep-sync');
  });
});

describe('the rules of the verdict', () => {
  it.each(ruleCases)('%s %s', (rule, _what, call, verdict) => {
    const { verdict: found, reasons } = judged(call);
    expect({ rule: reasons.map((reason) => reason.rule), verdict: found }).toEqual({ rule: [rule], verdict });
  });

  it('gives every rule an id of its own, and a case that it decides', () => {
    const ids = rules.map((rule) => rule.id);
    // the rule about jobs needs a second call, and has tests of its own above
    const decided = new Set([
      'A17',
      ...ruleCases.filter(([, what]) => what.startsWith('fires')).map(([rule]) => rule),
    ]);
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
