import type { TrafficFigures } from '../../model/traffic.js';
import type { SeenRequest } from './source.js';

/** Fewer seconds than these tell no rate. */
export const shortestSpanSeconds = 60;

/** From the first request to the last one, in milliseconds since 1970. */
export interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The time that requests cover; undefined for none. */
export function spanOf(requests: readonly SeenRequest[]): TimeSpan | undefined {
  let [fromMs, toMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { startMs, durationMs } of requests) {
    fromMs = Math.min(fromMs, startMs);
    toMs = Math.max(toMs, startMs + (durationMs ?? 0));
  }
  return requests.length === 0 ? undefined : { fromMs, toMs };
}

/** The smallest value that a share of all values does not exceed (nearest rank); null for none. */
function percentile(values: readonly (number | null)[], share: number): number | null {
  const sorted = values.filter((value) => value !== null).sort((left, right) => left - right);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function peakOf(requests: readonly SeenRequest[]): number {
  const seconds = new Map<number, number>();
  for (const { startMs } of requests) {
    const second = Math.floor(startMs / 1000);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  return [...seconds.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** Six digits are more than a measurement has, and end what the binary fraction adds. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/**
 * The figures of recorded requests of one endpoint. Rate and peak are null where the span is below a minute.
 * @param span the time that the whole export covers, since an endpoint that is rarely asked covers less of it
 */
export function measured(requests: readonly SeenRequest[], span: TimeSpan): TrafficFigures {
  const seconds = (span.toMs - span.fromMs) / 1000;
  const isLong = seconds >= shortestSpanSeconds;
  const times = requests.map(({ durationMs }) => durationMs);
  const share = (of: number): number | null => {
    const value = percentile(times, of);
    return value === null ? null : rounded(value);
  };
  const rate = rounded(requests.length / seconds);
  return {
    ratePerSecond: isLong ? rate : null,
    peakPerSecond: isLong ? Math.max(peakOf(requests), rate) : null,
    p50Ms: share(0.5),
    p99Ms: share(0.99),
    // The larger requests decide whether a quota holds.
    payloadBytes: percentile(
      requests.map(({ payloadBytes }) => payloadBytes),
      0.99,
    ),
    errorRate: rounded(requests.filter(({ failed }) => failed).length / requests.length),
  };
}
