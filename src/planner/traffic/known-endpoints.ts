import type { Analysis } from '../../model/analysis.js';
import { compareText, targetService } from '../context.js';
import { type Endpoint, endpointOfRequest } from './endpoint.js';

/** What figures can be of: requests of one caller (or whoever calls) to one endpoint (or all) of a service. */
export interface TrafficKey {
  readonly from: string | null;
  readonly to: string;
  readonly endpoint: Endpoint | null;
}

/** A key as a text, to look figures up by. */
export function keyText({ from, to, endpoint }: TrafficKey): string {
  return JSON.stringify([from, to, endpoint?.method ?? null, endpoint?.path ?? null]);
}

/** `order:loyalty`, `loyalty POST /points`, or both. */
export function nameOfKey({ from, to, endpoint }: TrafficKey): string {
  const route = endpoint === null ? [] : [`${to} ${endpoint.method} ${endpoint.path}`];
  return [...(from === null ? [] : [`${from}:${to}`]), ...route].join(', ');
}

/** An endpoint as requests show it, and the name under which its figures are kept. */
interface Known extends Endpoint {
  readonly keptAs: Endpoint;
}

/** The edges and endpoints of an analysis that traffic can be of. */
export interface KnownEndpoints {
  /** `order:loyalty`, sorted. */
  readonly edges: readonly string[];
  /** `loyalty POST /points`, sorted. */
  readonly routes: readonly string[];
  /** The key of a request with a method and a path; undefined where the analysis knows no such endpoint. */
  readonly locate: (request: {
    readonly from: string | null;
    readonly to: string;
    readonly method: string | null;
    readonly path: string;
  }) => TrafficKey | undefined;
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort(compareText);
}

/** Indexes the calls between services and the routes of an analysis. */
export function knownEndpoints({ services, calls }: Analysis): KnownEndpoints {
  const routes = new Map(services.flatMap((service) => service.routes.map((route) => [route.id, route])));
  const byEdge = new Map<string, Known[]>();
  const byReceiver = new Map<string, Known[]>();
  const add = (map: Map<string, Known[]>, key: string, known: Known): void => {
    const list = map.get(key) ?? [];
    list.push(known);
    map.set(key, list);
  };
  for (const { name, routes: own } of services) {
    for (const { method, path } of own) add(byReceiver, name, { method, path, keptAs: { method, path } });
  }
  const edges: string[] = [];
  for (const call of calls) {
    const to = targetService(call);
    if (to === null) continue;
    const edge = `${call.from}:${to}`;
    edges.push(edge);
    if (call.path === null) continue;
    const keptAs = { method: call.method, path: call.path };
    const route = call.route === null ? undefined : routes.get(call.route);
    add(byEdge, edge, { ...keptAs, keptAs });
    if (route === undefined) add(byReceiver, to, { ...keptAs, keptAs });
    else add(byEdge, edge, { method: route.method, path: route.path, keptAs });
  }
  const receivers = [...byReceiver].flatMap(([name, known]) =>
    known.map(({ method, path }) => `${name} ${method} ${path}`),
  );
  return {
    edges: sorted(edges),
    routes: sorted(receivers),
    locate: ({ from, to, method, path }) => {
      const candidates = from === null ? byReceiver.get(to) : byEdge.get(`${from}:${to}`);
      const found = endpointOfRequest(candidates ?? [], method, path);
      return found === undefined ? undefined : { from, to, endpoint: found.keptAs };
    },
  };
}
