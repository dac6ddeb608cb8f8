import type { Analysis } from '../../model/analysis.js';
import type { Call } from '../../model/call.js';
import type { Route } from '../../model/route.js';
import type { TrafficBasis, TrafficFigures } from '../../model/traffic.js';
import { targetService } from '../context.js';
import type { Endpoint } from './endpoint.js';
import { keyText } from './known-endpoints.js';
import type { TrafficTable } from './traffic-table.js';

/** An analysis and what was measured of it, ready to be looked up. */
export interface MeasuredAnalysis {
  readonly analysis: Analysis;
  readonly table: TrafficTable;
  readonly routes: ReadonlyMap<string, Route>;
}

export function measuredAnalysis(analysis: Analysis, table: TrafficTable): MeasuredAnalysis {
  const routes = new Map(
    analysis.services.flatMap(({ routes: own }) => own.map((route): [string, Route] => [route.id, route])),
  );
  return { analysis, table, routes };
}

/** Figures, what they were measured of, and the ids of the calls whose requests are in them. */
export interface Candidate {
  readonly basis: TrafficBasis;
  readonly figures: TrafficFigures;
  readonly shared: readonly string[];
}

/** What was measured of an endpoint of a service, whoever calls it. */
export function figuresOfRoute(
  { table }: MeasuredAnalysis,
  service: string,
  { method, path }: Endpoint,
): TrafficFigures | undefined {
  return table.get(keyText({ from: null, to: service, endpoint: { method, path } }));
}

/** The figures that hold requests of a call: the nearest first. None for a call that goes to no service. */
export function figuresWith(call: Call, measured: MeasuredAnalysis): readonly Candidate[] {
  const to = targetService(call);
  if (to === null) return [];
  const { analysis, table, routes } = measured;
  const own: Endpoint | null = call.path === null ? null : { method: call.method, path: call.path };
  const route = call.route === null ? undefined : routes.get(call.route);
  const answered: Endpoint | null = route ?? own;
  const goesTo = (other: Call): boolean => targetService(other) === to;
  const isSame = (other: Call): boolean =>
    goesTo(other) && other.method === call.method && other.path === call.path;
  const isOfCaller = (other: Call): boolean => other.from === call.from;
  const found: readonly (readonly [TrafficBasis, TrafficFigures | undefined, (other: Call) => boolean])[] = [
    [
      'endpoint',
      own === null ? undefined : table.get(keyText({ from: call.from, to, endpoint: own })),
      (other) => isSame(other) && isOfCaller(other),
    ],
    [
      'edge',
      table.get(keyText({ from: call.from, to, endpoint: null })),
      (other) => goesTo(other) && isOfCaller(other),
    ],
    [
      'route',
      answered === null ? undefined : figuresOfRoute(measured, to, answered),
      (other) => (route === undefined ? isSame(other) : other.route === route.id),
    ],
  ];
  return found.flatMap(([basis, figures, fits]) =>
    figures === undefined
      ? []
      : [{ basis, figures, shared: analysis.calls.filter(fits).map((other) => other.id) }],
  );
}
