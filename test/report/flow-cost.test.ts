import { describe, expect, it } from 'vitest';
import { propose } from '../../src/planner/propose.js';
import { reconcile } from '../../src/planner/reconcile.js';
import { costPieces, costRows, dollars, trafficRows } from '../../src/report/flow-cost.js';
import type { PlannedFlow } from '../../src/report/planned-flows.js';
import { flowGroups } from '../../src/report/planned-flows.js';
import { createStyle } from '../../src/report/style.js';
import { shop } from '../planner/fixtures/shop.js';

const style = createStyle(false);
const { plan, proposal } = reconcile(propose(shop), null, shop);

const option = (router: 'sqs' | 'sns' | 'eventbridge', usdPerMonth: number | null, ...exceeds: string[]) => ({
  router,
  usdPerMonth,
  parts: usdPerMonth === null ? [] : [{ what: `${router} requests`, quantity: 1, usdPerMonth }],
  exceeds,
});

/** The flow to loyalty with a cost, through a router that a person may have changed. */
function plannedWith(
  options: readonly ReturnType<typeof option>[],
  router: 'sqs' | 'sns' = 'sns',
  atMost = false,
): PlannedFlow {
  const planned = flowGroups(proposal, plan).moving.find(({ id }) => id === 'order.OrderPlaced:loyalty');
  if (planned?.flow === undefined) throw new Error('The shop has no flow to loyalty.');
  const cost = {
    region: 'us-east-1',
    pricesAsOf: '2026-06',
    quotasAsOf: '2026-11',
    messagesPerMonth: 1,
    atMost,
    options,
    assumptions: ['Requests only.'],
  };
  const { suggestion } = planned.flow;
  return {
    ...planned,
    message: { ...planned.message, router },
    flow: { ...planned.flow, suggestion: { ...suggestion, cost } },
  };
}

const texts = (rows: readonly { readonly label: string; readonly pieces: readonly { text: string }[] }[]) =>
  rows.map(({ label, pieces }) => `${label}: ${pieces.map(({ text }) => text).join(' ')}`);

const all = [
  option('sqs', 2.5, 'Too many.'),
  option('sns', 1234.4, 'Too large.'),
  option('eventbridge', 0.004),
];

describe('the cost beside the reasons', () => {
  it.each([
    [0, '$0.00'],
    [0.004, 'under $0.01'],
    [0.01, '$0.01'],
    [99.994, '$99.99'],
    [100, '$100'],
    [1234567.5, '$1,234,568'],
  ])('%d dollars are %s', (value, expected) => {
    expect(dollars(value)).toBe(expected);
  });

  it.each([
    [
      'the planned router, then those that lost',
      plannedWith(all),
      '$1,234 a month (EventBridge under $0.01, SQS $2.50).',
    ],
    ['a router that a person chose', plannedWith(all, 'sqs'), '$2.50 a month (EventBridge under $0.01).'],
    [
      'figures that hold other requests too',
      plannedWith(all, 'sqs', true),
      'At most $2.50 a month (EventBridge under $0.01).',
    ],
  ])('%s', (_name, planned, expected) => {
    const [piece] = costPieces(planned, style);
    expect(piece?.text.replaceAll('\u00a0', ' ')).toBe(expected);
  });

  it('nothing without a rate', () => {
    const planned = plannedWith([option('sqs', null), option('sns', null)]);
    expect([costPieces(planned, style), costRows(planned, style)]).toEqual([[], []]);
  });

  it('all of it: parts, what the losing ones would exceed, what the figures rest on', () => {
    // What the suggested router exceeds is among its warnings.
    expect(texts(costRows(plannedWith(all), style))).toEqual([
      'SNS + SQS: $1,234: sns requests $1,234.',
      'EventBridge: under $0.01',
      'SQS: $2.50 Too many.',
      ': us-east-1, prices of 2026-06. Requests only.',
    ]);
  });

  it('what was measured, without what was not', () => {
    const planned = plannedWith([]);
    const nothing = { p50Ms: null, p99Ms: null, payloadBytes: null, errorRate: null };
    const sentence = (figures: object) => {
      const traffic = { ratePerSecond: null, peakPerSecond: null, ...nothing, atMost: false, ...figures };
      const flow = planned.flow && { ...planned.flow, traffic: { basis: 'route' as const, ...traffic } };
      return texts(trafficRows({ ...planned, flow })).map((text) => text.replaceAll('\u00a0', ' '));
    };
    expect([
      ...sentence({ ratePerSecond: 0.0249792, peakPerSecond: 1234.6, p50Ms: 12.34, p99Ms: 2400 }),
      ...sentence({ basis: 'entry', payloadBytes: 2048, errorRate: 0.0123 }),
      trafficRows(planned).length,
    ]).toEqual([
      ': 0.025 requests a second, 1,235 at the peak, half answered within 12.3 ms, 99 of 100 within 2.4 s. Measured of the endpoint, whoever calls it.',
      ': 2,048 bytes sent, 1.23 % failing. Taken from the requests from which the call is made.',
      0,
    ]);
  });
});
