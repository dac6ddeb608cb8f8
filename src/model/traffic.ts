import type { RouterId } from './flow.js';

/** What was measured of requests; null where it is not known. */
export interface TrafficFigures {
  /** Requests a second, over the time that was measured. */
  readonly ratePerSecond: number | null;
  /** The most requests that came in one second. */
  readonly peakPerSecond: number | null;
  /** Median time until the answer, in milliseconds. */
  readonly p50Ms: number | null;
  /** The time within which 99 of 100 requests are answered, in milliseconds. */
  readonly p99Ms: number | null;
  /** Size of a request's body in bytes; of the larger ones where they differ. */
  readonly payloadBytes: number | null;
  /** Share of the requests that fail, from 0 to 1. */
  readonly errorRate: number | null;
}

export const trafficMembers = [
  'ratePerSecond',
  'peakPerSecond',
  'p50Ms',
  'p99Ms',
  'payloadBytes',
  'errorRate',
] as const satisfies readonly (keyof TrafficFigures)[];

export type TrafficMember = (typeof trafficMembers)[number];

/**
 * What the rate of a flow was measured of: its own endpoint at this caller, all requests of the edge, the endpoint
 * whoever calls it, or the requests from which the call is made.
 */
export const trafficBases = ['endpoint', 'edge', 'route', 'entry'] as const;
export type TrafficBasis = (typeof trafficBases)[number];

/** The traffic of one flow. */
export interface FlowTraffic extends TrafficFigures {
  readonly basis: TrafficBasis;
  /** True where the figures hold requests of other flows too, so that the flow has that much at most. */
  readonly atMost: boolean;
}

/** One line of a bill. */
export interface CostPart {
  /** What is paid for: `SQS requests: send`. */
  readonly what: string;
  /** How many a month, of the unit that the price is for. */
  readonly quantity: number;
  readonly usdPerMonth: number;
}

/** What one router would cost for a flow. */
export interface RouterCost {
  readonly router: RouterId;
  /** Null where no rate is known. */
  readonly usdPerMonth: number | null;
  readonly parts: readonly CostPart[];
  /** Quotas that the traffic is above, a sentence each. */
  readonly exceeds: readonly string[];
}

/** The monthly cost of a flow by router, as list prices; the flow's share where several flows pay for one message. */
export interface FlowCost {
  readonly region: string;
  /** When the prices were looked up: `2026-06`. */
  readonly pricesAsOf: string;
  readonly quotasAsOf: string;
  /** Messages a month of 730 hours; null where no rate is known. */
  readonly messagesPerMonth: number | null;
  /** True where the rate holds requests of other flows too. */
  readonly atMost: boolean;
  /** Every router that could carry the flow, the suggested one among them, in a fixed order. */
  readonly options: readonly RouterCost[];
  /** What the figures rest on, and what is not in them; a sentence each. */
  readonly assumptions: readonly string[];
}
