import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExistingMessage } from '../../src/model/analysis.js';
import type { Call } from '../../src/model/call.js';
import type { Suggestion } from '../../src/model/flow.js';
import type { TrafficFigures } from '../../src/model/traffic.js';
import { propose } from '../../src/planner/propose.js';
import { routers } from '../../src/planner/routers/registry.js';
import type { TrafficOf } from '../../src/planner/routers/router.js';
import { analysisOf, callOf } from '../helpers/analysis-builders.js';

type Parts = Parameters<typeof callOf>[0];

interface Given {
  readonly calls: readonly Call[];
  readonly traffic?: Partial<TrafficFigures>;
  readonly messages?: readonly ExistingMessage[];
}

function measuring(figures: Partial<TrafficFigures> | undefined): TrafficOf | undefined {
  return figures === undefined
    ? undefined
    : () => ({
        ratePerSecond: null,
        peakPerSecond: null,
        p50Ms: null,
        p99Ms: null,
        payloadBytes: null,
        errorRate: null,
        ...figures,
      });
}

function suggestionsOf({ calls, traffic, messages = [] }: Given): readonly Suggestion[] {
  return propose(analysisOf({ calls, messages }), measuring(traffic)).flows.map(
    ({ suggestion }) => suggestion,
  );
}

/** Several services that placeOrder tells of the same occurrence. */
function told(count: number, parts: Parts = {}): readonly Call[] {
  return Array.from({ length: count }, (_, at) =>
    callOf({ to: `s${at}`, path: `/things${at}`, line: at + 1, ...parts }),
  );
}

const nightly = [{ kind: 'timer', id: 'services/order/src/nightly.ts' }] as const;
const report = { path: '/reports', response: 'ignored', entry: nightly } as const;
const ordered = { ordering: true, keys: ['order.id'] } as const;
const crm = callOf({
  to: { kind: 'external', host: 'crm.example' },
  path: '/deals',
  response: 'ignored',
  line: 9,
});
const bus: ExistingMessage = {
  id: 'm',
  file: 'services/s1/src/bus.ts',
  line: 4,
  service: 's1',
  direction: 'publish',
  transport: 'eventbridge',
  channel: 'shop',
};

const charge: Parts = { to: 'payment', path: '/charges', response: 'data', answer: { flowsTo: 'decision' } };

/** For each router: what makes it fire, what just does not, what another one takes from it. */
const cases: readonly [rule: string, what: string, given: Given, choice: string][] = [
  [
    'B1',
    'fires: an answer that decides',
    { calls: [callOf(charge)] },
    'step-functions request-reply workflow',
  ],
  [
    'B1',
    'fires: two steps of one service',
    { calls: [callOf({ ...charge, path: '/a' }), callOf({ ...charge, path: '/b', line: 2 })] },
    'step-functions saga workflow',
  ],
  [
    'B2',
    'B1 near miss: only success matters',
    { calls: [callOf({ to: 'payment', path: '/points' })] },
    'sqs point-to-point standard',
  ],
  ['B0', 'B1 overridden by B0', { calls: [callOf({ ...charge, group: 'g' })] }, 'none request-reply -'],
  ['B2', 'fires: one owner', { calls: [callOf()] }, 'sqs point-to-point standard'],
  ['B2', 'fires: one owner, in order', { calls: [callOf(ordered)] }, 'sqs point-to-point fifo'],
  [
    'B2',
    'standard where nothing names the thing',
    { calls: [callOf({ ordering: true })] },
    'sqs point-to-point standard',
  ],
  ['B3', 'B2 near miss: two services', { calls: told(2) }, 'sns fan-out standard'],
  ['B4', 'B2 overridden by B4', { calls: [callOf(report)] }, 'eventbridge task-per-event task'],
  ['B3', 'fires: four services', { calls: told(4) }, 'sns fan-out standard'],
  ['B3', 'fires: in order, however many', { calls: told(6, ordered) }, 'sns fan-out fifo'],
  [
    'B2',
    'B3 near miss: other conditions',
    { calls: [callOf(), callOf({ to: 'mail', path: '/mails', sequence: { branch: 'if0' } })] },
    'sqs point-to-point standard',
  ],
  ['B10', 'B3 overridden by B10', { calls: told(5) }, 'eventbridge fan-out standard'],
  ['B4', 'fires: a nightly report', { calls: [callOf(report)] }, 'eventbridge task-per-event task'],
  [
    'B4',
    'fires: allowed an hour, measured as rare',
    { calls: [callOf({ response: 'ignored', timeoutMs: 3_600_000 })], traffic: { ratePerSecond: 0.001 } },
    'eventbridge task-per-event task',
  ],
  [
    'B4',
    'fires: measured as long',
    { calls: [callOf({ response: 'ignored', entry: nightly })], traffic: { p99Ms: 1_200_000 } },
    'eventbridge task-per-event task',
  ],
  [
    'B2',
    'B4 near miss: a report on request',
    { calls: [callOf({ path: '/reports', response: 'ignored' })] },
    'sqs point-to-point standard',
  ],
  [
    'B2',
    'B4 near miss: nightly, but short',
    { calls: [callOf({ response: 'ignored', entry: nightly })] },
    'sqs point-to-point standard',
  ],
  [
    'B2',
    'B4 near miss: nightly, but measured as frequent',
    { calls: [callOf(report)], traffic: { ratePerSecond: 2 } },
    'sqs point-to-point standard',
  ],
  [
    'B3',
    'B4 near miss: two services',
    { calls: told(2, { entry: nightly, path: '/reports' }) },
    'sns fan-out standard',
  ],
  [
    'B1',
    'B4 overridden by B1',
    { calls: [callOf({ ...report, ...charge, path: '/reports' })] },
    'step-functions request-reply workflow',
  ],
  [
    'B6',
    'fires: many, in order',
    { calls: [callOf(ordered)], traffic: { ratePerSecond: 2500 } },
    'kinesis stream stream',
  ],
  [
    'B6',
    'fires: many, several readers',
    { calls: told(2), traffic: { ratePerSecond: 1000 } },
    'kinesis stream stream',
  ],
  [
    'B6',
    'fires: measurements in order',
    { calls: [callOf({ ...ordered, path: '/telemetry' })] },
    'kinesis stream stream',
  ],
  ['B3', 'B6 near miss: fewer', { calls: told(2), traffic: { ratePerSecond: 999 } }, 'sns fan-out standard'],
  [
    'B2',
    'B6 near miss: many, and nothing else',
    { calls: [callOf()], traffic: { ratePerSecond: 2500 } },
    'sqs point-to-point standard',
  ],
  [
    'B2',
    'B6 near miss: measurements, and nothing else',
    { calls: [callOf({ path: '/clicks' })] },
    'sqs point-to-point standard',
  ],
  [
    'B1',
    'B6 overridden by B1',
    { calls: [callOf({ ...charge, ...ordered })], traffic: { ratePerSecond: 2500 } },
    'step-functions request-reply workflow',
  ],
  ['B10', 'fires: a third party too', { calls: [...told(2), crm] }, 'eventbridge fan-out standard'],
  ['B10', 'fires: a bus is there', { calls: told(2), messages: [bus] }, 'eventbridge fan-out standard'],
  [
    'B3',
    'B10 near miss: a third party under another condition',
    { calls: [...told(2), { ...crm, sequence: { ...crm.sequence, branch: 'if0' } }] },
    'sns fan-out standard',
  ],
  [
    'B3',
    'B10 near miss: a third party is asked',
    { calls: [...told(2), { ...crm, response: 'data' }] },
    'sns fan-out standard',
  ],
  [
    'B3',
    'B10 near miss: a bus of somebody else',
    { calls: told(2), messages: [{ ...bus, service: 's9' }] },
    'sns fan-out standard',
  ],
  [
    'B6',
    'B10 overridden by B6',
    { calls: told(5), traffic: { ratePerSecond: 5000 } },
    'kinesis stream stream',
  ],
  ['B0', 'fires: code elsewhere', { calls: [callOf({ from: 'web', group: 'g' })] }, 'none request-reply -'],
];

describe('the router of a message', () => {
  it.each(cases)('%s %s', (rule, _what, given, choice) => {
    const [suggestion] = suggestionsOf(given);
    const found = suggestion?.reasons
      .filter(({ rule: id }) => /^B(?:[0-46]|10)$/.test(id))
      .map(({ rule: id }) => id);
    expect([
      found,
      `${suggestion?.router} ${suggestion?.pattern} ${suggestion?.delivery?.variant ?? '-'}`,
    ]).toEqual([[rule], choice]);
  });

  it('has a case for each rule', () => {
    const fired = cases.filter(([, what]) => what.startsWith('fires')).map(([rule]) => rule);
    expect([...new Set(fired)].sort()).toEqual([...new Set(routers.map(({ rule }) => rule))].sort());
  });

  it('names every router that lost, and never itself', () => {
    for (const [, , given] of cases) {
      for (const { router, pattern, alternatives } of suggestionsOf(given)) {
        const lost = alternatives.map((alternative) => alternative.router);
        expect([router, pattern, lost, lost.includes(router)]).toEqual([
          router,
          pattern,
          [...new Set(lost)],
          false,
        ]);
        expect(lost.length).toBeGreaterThan(0);
      }
    }
  });

  it('says which signs speak for a stream', () => {
    const [suggestion] = suggestionsOf({ calls: told(2, ordered), traffic: { ratePerSecond: 1499.6 } });
    expect(suggestion?.reasons.find(({ rule }) => rule === 'B6')?.text).toBe(
      'A stream fits: 1500 records come each second, those of the same order.id must stay in order and s0 and s1 each read all of them.',
    );
  });

  it('says why work is a job of its own', () => {
    const text = (given: Given) => suggestionsOf(given)[0]?.reasons.find(({ rule }) => rule === 'B4')?.text;
    expect([
      text({ calls: [callOf(report)] }),
      text({ calls: [callOf({ response: 'ignored', timeoutMs: 1_800_000 })], traffic: { ratePerSecond: 0 } }),
      text({ calls: [callOf({ response: 'ignored', entry: nightly })], traffic: { p99Ms: 1_200_000 } }),
    ]).toEqual([
      'POST /reports of loyalty is a rare and long job: its name is that of a batch job, and only a timer asks for it.',
      'POST /points of loyalty is a rare and long job: the caller allows it 30 minutes, and it was asked for less than once a minute.',
      'POST /points of loyalty is a rare and long job: it was measured to take 20 minutes, and only a timer asks for it.',
    ]);
  });

  it('says why a bus', () => {
    const text = (given: Given) => suggestionsOf(given)[0]?.reasons.find(({ rule }) => rule === 'B10')?.text;
    expect([
      text({ calls: told(5) }),
      text({ calls: [...told(2), crm] }),
      text({ calls: told(2), messages: [bus] }),
    ]).toEqual([
      's0, s1, s2, s3 and s4 are told of the same occurrence: with so many, rules on a bus say who hears of what.',
      'Besides s0 and s1, crm.example hears of the same occurrence: a bus tells services of yours through queues and others through API destinations.',
      's0 and s1 are told of the same occurrence, and s1 uses a bus already (services/s1/src/bus.ts:4).',
    ]);
  });

  it('keeps several consumers apart, whatever is added: a consumer, traffic, an order', () => {
    const parts = fc.record({
      count: fc.integer({ min: 2, max: 7 }),
      rate: fc.option(fc.double({ min: 0, max: 5000, noNaN: true }), { nil: undefined }),
      ordering: fc.boolean(),
    });
    fc.assert(
      fc.property(parts, ({ count, rate, ordering }) => {
        const calls = told(count + 1, { ordering, keys: ['order.id'] });
        const given = rate === undefined ? {} : { traffic: { ratePerSecond: rate } };
        for (const some of [calls.slice(0, count), calls]) {
          const carried = suggestionsOf({ calls: some, ...given }).map(({ router }) => router);
          expect(new Set(carried).size).toBe(1);
          expect(['sns', 'eventbridge', 'kinesis']).toContain(carried[0]);
        }
      }),
    );
  });
});
