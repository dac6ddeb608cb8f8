import type { Call } from '../../model/call.js';
import type { Route } from '../../model/route.js';
import type { TrafficBasis, TrafficFigures } from '../../model/traffic.js';
import { filledFrom, noFigures } from './figures.js';
import { type Candidate, figuresOfRoute, figuresWith, type MeasuredAnalysis } from './measured-figures.js';

/** The figures of a call, what its rate was measured of, and the ids of the calls whose requests are in that. */
export interface CallTraffic {
  readonly figures: TrafficFigures;
  readonly basis: TrafficBasis;
  readonly shared: readonly string[];
}

type Rates = Pick<TrafficFigures, 'ratePerSecond' | 'peakPerSecond'>;

function hasRate({ ratePerSecond, peakPerSecond }: Rates): boolean {
  return ratePerSecond !== null || peakPerSecond !== null;
}

function sumOf(rates: readonly Rates[]): Rates {
  const sum = (member: keyof Rates): number | null => {
    const known = rates.map((each) => each[member]).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  return { ratePerSecond: sum('ratePerSecond'), peakPerSecond: sum('peakPerSecond') };
}

/** The rate of a route: as measured, else of all calls to it. Routes that are being asked about add nothing. */
function rateOfRoute(
  route: Route,
  service: string,
  measured: MeasuredAnalysis,
  asked: readonly string[],
): Rates {
  const whole = figuresOfRoute(measured, service, route);
  if (whole !== undefined && hasRate(whole)) return whole;
  if (asked.includes(route.id)) return noFigures;
  const calls = measured.analysis.calls.filter((call) => call.route === route.id);
  // Calls of one caller to one endpoint share their figures.
  const seen = new Set<TrafficFigures>();
  return sumOf(
    calls.flatMap((call) => {
      const nearest = figuresWith(call, measured).find(({ figures }) => hasRate(figures));
      if (nearest === undefined) return [rateOfEntries(call, measured, [...asked, route.id])];
      if (seen.has(nearest.figures)) return [];
      seen.add(nearest.figures);
      return [nearest.figures];
    }),
  );
}

/** The rate of the routes from which a call is made. */
function rateOfEntries(call: Call, measured: MeasuredAnalysis, asked: readonly string[]): Rates {
  const entries = call.entry
    .filter(({ kind }) => kind === 'route')
    .map(({ id }) => measured.routes.get(id))
    .filter((route) => route !== undefined);
  return sumOf(entries.map((route) => rateOfRoute(route, call.from, measured, asked)));
}

/**
 * The traffic of a call; null where nothing tells. The nearest figures count: of the endpoint at this caller, of the
 * whole edge, of the endpoint whoever calls it, and last the rate of the routes from which the call is made, since each
 * of those requests makes it once. What the nearest lack is filled in from the others.
 */
export function callTraffic(call: Call, measured: MeasuredAnalysis): CallTraffic | null {
  const entries = rateOfEntries(call, measured, []);
  const candidates: readonly Candidate[] = [
    ...figuresWith(call, measured),
    ...(call.to.kind === 'service' && hasRate(entries)
      ? [{ basis: 'entry' as const, figures: { ...noFigures, ...entries }, shared: [call.id] }]
      : []),
  ];
  const [nearest] = candidates;
  if (nearest === undefined) return null;
  const { basis, shared } = candidates.find(({ figures }) => hasRate(figures)) ?? nearest;
  return { figures: candidates.map(({ figures }) => figures).reduce(filledFrom, noFigures), basis, shared };
}
