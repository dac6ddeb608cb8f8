import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import type { Suggestion } from '../../src/model/flow.js';
import type { TrafficFigures } from '../../src/model/traffic.js';
import { propose } from '../../src/planner/propose.js';
import { ruleBook } from '../../src/planner/rule-book.js';
import { analysisOf, callOf, routeOf, serviceOf } from '../helpers/analysis-builders.js';

type Parts = Parameters<typeof callOf>[0];

const figures: TrafficFigures = {
  ratePerSecond: null,
  peakPerSecond: null,
  p50Ms: null,
  p99Ms: null,
  payloadBytes: null,
  errorRate: null,
};

/** What is suggested for the flow to loyalty, whose POST /points runs this middleware. */
function suggested(
  parts: Parts,
  { middleware = [], payloadBytes }: { middleware?: readonly string[]; payloadBytes?: number } = {},
  ...others: readonly Call[]
): Suggestion | undefined {
  const services = [
    serviceOf({ name: 'loyalty', routes: [routeOf({ id: 'loyalty POST /points', middleware })] }),
    serviceOf({ name: 'order' }),
    serviceOf({ name: 'mail', kind: 'other-language' }),
  ];
  const traffic = payloadBytes === undefined ? undefined : () => ({ ...figures, payloadBytes });
  const { flows } = propose(analysisOf({ services, calls: [callOf(parts), ...others] }), traffic);
  return flows[0]?.suggestion;
}

const payload = (...fields: readonly string[]) => ({ span: { start: 0, end: 1 }, type: null, fields });

describe('how a message travels', () => {
  const plain = {
    variant: 'standard',
    orderingKey: null,
    idempotencyKey: 'event id',
    batchSize: 10,
    payloadBytes: 400,
  };

  it.each([
    ['a request without a body', {}, plain],
    [
      'three fields and an id in the path',
      { payload: payload('a', 'b', 'c'), pathArguments: ['id'] },
      { ...plain, payloadBytes: 592 },
    ],
    ['fields of each item', { payload: payload('a', 'b'), inLoop: true }, { ...plain, payloadBytes: 1360 }],
    ['a body that cannot be told', { payload: payload() }, { ...plain, payloadBytes: null }],
    [
      'an order by the thing',
      { ordering: true, keys: ['order.id', 'user.id'] },
      { ...plain, variant: 'fifo', orderingKey: 'order.id' },
    ],
    ['keys without an order', { keys: ['order.id'] }, plain],
    [
      'a key that is sent already',
      { headers: { auth: false, idempotency: true } },
      { ...plain, idempotencyKey: 'Idempotency-Key' },
    ],
    [
      'an answer that decides',
      { response: 'data', answer: { flowsTo: 'decision' } },
      { ...plain, variant: 'workflow', batchSize: 1 },
    ],
    [
      'a rare job',
      { path: '/reports', response: 'ignored', entry: [{ kind: 'timer', id: 't' }] },
      { ...plain, variant: 'task', batchSize: 1 },
    ],
    [
      'measurements in order',
      { path: '/metrics', ordering: true, keys: ['id'] },
      { ...plain, variant: 'stream', orderingKey: 'id', batchSize: 100 },
    ],
  ] as const)('with %s', (_, parts, delivery) => {
    expect(suggested(parts)?.delivery).toEqual(delivery);
  });

  it('takes the measured size before the estimated one, and asks for a claim check above the limit', () => {
    const check = 'put the data into an object store and send its key (claim check).';
    const warned = (size: number, ...others: readonly Call[]) => {
      const { delivery, warnings = [] } =
        suggested({ response: 'ignored', awaited: false }, { payloadBytes: size }, ...others) ?? {};
      return [delivery?.payloadBytes, warnings];
    };
    const mail = callOf({ to: 'mail', path: '/mails', line: 2 });
    expect([
      warned(100),
      warned(920_000),
      warned(921_300),
      warned(204_300, mail),
      warned(204_500, mail),
    ]).toEqual([
      [500, []],
      [920_400, []],
      [921_700, [`The message is about 900 KiB, more than its router carries safely (900 KiB): ${check}`]],
      [204_700, []],
      [204_900, [`The message is about 200 KiB, more than its router carries safely (200 KiB): ${check}`]],
    ]);
  });

  it('is nothing for a call that stays', () => {
    const { delivery, effort, identity, steps } = suggested({ method: 'GET', response: 'data' }) ?? {};
    expect({ delivery, effort, identity, steps }).toEqual({});
  });
});

describe('what a message says of the caller', () => {
  const headers = { auth: true, idempotency: false };

  it.each([
    ['nothing for a request without credentials', {}, [], undefined],
    [
      'who is acting where credentials are sent',
      { headers },
      [],
      [
        'Who is acting (user, tenant), from the claims that order has verified: the request to POST /points of loyalty carries credentials, and no credential travels in a message.',
      ],
    ],
    [
      'who is acting where a guard reads it, once',
      { headers },
      ['validate', 'authenticate'],
      [
        'Who is acting (user, tenant), from the claims that order has verified: POST /points of loyalty learns from authenticate who is asking, and no credential travels in a message.',
      ],
    ],
    [
      'roles where a guard checks them',
      {},
      ['requireRole'],
      [
        'What the actor may do (roles), from the same claims: POST /points of loyalty checks it with requireRole, and a worker runs no guards.',
      ],
    ],
  ] as const)('%s', (_, parts, middleware, identity) => {
    expect(suggested(parts, { middleware })?.identity).toEqual(identity);
  });
});

describe('what there is to do for a flow', () => {
  it.each([
    ['nothing by hand', { response: 'ignored' }, { level: 'low', tasks: [] }],
    [
      'a contract to change',
      {},
      { level: 'low', tasks: ['agree with users of the caller on "accepted" in place of "done"'] },
    ],
    [
      'several things',
      { afterWrite: true, idempotent: false },
      {
        level: 'medium',
        tasks: [
          'agree with users of the caller on "accepted" in place of "done"',
          'an outbox, or a loss that is accepted',
          'a consumer that tells a repeated message',
        ],
      },
    ],
    [
      'many things',
      { transaction: true, idempotent: false, ordering: true, headers: { auth: true, idempotency: false } },
      {
        level: 'high',
        tasks: [
          'agree with users of the caller on "accepted" in place of "done"',
          'an outbox, or a loss that is accepted',
          'a version to compare, or FIFO',
          'a consumer that tells a repeated message',
          'fields that say who is acting',
        ],
      },
    ],
    [
      'a handler that was not found',
      { response: 'ignored', path: '/x' },
      { level: 'low', tasks: ['a relay worker, since no handler was found'] },
    ],
    [
      'another language',
      { response: 'ignored', to: 'mail' },
      { level: 'low', tasks: ['a relay worker in front of a service in another language'] },
    ],
    [
      'a workflow',
      { response: 'data', answer: { flowsTo: 'decision' } },
      {
        level: 'high',
        tasks: [
          'cut the caller in two around a workflow',
          'a place to ask for the outcome',
          'compensations that are not there yet',
        ],
      },
    ],
  ] as const)('%s', (_, parts, effort) => {
    expect(suggested(parts)?.effort).toEqual(effort);
  });
});

describe('advice for a call that stays', () => {
  const at = 'services/order/src/place-order.ts:1';
  const timeout = `Give GET /points a timeout (${at}): none was found, so a slow loyalty holds up every request that waits for it.`;
  const breaker = `Put a circuit breaker around it (${at}), so that order fails at once while loyalty is down.`;
  const cache = `Where its answer may be a little old, cache it for a short time (${at}).`;
  const readModel =
    'A read model takes the call away: loyalty publishes what changes, and order keeps the part that it reads.';
  const connect =
    'ECS Service Connect gives the connection from order to loyalty timeouts, retries, outlier detection and metrics without a change to the code.';

  it.each([
    ['a read', {}, [timeout, breaker, cache, readModel]],
    ['a read that is well guarded', { timeoutMs: 800, breaker: true }, [cache, readModel]],
    [
      'a read for each item',
      { timeoutMs: 800, breaker: true, inLoop: true },
      [
        `It is asked once for each item (${at}): ask for all of them at once, or keep a copy of what is read.`,
        cache,
        readModel,
      ],
    ],
    [
      'a retried change',
      { method: 'POST', role: 'auth', timeoutMs: 800, breaker: true, retries: 2, idempotent: false },
      [
        `It is retried although doing it twice may do harm (${at}): send an Idempotency-Key, or retry only what was never sent.`,
        connect,
      ],
    ],
    ['a health check', { role: 'health', timeoutMs: 800 }, [connect]],
    ['a proxied request', { method: 'POST', role: 'proxy' }, [connect]],
  ] as const)('%s', (_, parts, advice) => {
    expect(suggested({ method: 'GET', response: 'data', ...parts })?.advice).toEqual(advice);
  });
});

describe('the rule book', () => {
  it('explains each rule once, in whole sentences', () => {
    const ids = ruleBook.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ruleBook.filter(({ explain }) => !/^[A-Z].*\.$/.test(explain))).toEqual([]);
  });

  it('holds every rule that a suggestion names', () => {
    const ids = new Set(ruleBook.map(({ id }) => id));
    const parts: readonly Parts[] = [
      { inLoop: true, ordering: true, idempotent: false, afterWrite: true },
      { response: 'data', answer: { flowsTo: 'decision' } },
      { group: 'g' },
      { method: 'GET', response: 'data' },
    ];
    const named = parts.flatMap((each) => suggested(each)?.reasons.map(({ rule }) => rule) ?? []);
    expect(named.filter((rule) => !ids.has(rule))).toEqual([]);
  });
});
