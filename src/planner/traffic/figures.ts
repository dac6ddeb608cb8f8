import { plannerTrafficCatalogue } from '../../model/catalogue/planner-traffic.js';
import { errorOf } from '../../model/errors.js';
import type { Place } from '../../model/place.js';
import type { TrafficFigures, TrafficMember } from '../../model/traffic.js';
import { trafficLimits } from '../../model/traffic-schema.js';

/** A row that somebody wrote: which edge or route, and its figures. */
export interface DeclaredTraffic extends TrafficFigures {
  readonly edge: string | null;
  readonly route: string | null;
  readonly place: Place;
}

export const noFigures: TrafficFigures = {
  ratePerSecond: null,
  peakPerSecond: null,
  p50Ms: null,
  p99Ms: null,
  payloadBytes: null,
  errorRate: null,
};

function problemOf(member: TrafficMember, value: number): string | undefined {
  const limit = trafficLimits[member];
  if (Number.isNaN(value)) return 'it is no number';
  if (value < 0) return 'it is below zero';
  if (member === 'errorRate' && value > limit) return 'it is a share from 0 to 1 (0.12 for 12 %)';
  return value > limit ? `no service has more than ${limit}` : undefined;
}

/** @throws UserError EDA2034 for a figure that nothing can have; `written` is how the file has it. */
export function checkFigure(member: TrafficMember, value: number, written: string, place: Place): void {
  const problem = problemOf(member, value);
  if (problem !== undefined) {
    throw errorOf(plannerTrafficCatalogue.trafficFigure, { member, value: written, problem }, place);
  }
}

const ascending = [
  ['ratePerSecond', 'peakPerSecond'],
  ['p50Ms', 'p99Ms'],
] as const;

/**
 * Checks a row as a whole.
 * @throws UserError EDA2035 for figures that exclude each other, EDA2036 for a row without a name
 */
export function checkRow(row: DeclaredTraffic): void {
  if (row.edge === null && row.route === null) {
    throw errorOf(
      plannerTrafficCatalogue.trafficUnnamed,
      { problem: 'neither an edge nor a route is given' },
      row.place,
    );
  }
  for (const [lower, upper] of ascending) {
    const [least, most] = [row[lower], row[upper]];
    if (least !== null && most !== null && most < least) {
      throw errorOf(
        plannerTrafficCatalogue.trafficContradicts,
        { problem: `${upper} is ${most}, which is below ${lower} ${least}` },
        row.place,
      );
    }
  }
}

const pairs = [
  ['ratePerSecond', 'peakPerSecond'],
  ['p50Ms', 'p99Ms'],
  ['payloadBytes'],
  ['errorRate'],
] as const satisfies readonly (readonly TrafficMember[])[];

/**
 * Figures of `first`, and of `second` where the first has none. A rate and its peak are never mixed, nor the median of a
 * time and its 99th percentile.
 */
export function filledFrom(first: TrafficFigures, second: TrafficFigures): TrafficFigures {
  const members = pairs.flatMap((pair: readonly TrafficMember[]) => {
    const source = pair.some((member) => first[member] !== null) ? first : second;
    return pair.map((member): [TrafficMember, number | null] => [member, source[member]]);
  });
  return { ...noFigures, ...Object.fromEntries(members) };
}
