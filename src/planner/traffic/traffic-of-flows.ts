import type { Flow } from '../../model/flow.js';
import type { TrafficFigures } from '../../model/traffic.js';
import type { TrafficOf } from '../routers/router.js';

function busier(left: TrafficFigures, right: TrafficFigures): TrafficFigures {
  return (right.ratePerSecond ?? 0) > (left.ratePerSecond ?? 0) ? right : left;
}

/**
 * What was measured of calls, by the flows that they were measured for. A message to several consumers is sent as often
 * as its busiest flow.
 */
export function trafficOfFlows(flows: readonly Flow[]): TrafficOf {
  return (calls) => {
    const ids = new Set(calls.map(({ id }) => id));
    const measured = flows
      .filter((flow) => flow.calls.some((id) => ids.has(id)))
      .flatMap(({ traffic }) => traffic ?? []);
    const [first, ...others] = measured;
    return first === undefined ? undefined : others.reduce<TrafficFigures>(busier, first);
  };
}
