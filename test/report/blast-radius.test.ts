import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { documentOf } from '../../src/model/document.js';
import { propose } from '../../src/planner/propose.js';
import { blastRadii } from '../../src/report/blast-radius.js';
import { analysisOf, callOf, serviceOf } from '../helpers/analysis-builders.js';

const services = [
  serviceOf({ name: 'loyalty', routes: ['POST /points'] }),
  serviceOf({ name: 'mail', routes: ['POST /mails'] }),
  serviceOf({ name: 'order', routes: ['POST /orders'] }),
  serviceOf({ name: 'web', kind: 'gateway', routes: ['POST /buy'] }),
];
const at = (line: number, service = 'order') => ({ file: `services/${service}/src/place-order.ts`, line });
const route = (id: string) => [{ kind: 'route', id } as const];

function radiiOf(...calls: readonly Call[]) {
  const analysis = analysisOf({ services, calls });
  return blastRadii(documentOf(analysis, propose(analysis), '1.2.3'));
}

const points = (parts: Parameters<typeof callOf>[0] = {}): Call =>
  callOf({ line: 1, entry: route('order POST /orders'), ...parts });
const alone = {
  slow: 'loyalty',
  requests: ['POST /orders'],
  through: [],
  waiting: ['order'],
  afterwards: [],
  perItem: false,
  withoutTimeout: [at(1)],
  longestTimeout: null,
};

describe('who waits for a slow service', () => {
  it('is the caller', () => {
    expect(radiiOf(points())).toEqual([alone]);
  });

  it.each([
    ['is not awaited', { awaited: false, response: 'ignored' }],
    ['is a health check', { role: 'health' }],
    ['has no known target', { to: { kind: 'unknown', reason: 'r', missing: 'm' } }],
  ] as const)('is nobody where the call %s', (_what, parts) => {
    expect(radiiOf(points(parts))).toEqual([]);
  });

  it('is said of hosts outside as well', () => {
    expect(radiiOf(points({ to: { kind: 'external', host: 'api.example' } }))).toEqual([
      { ...alone, slow: 'api.example' },
    ]);
  });

  it('is every service above that waits for a waiting route', () => {
    const buy = callOf({
      from: 'web',
      to: 'order',
      path: '/orders',
      function: 'buy',
      entry: route('web POST /buy'),
      timeoutMs: 9000,
    });
    expect(radiiOf(points(), buy)).toEqual([
      { ...alone, requests: ['POST /buy'], through: ['order'], waiting: ['order', 'web'] },
      {
        ...alone,
        slow: 'order',
        requests: ['POST /buy'],
        waiting: ['web'],
        withoutTimeout: [],
        longestTimeout: { ...at(1, 'web'), milliseconds: 9000 },
      },
    ]);
  });

  it('ends above where the route is not known or not awaited', () => {
    const buy = callOf({
      from: 'web',
      to: 'order',
      path: '/orders',
      function: 'buy',
      entry: route('web POST /buy'),
    });
    expect(radiiOf(points(), { ...buy, route: null })[0]).toEqual(alone);
    expect(radiiOf(points(), { ...buy, awaited: false })).toEqual([alone]);
  });

  it('survives services that wait for each other', () => {
    const back = callOf({
      from: 'loyalty',
      to: 'order',
      path: '/orders',
      function: 'f',
      line: 2,
      entry: route('loyalty POST /points'),
    });
    expect(radiiOf(points(), back)).toEqual([
      { ...alone, requests: ['order'], waiting: ['order'] },
      {
        ...alone,
        slow: 'order',
        requests: ['loyalty'],
        waiting: ['loyalty'],
        withoutTimeout: [at(2, 'loyalty')],
      },
    ]);
  });

  it('names the function where no route reaches the call, and the service at the top of a module', () => {
    expect(radiiOf(points({ entry: [] }))[0]?.requests).toEqual(['placeOrder() of order']);
    expect(radiiOf(points({ entry: [], function: '' }))[0]?.requests).toEqual(['order']);
  });
});

describe('who is reached only afterwards', () => {
  const mail = (parts: Parameters<typeof callOf>[0] = {}): Call =>
    callOf({
      to: 'mail',
      path: '/mails',
      line: 2,
      entry: route('order POST /orders'),
      awaited: false,
      response: 'ignored',
      ...parts,
    });
  const later = (first: Call, second: Call) =>
    radiiOf(first, second).find((radius) => radius.slow === 'loyalty')?.afterwards;

  it.each([
    ['a later call', points(), mail(), ['mail']],
    ['an earlier call', points({ line: 5 }), mail(), []],
    ['a call of another function', points(), mail({ function: 'shipOrder' }), []],
    ['a call under a condition', points(), mail({ sequence: { branch: 'if0' } }), ['mail']],
    ['a call after the condition', points({ sequence: { branch: 'if0' } }), mail(), ['mail']],
    [
      'a call in the other branch',
      points({ sequence: { branch: 'if0' } }),
      mail({ sequence: { branch: 'else0' } }),
      [],
    ],
    [
      'a call under a longer name',
      points({ sequence: { branch: 'if1' } }),
      mail({ sequence: { branch: 'if10' } }),
      [],
    ],
    [
      'a call started together',
      points({ sequence: { parallelGroup: 0 } }),
      mail({ sequence: { parallelGroup: 0 } }),
      [],
    ],
    [
      'a call of another group',
      points({ sequence: { parallelGroup: 0 } }),
      mail({ sequence: { parallelGroup: 1 } }),
      ['mail'],
    ],
  ])('%s', (_what, first, second, expected) => {
    expect(later(first, second)).toEqual(expected);
  });
});

describe('the order of the sentences', () => {
  it('is: repeated for each item, without a timeout, most services held up, name', () => {
    const calls = [
      callOf({ to: 'mail', line: 1, timeoutMs: 100, path: '/a', function: 'a' }),
      callOf({ to: 'web', line: 2, path: '/b', function: 'b' }),
      callOf({ to: 'loyalty', line: 3, path: '/c', function: 'b' }),
      callOf({ from: 'web', to: 'order', line: 4, timeoutMs: 100, inLoop: true, path: '/d', function: 'd' }),
    ];
    expect(radiiOf(...calls).map((radius) => radius.slow)).toEqual(['order', 'web', 'loyalty', 'mail']);
  });

  it('takes the longest of the timeouts, and every place without one', () => {
    const two = (first: number | null, second: number | null) =>
      radiiOf(points({ timeoutMs: first }), points({ line: 2, timeoutMs: second, id: 'again' })).map(
        ({ withoutTimeout, longestTimeout }) => ({ withoutTimeout, longestTimeout }),
      );
    expect(two(100, 200)).toEqual([{ withoutTimeout: [], longestTimeout: { ...at(2), milliseconds: 200 } }]);
    expect(two(100, null)).toEqual([{ withoutTimeout: [at(2)], longestTimeout: null }]);
    expect(two(null, null)).toEqual([{ withoutTimeout: [at(1), at(2)], longestTimeout: null }]);
  });
});
