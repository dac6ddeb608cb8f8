import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prices } from '../../../src/planner/cost/prices.js';
import { withTraffic } from '../../../src/planner/cost/with-traffic.js';
import { propose } from '../../../src/planner/propose.js';
import { quotas } from '../../../src/planner/quotas/quotas.js';
import { readTraffic } from '../../../src/planner/traffic/read-traffic.js';
import { shop } from '../fixtures/shop.js';

const tables = { prices, quotas };
const proposal = propose(shop);
const head = 'edge,route,ratePerSecond,peakPerSecond,p50Ms,p99Ms,payloadBytes,errorRate';

function measured(...rows: readonly string[]) {
  const sources = [readTraffic([head, ...rows].join('\n'), 't')];
  return withTraffic(proposal, shop, sources, tables).proposal.flows;
}

function flowIn(flows: ReturnType<typeof measured>, id: string) {
  const found = flows.find((flow) => flow.id === id);
  if (found === undefined) throw new Error(`There is no flow ${id}.`);
  return found;
}

/** The cost of a flow by router, and what else is said of it. */
function summary(flows: ReturnType<typeof measured>, id: string) {
  const { traffic, suggestion } = flowIn(flows, id);
  const { options, assumptions, ...rest } = suggestion.cost ?? { options: [], assumptions: [] };
  return {
    basis: traffic?.basis,
    rate: traffic?.ratePerSecond,
    ...rest,
    dollars: Object.fromEntries(options.map(({ router, usdPerMonth }) => [router, usdPerMonth])),
    assumptions,
  };
}

const limits =
  'Requests at list prices, one worker polling; data transfer, free tiers, checkpoint tables and the workers themselves are not in it.';
const dated = { region: 'us-east-1', pricesAsOf: '2026-06', quotasAsOf: '2026-11' };

describe('a proposal with measured traffic', () => {
  it('is the same without traffic', () => {
    expect(withTraffic(proposal, shop, [], tables)).toEqual({ proposal, notices: [] });
  });

  it('is the same but for a notice where nothing of it fits', () => {
    const { proposal: result, notices } = withTraffic(
      proposal,
      shop,
      [readTraffic(`${head}\nx:y,,1\n`, 't')],
      tables,
    );
    expect(result).toEqual(proposal);
    expect(notices.map(({ code, line }) => [code, line])).toEqual([['EDA2040', 2]]);
  });

  it('a message is sent as often as what happens, not once for each item of a loop', () => {
    const rows = ['order:loyalty,,120,900,50', 'order:fulfilment,,40,300,50,900,2000'];
    expect(summary(measured(...rows), 'order.OrderPlaced:loyalty')).toEqual({
      ...dated,
      basis: 'edge',
      rate: 120,
      atMost: false,
      messagesPerMonth: 40 * 730 * 3600,
      // 105.12 M messages: a third of the publish each, two messages a receive, one delete.
      dollars: {
        sqs: 105.1726,
        sns: 80.6446,
        eventbridge: 140.2126,
        kinesis: 4.1406,
        'step-functions': 5256,
      },
      assumptions: ['Its share: 3 services pay for one message.', limits],
    });
  });

  it('the rate follows from the requests that the calls are made in; the size may not be known', () => {
    const { assumptions, ...cost } = summary(
      measured(',order POST /orders,40'),
      'order.CreateCharge:payment',
    );
    expect(cost).toMatchObject({ basis: 'entry', rate: 40, messagesPerMonth: 105_120_000, atMost: false });
    expect(assumptions[0]).toBe('The rate is that of the requests from which the call is made, once each.');
  });

  it('a route that several call tells at most', () => {
    const flows = measured(',notification POST /notifications,25');
    expect(summary(flows, 'fulfilment.SendNotification:notification')).toMatchObject({
      basis: 'route',
      atMost: true,
      messagesPerMonth: 65_700_000,
    });
  });

  it('a quota that the suggested router is above is a warning, the others stand with their router', () => {
    const flow = flowIn(measured('order:fulfilment,,40,31000,,,300000'), 'order.OrderPlaced:fulfilment');
    const before = flowIn(proposal.flows, 'order.OrderPlaced:fulfilment').suggestion.warnings;
    const exceeds = (router: string) =>
      flow.suggestion.cost?.options.find((option) => option.router === router)?.exceeds ?? [];
    expect(flow.suggestion.warnings).toEqual([...before, ...exceeds('sns')]);
    expect(exceeds('sns').map((text) => text.split(' are ')[0])).toEqual([
      '31,000 messages a second at the peak',
      '300,000 bytes in one message',
    ]);
    expect(exceeds('sqs')).toEqual([]);
    expect(exceeds('step-functions').map((text) => text.split(' are ')[0])).toEqual([
      '31,000 runs a second at the peak',
      '300,000 bytes of input',
    ]);
  });

  it('without a rate there is no cost, but quotas hold', () => {
    const { suggestion } = flowIn(measured('order:fulfilment,,,,,,300000'), 'order.OrderPlaced:fulfilment');
    expect(suggestion.cost?.messagesPerMonth).toBe(null);
    expect(suggestion.cost?.options.map(({ usdPerMonth, parts }) => [usdPerMonth, parts])).toEqual(
      Array.from({ length: 5 }, () => [null, []]),
    );
    expect(suggestion.warnings.at(-1)).toMatch(/^300,000 bytes in one message /);
  });

  it('what stays synchronous has traffic and no cost', () => {
    const flow = flowIn(measured('order:user,,40'), 'order.GetUser:user');
    expect([flow.traffic?.ratePerSecond, flow.suggestion.cost]).toEqual([40, undefined]);
  });

  it('more traffic everywhere makes no flow cheaper', () => {
    const figures = fc.double({ min: 0, max: 10_000, noNaN: true });
    const factor = fc.double({ min: 1, max: 100, noNaN: true });
    fc.assert(
      fc.property(figures, figures, figures, factor, (loyalty, fulfilment, orders, times) => {
        const rows = (by: number) => [
          `order:loyalty,,${loyalty * by}`,
          `order:fulfilment,,${fulfilment * by}`,
          `,order POST /orders,${orders * by}`,
        ];
        const costs = (by: number) =>
          measured(...rows(by)).flatMap(({ suggestion }) =>
            (suggestion.cost?.options ?? []).map(({ usdPerMonth }) => usdPerMonth ?? 0),
          );
        const [less, more] = [costs(1), costs(times)];
        expect(less.filter((cost, at) => (more[at] ?? 0) < cost - 1e-4)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
