import { describe, expect, it } from 'vitest';
import { callTraffic } from '../../../src/planner/traffic/call-traffic.js';
import { measuredAnalysis } from '../../../src/planner/traffic/measured-figures.js';
import { readTraffic } from '../../../src/planner/traffic/read-traffic.js';
import { trafficTable } from '../../../src/planner/traffic/traffic-table.js';
import { analysisOf, callOf, serviceOf } from '../../helpers/analysis-builders.js';

const entry = (id: string) => [{ kind: 'route', id }] as const;

/** A gateway asks order, order asks loyalty in two places and mail; loyalty asks mail too. */
const points = callOf({ entry: entry('order POST /orders') });
const pointsAgain = callOf({ function: 'refund', entry: entry('order POST /refunds'), line: 2 });
const balance = callOf({ method: 'GET', path: '/points/{}', function: 'show', line: 3 });
const mailOfOrder = callOf({ to: 'mail', path: '/mails', entry: entry('order POST /orders'), line: 4 });
const mailOfLoyalty = callOf({
  from: 'loyalty',
  to: 'mail',
  path: '/mails',
  function: 'add',
  entry: entry('loyalty POST /points'),
});
const orders = callOf({ from: 'gateway', to: 'order', path: '/orders', function: 'forward', entry: [] });
const analysis = analysisOf({
  services: [
    serviceOf({ name: 'gateway' }),
    serviceOf({ name: 'loyalty', routes: ['POST /points', 'GET /points/{}'] }),
    serviceOf({ name: 'mail', routes: ['POST /mails'] }),
    serviceOf({ name: 'order', routes: ['POST /orders', 'POST /refunds'] }),
  ],
  calls: [points, pointsAgain, balance, mailOfOrder, mailOfLoyalty, orders],
});

function trafficOf(call: typeof points, ...rows: readonly string[]) {
  const text = ['edge,route,ratePerSecond,peakPerSecond,payloadBytes', ...rows].join('\n');
  const { table } = trafficTable([readTraffic(text, 't')], analysis);
  const traffic = callTraffic(call, measuredAnalysis(analysis, table));
  return (
    traffic && {
      ratePerSecond: traffic.figures.ratePerSecond,
      payloadBytes: traffic.figures.payloadBytes,
      basis: traffic.basis,
      shared: traffic.shared,
    }
  );
}

describe('the traffic of a call', () => {
  it.each([
    {
      name: 'of its endpoint at this caller, which comes before all others',
      rows: ['order:loyalty,loyalty POST /points,5', 'order:loyalty,,9', ',loyalty POST /points,7'],
      call: points,
      expected: {
        ratePerSecond: 5,
        payloadBytes: null,
        basis: 'endpoint',
        shared: [points.id, pointsAgain.id],
      },
    },
    {
      name: 'of the edge, with the size of the route',
      rows: ['order:loyalty,,9', ',loyalty POST /points,7,,800'],
      call: points,
      expected: {
        ratePerSecond: 9,
        payloadBytes: 800,
        basis: 'edge',
        shared: [points.id, pointsAgain.id, balance.id],
      },
    },
    {
      name: 'of the route, whoever calls it',
      rows: [',mail POST /mails,7'],
      call: mailOfOrder,
      expected: {
        ratePerSecond: 7,
        payloadBytes: null,
        basis: 'route',
        shared: [mailOfOrder.id, mailOfLoyalty.id],
      },
    },
    {
      name: 'of the requests that it is made from',
      rows: [',order POST /orders,3,40'],
      call: mailOfOrder,
      expected: { ratePerSecond: 3, payloadBytes: null, basis: 'entry', shared: [mailOfOrder.id] },
    },
    {
      name: 'of those, counted at their caller',
      rows: ['gateway:order,,4'],
      call: points,
      expected: { ratePerSecond: 4, payloadBytes: null, basis: 'entry', shared: [points.id] },
    },
    {
      name: 'through two services: all requests to the route between',
      rows: [',order POST /orders,3', ',order POST /refunds,2'],
      call: mailOfLoyalty,
      expected: { ratePerSecond: 5, payloadBytes: null, basis: 'entry', shared: [mailOfLoyalty.id] },
    },
    {
      name: 'two calls of one caller to the route between are counted once',
      rows: ['order:loyalty,loyalty POST /points,5'],
      call: mailOfLoyalty,
      expected: { ratePerSecond: 5, payloadBytes: null, basis: 'entry', shared: [mailOfLoyalty.id] },
    },
    { name: 'cannot tell: nothing is known of it', rows: ['order:mail,,1'], call: balance, expected: null },
    {
      name: 'cannot tell: a size without a rate is a size',
      rows: ['order:loyalty,,,,500'],
      call: balance,
      expected: {
        ratePerSecond: null,
        payloadBytes: 500,
        basis: 'edge',
        shared: [points.id, pointsAgain.id, balance.id],
      },
    },
  ])('$name', ({ rows, call, expected }) => {
    expect(trafficOf(call, ...rows)).toEqual(expected);
  });

  it('services that call each other in a circle end', () => {
    const there = callOf({ from: 'a', to: 'b', path: '/b', entry: entry('a POST /a') });
    const back = callOf({ from: 'b', to: 'a', path: '/a', entry: entry('b POST /b') });
    const circle = analysisOf({
      services: [
        serviceOf({ name: 'a', routes: ['POST /a'] }),
        serviceOf({ name: 'b', routes: ['POST /b'] }),
      ],
      calls: [there, back],
    });
    expect(callTraffic(there, measuredAnalysis(circle, new Map()))).toBe(null);
  });
});
