import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/model/call.js';
import type { Flow } from '../../../src/model/flow.js';
import { trafficOfFlows } from '../../../src/planner/traffic/traffic-of-flows.js';

const figures = { peakPerSecond: null, p50Ms: null, p99Ms: null, payloadBytes: null, errorRate: null };

/** A flow with calls and the rate that was measured of it, as far as the look-up reads it. */
function flow(calls: readonly string[], ratePerSecond: number | undefined): Flow {
  const traffic =
    ratePerSecond === undefined
      ? {}
      : { traffic: { ...figures, ratePerSecond, basis: 'edge', atMost: false } };
  return { calls, ...traffic } as unknown as Flow;
}

describe('trafficOfFlows', () => {
  const trafficOf = trafficOfFlows([flow(['a'], 2), flow(['b'], 5), flow(['c'], undefined)]);

  it.each<[string, readonly string[], number | undefined]>([
    ['the flow of a call', ['a'], 2],
    ['the busiest of several', ['a', 'b'], 5],
    ['a flow that was not measured', ['c'], undefined],
    ['a call of no flow', ['d'], undefined],
  ])('%s', (_, ids, expected) => {
    const calls = ids.map((id) => ({ id }) as Call);
    expect(trafficOf(calls)?.ratePerSecond).toBe(expected);
  });
});
