import type { Flow } from '../../model/flow.js';
import {
  type FlowTraffic,
  type TrafficBasis,
  type TrafficMember,
  trafficBases,
} from '../../model/traffic.js';
import { type CallTraffic, callTraffic } from './call-traffic.js';
import { noFigures } from './figures.js';
import type { MeasuredAnalysis } from './measured-figures.js';

/** The largest of the values that are known; null where none is. */
export function largest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** The basis that may hold the most requests of others: bases are listed from the nearest to the widest. */
function widestBasis(all: readonly CallTraffic[]): TrafficBasis {
  return trafficBases.findLast((basis) => all.some((each) => each.basis === basis)) ?? 'endpoint';
}

/**
 * The traffic of a flow: of its calls the largest figure each, since one occurrence makes them all. Null where nothing
 * was measured of any. Its figures are at most the flow's where they hold requests of calls of other flows.
 */
export function flowTraffic(flow: Pick<Flow, 'calls'>, measured: MeasuredAnalysis): FlowTraffic | null {
  const all = measured.analysis.calls
    .filter((call) => flow.calls.includes(call.id))
    .map((call) => callTraffic(call, measured))
    .filter((traffic) => traffic !== null);
  if (all.length === 0) return null;
  const of = (member: TrafficMember): number | null => largest(all.map(({ figures }) => figures[member]));
  return {
    ...noFigures,
    ratePerSecond: of('ratePerSecond'),
    peakPerSecond: of('peakPerSecond'),
    p50Ms: of('p50Ms'),
    p99Ms: of('p99Ms'),
    payloadBytes: of('payloadBytes'),
    errorRate: of('errorRate'),
    basis: widestBasis(all),
    atMost: all.some(({ shared }) => shared.some((id) => !flow.calls.includes(id))),
  };
}
