import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FlowVolume,
  monthlyCost,
  pricedRouters,
  totalOf,
} from '../../../src/planner/cost/monthly-cost.js';
import { type PriceName, prices } from '../../../src/planner/cost/prices.js';
import { quotas } from '../../../src/planner/quotas/quotas.js';

const tables = { prices, quotas };
/** Ten million messages a month. */
const rate = 10_000_000 / (730 * 3600);

function volumeOf(parts: Partial<FlowVolume> = {}): FlowVolume {
  return {
    ratePerSecond: rate,
    peakPerSecond: rate,
    bytes: 1000,
    consumers: 1,
    workMs: null,
    fifo: false,
    steps: 1,
    ...parts,
  };
}

function billOf(router: (typeof pricedRouters)[number], parts: Partial<FlowVolume> = {}) {
  return Object.fromEntries(
    monthlyCost(router, volumeOf(parts), tables).map(({ what, quantity, usdPerMonth }) => [
      what,
      [Math.round(quantity), Math.round(usdPerMonth * 1e4) / 1e4],
    ]),
  );
}

const polls = { 'SQS polls without a message, at most': [131_400, 0.0526] };
const queue = { 'SQS receives': [10_000_000, 4], ...polls, 'SQS deletes': [10_000_000, 4] };

describe('ten million messages a month', () => {
  it.each([
    ['sqs', {}, { 'SQS sends': [10_000_000, 4], ...queue }],
    ['sns', {}, { 'SNS publishes': [10_000_000, 5], ...queue }],
    ['eventbridge', {}, { 'EventBridge events': [10_000_000, 10], 'SQS sends': [10_000_000, 4], ...queue }],
    ['kinesis', {}, { 'Kinesis shard hours': [730, 10.95], 'Kinesis PUT units': [10_000_000, 0.14] }],
    ['step-functions', { steps: 7 }, { 'Step Functions transitions': [80_000_000, 2000] }],
    [
      'sqs',
      { bytes: 65_537 },
      {
        'SQS sends': [20_000_000, 8],
        'SQS receives': [20_000_000, 8],
        ...polls,
        'SQS deletes': [10_000_000, 4],
      },
    ],
    [
      'sqs',
      { fifo: true },
      {
        'SQS sends': [10_000_000, 5],
        'SQS receives': [10_000_000, 5],
        'SQS polls without a message, at most': [131_400, 0.0657],
        'SQS deletes': [10_000_000, 5],
      },
    ],
    [
      'sns',
      { fifo: true, consumers: 2 },
      {
        'SNS FIFO publishes': [5_000_000, 1.5],
        'SNS FIFO GB published': [5, 0.085],
        'SNS FIFO deliveries': [10_000_000, 0.1],
        'SNS FIFO GB delivered': [10, 0.01],
        'SQS receives': [10_000_000, 5],
        'SQS polls without a message, at most': [131_400, 0.0657],
        'SQS deletes': [10_000_000, 5],
      },
    ],
    [
      'kinesis',
      { peakPerSecond: 2500, consumers: 2 },
      { 'Kinesis shard hours': [1095, 16.425], 'Kinesis PUT units': [5_000_000, 0.07] },
    ],
  ] as const)('%s %o', (router, parts, expected) => {
    expect(billOf(router, parts)).toEqual(expected);
  });

  it.each([
    ['work that takes as long as messages are apart: one each', 1000 / rate, 10_000_000],
    ['twice as long: two each', 2000 / rate, 5_000_000],
    ['a hundred times as long: ten each, and no more', 100_000 / rate, 1_000_000],
  ])('long polls return what came meanwhile, %s', (_name, workMs, receives) => {
    expect(billOf('sqs', { workMs })['SQS receives']?.[0]).toBe(receives);
  });
});

const volumes = fc.record({
  ratePerSecond: fc.double({ min: 0, max: 100_000, noNaN: true }),
  peakPerSecond: fc.double({ min: 0, max: 100_000, noNaN: true }),
  bytes: fc.nat(2_000_000),
  consumers: fc.integer({ min: 1, max: 20 }),
  workMs: fc.option(fc.double({ min: 0, max: 60_000, noNaN: true })),
  fifo: fc.boolean(),
  steps: fc.integer({ min: 1, max: 20 }),
});
const routers = fc.constantFrom(...pricedRouters);
const more = fc.double({ min: 0, max: 10_000, noNaN: true });
/** What sums of binary fractions may be off by. */
const noise = 1 + 1e-9;

function costOf(router: (typeof pricedRouters)[number], volume: FlowVolume): number {
  return totalOf(monthlyCost(router, volume, tables));
}

describe('laws of the cost', () => {
  it('more traffic never makes it fall', () => {
    fc.assert(
      fc.property(routers, volumes, more, more, (router, volume, added, higher) => {
        const busier = {
          ...volume,
          ratePerSecond: volume.ratePerSecond + added,
          peakPerSecond: volume.peakPerSecond + higher,
        };
        expect(costOf(router, busier) * noise).toBeGreaterThanOrEqual(costOf(router, volume));
      }),
    );
  });

  it('a larger message never makes it fall', () => {
    fc.assert(
      fc.property(routers, volumes, fc.nat(2_000_000), (router, volume, added) => {
        const larger = { ...volume, bytes: volume.bytes + added };
        expect(costOf(router, larger) * noise).toBeGreaterThanOrEqual(costOf(router, volume));
      }),
    );
  });

  it('one consumer more never makes the whole message cheaper', () => {
    fc.assert(
      fc.property(routers, volumes, (router, volume) => {
        const whole = (consumers: number) => consumers * costOf(router, { ...volume, consumers });
        expect(whole(volume.consumers + 1) * noise).toBeGreaterThanOrEqual(whole(volume.consumers));
      }),
    );
  });

  it('the flows of a topic pay each message once together, and each its own queue', () => {
    fc.assert(
      fc.property(volumes, ({ fifo: _fifo, ...volume }) => {
        const shared = { ...volume, fifo: false };
        const alone = { ...shared, consumers: 1 };
        const publish = costOf('sns', alone) - queueOf(alone);
        const flows = Array.from({ length: volume.consumers }, () => costOf('sns', shared));
        const sum = flows.reduce((total, each) => total + each, 0);
        expect(sum).toBeCloseTo(publish + volume.consumers * queueOf(alone), 4);
      }),
    );
  });

  it('is never below zero, and no number only where nothing is', () => {
    fc.assert(
      fc.property(routers, volumes, (router, volume) => {
        const parts = monthlyCost(router, volume, tables).map(({ usdPerMonth }) => usdPerMonth);
        expect(parts.every((usd) => Number.isFinite(usd) && usd >= 0)).toBe(true);
      }),
    );
  });
});

/** What a queue costs without its sends. */
function queueOf(volume: FlowVolume): number {
  const parts = monthlyCost('sqs', volume, tables).filter(({ what }) => what !== 'SQS sends');
  return totalOf(parts);
}

describe('the table of prices', () => {
  it('has the page behind each figure, and no price that is free', () => {
    const wrong = Object.entries(prices.figures).filter(
      ([, { usd, per, source }]) =>
        !(usd > 0 && per > 0 && source.startsWith('https://aws.amazon.com/') && source.endsWith('/pricing/')),
    );
    expect(wrong).toEqual([]);
    expect(prices.asOf).toMatch(/^\d{4}-\d\d$/);
  });

  it('every price has a part in some bill', () => {
    const raised = (name: PriceName) => ({
      quotas,
      prices: {
        ...prices,
        figures: {
          ...prices.figures,
          [name]: { ...prices.figures[name], usd: prices.figures[name].usd * 2 },
        },
      },
    });
    const sumWith = (given: typeof tables | ReturnType<typeof raised>) =>
      [false, true].flatMap((fifo) =>
        pricedRouters.map((router) => totalOf(monthlyCost(router, volumeOf({ fifo }), given))),
      );
    const without = (Object.keys(prices.figures) as PriceName[]).filter(
      (name) => JSON.stringify(sumWith(raised(name))) === JSON.stringify(sumWith(tables)),
    );
    expect(without).toEqual([]);
  });
});
