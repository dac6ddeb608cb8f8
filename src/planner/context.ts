import type { Analysis } from '../model/analysis.js';
import type { Call, Confidence } from '../model/call.js';
import type { Reason, Verdict } from '../model/flow.js';
import type { Route } from '../model/route.js';
import type { Service } from '../model/service.js';

/** The verdict on one call, and why. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly confidence: Confidence;
}

/** The analysis with its parts by name, so that rules need no search. */
export interface PlanningContext {
  readonly analysis: Analysis;
  readonly services: ReadonlyMap<string, Service>;
  readonly routes: ReadonlyMap<string, Route>;
  readonly calls: ReadonlyMap<string, Call>;
  /** The calls that one entry point (a route, a timer …) reaches, by its id. */
  readonly callsOfEntry: ReadonlyMap<string, readonly Call[]>;
  /** The calls of one function of one service, by `functionOf`; none for code outside of a function. */
  readonly callsOfFunction: ReadonlyMap<string, readonly Call[]>;
}

/** What tells functions apart: the service that uses the code, the file, and the function's name. */
export function functionOf(call: Call): string {
  return JSON.stringify([call.from, call.file, call.function]);
}

function indexed(calls: readonly Call[], keysOf: (call: Call) => readonly string[]): Map<string, Call[]> {
  const index = new Map<string, Call[]>();
  for (const call of calls) {
    for (const key of keysOf(call)) {
      const group = index.get(key);
      if (group === undefined) {
        index.set(key, [call]);
      } else {
        group.push(call);
      }
    }
  }
  return index;
}

/** Indexes an analysis. */
export function contextOf(analysis: Analysis): PlanningContext {
  const routes = analysis.services.flatMap((service) => service.routes);
  return {
    analysis,
    services: new Map(analysis.services.map((service) => [service.name, service])),
    routes: new Map(routes.map((route) => [route.id, route])),
    calls: new Map(analysis.calls.map((call) => [call.id, call])),
    callsOfEntry: indexed(analysis.calls, (call) => [...new Set(call.entry.map((entry) => entry.id))]),
    callsOfFunction: indexed(analysis.calls, (call) => (call.function === '' ? [] : [functionOf(call)])),
  };
}

/** The service that a call goes to, or null for an external or unknown target. */
export function targetService(call: Call): string | null {
  return call.to.kind === 'service' ? call.to.name : null;
}

/** `POST /points`, as the caller writes it. */
export function endpointOf(call: Call): string {
  return call.path === null ? `${call.method} (path unknown)` : `${call.method} ${call.path}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** What waits for the call, in the user's terms: its routes (`POST /orders`), else the function, else the service. */
export function callerOf(call: Call, context: PlanningContext): string {
  const routes = call.entry
    .filter((entry) => entry.kind === 'route')
    .map((entry) => context.routes.get(entry.id))
    .filter((route) => route !== undefined)
    .map((route) => `${route.method} ${route.path}`);
  if (routes.length > 3) {
    return listed([...routes.slice(0, 2), `${routes.length - 2} more routes`]);
  }
  return routes.length > 0 ? listed(routes) : call.function === '' ? call.from : `${call.function}()`;
}

const order: readonly Confidence[] = ['low', 'medium', 'high'];

/** The weakest of several confidences. */
export function weakest(confidences: readonly Confidence[]): Confidence {
  return order.find((confidence) => confidences.includes(confidence)) ?? 'high';
}

/** Compares texts by code unit: the same on every machine. */
export function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Compares calls by where they stand. */
export function compareCalls(left: Call, right: Call): number {
  return (
    compareText(left.file, right.file) || left.span.start - right.span.start || compareText(left.id, right.id)
  );
}
