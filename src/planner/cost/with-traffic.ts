import type { Analysis } from '../../model/analysis.js';
import type { Flow, Proposal } from '../../model/flow.js';
import { groupedDigits } from '../../model/grouped-digits.js';
import type { Notice } from '../../model/notice.js';
import type { FlowCost, RouterCost } from '../../model/traffic.js';
import { contextOf } from '../context.js';
import { breachesOf } from '../quotas/breaches.js';
import { flowTraffic } from '../traffic/flow-traffic.js';
import { measuredAnalysis } from '../traffic/measured-figures.js';
import type { TrafficSource } from '../traffic/source.js';
import { trafficTable } from '../traffic/traffic-table.js';
import { type MessageTraffic, messageTraffic } from './message-traffic.js';
import { hoursPerMonth, monthlyCost, pricedRouters, type Tables, totalOf } from './monthly-cost.js';

/** Hundredths of a cent: what is below is noise of the binary fraction. */
function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function optionsOf(flow: Flow, message: MessageTraffic, tables: Tables): readonly RouterCost[] {
  const { ratePerSecond, peakPerSecond, bytes, consumers, ordered } = message;
  return pricedRouters.map((router) => {
    const exceeds = breachesOf(router, message, tables.quotas);
    if (ratePerSecond === null) return { router, usdPerMonth: null, parts: [], exceeds };
    const volume = {
      ratePerSecond,
      peakPerSecond: peakPerSecond ?? ratePerSecond,
      bytes: bytes ?? 0,
      consumers,
      workMs: flow.traffic?.p50Ms ?? null,
      fifo: ordered,
      steps: Math.max(1, flow.suggestion.steps?.length ?? 1),
    };
    const parts = monthlyCost(router, volume, tables);
    return {
      router,
      usdPerMonth: rounded(totalOf(parts)),
      parts: parts.map(({ what, quantity, usdPerMonth }) => ({
        what,
        quantity: Math.round(quantity),
        usdPerMonth: rounded(usdPerMonth),
      })),
      exceeds,
    };
  });
}

function assumptionsOf(flow: Flow, message: MessageTraffic): readonly string[] {
  const { traffic } = flow;
  return [
    ...(message.atMost ? ['At most: the figures hold requests of other flows too.'] : []),
    ...(traffic?.basis === 'entry'
      ? ['The rate is that of the requests from which the call is made, once each.']
      : []),
    ...(message.bytes === null ? ['Messages of up to 25 KB, since no size is known.'] : []),
    ...(message.bytes !== null && !message.bytesMeasured
      ? [`Messages of ${groupedDigits(message.bytes)} bytes, estimated from the code.`]
      : []),
    ...(message.consumers > 1 ? [`Its share: ${message.consumers} services pay for one message.`] : []),
    'Requests at list prices, one worker polling; data transfer, free tiers, checkpoint tables and the workers themselves are not in it.',
  ];
}

function costOf(flow: Flow, message: MessageTraffic, tables: Tables): FlowCost {
  const { ratePerSecond } = message;
  return {
    region: tables.prices.region,
    pricesAsOf: tables.prices.asOf,
    quotasAsOf: tables.quotas.asOf,
    messagesPerMonth: ratePerSecond === null ? null : Math.round(ratePerSecond * hoursPerMonth * 3600),
    atMost: message.atMost,
    options: optionsOf(flow, message, tables),
    assumptions: assumptionsOf(flow, message),
  };
}

function moves(flow: Flow): boolean {
  return flow.suggestion.router !== 'none';
}

/** Adds the cost, and a warning for each quota that the suggested router would be above. */
function withCost(flow: Flow, flows: readonly Flow[], analysis: Analysis, tables: Tables): Flow {
  const { suggestion } = flow;
  const together = flows.filter((other) => other.message === flow.message && moves(other));
  const message = messageTraffic(together, contextOf(analysis).calls);
  const isKnown = together.some(({ traffic }) => traffic !== undefined);
  if (!moves(flow) || !isKnown) return flow;
  const cost = costOf(flow, message, tables);
  const exceeds = cost.options.find(({ router }) => router === suggestion.router)?.exceeds ?? [];
  return {
    ...flow,
    suggestion: { ...suggestion, warnings: [...suggestion.warnings, ...exceeds], cost },
  };
}

/**
 * Joins measured traffic to the flows of a proposal: each flow gets what is known of its own, and each that can move the
 * monthly cost by router, with quotas that it would be above. Without sources the proposal comes back as it is.
 * @throws UserError EDA2036, EDA2037 for rows that name nothing, or the same twice
 */
export function withTraffic(
  proposal: Proposal,
  analysis: Analysis,
  sources: readonly TrafficSource[],
  tables: Tables,
): { readonly proposal: Proposal; readonly notices: readonly Notice[] } {
  if (sources.length === 0) return { proposal, notices: [] };
  const { table, notices } = trafficTable(sources, analysis);
  const measured = measuredAnalysis(analysis, table);
  const flows = proposal.flows.map((flow) => {
    const traffic = flowTraffic(flow, measured);
    return traffic === null ? flow : { ...flow, traffic };
  });
  return {
    proposal: { ...proposal, flows: flows.map((flow) => withCost(flow, flows, analysis, tables)) },
    notices,
  };
}
