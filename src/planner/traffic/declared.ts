import { plannerTrafficCatalogue } from '../../model/catalogue/planner-traffic.js';
import { errorOf, noticeOf } from '../../model/errors.js';
import { nearestNames } from '../../model/nearest-names.js';
import type { Notice } from '../../model/notice.js';
import type { Place } from '../../model/place.js';
import type { DeclaredTraffic } from './figures.js';
import { type KnownEndpoints, keyText, nameOfKey, type TrafficKey } from './known-endpoints.js';

/** A row whose edge or route the analysis has. */
export interface LocatedRow {
  readonly key: TrafficKey;
  readonly row: DeclaredTraffic;
}

function unnamed(problem: string, place: Place): never {
  throw errorOf(plannerTrafficCatalogue.trafficUnnamed, { problem }, place);
}

function edgeOf({ edge, place }: DeclaredTraffic): readonly [from: string, to: string] | undefined {
  if (edge === null) return undefined;
  const at = edge.indexOf(':');
  const [from, to] = [edge.slice(0, at).trim(), edge.slice(at + 1).trim()];
  return at < 0 || from === '' || to === '' ? unnamed(`"${edge}" is no edge`, place) : [from, to];
}

function routeOf({ route, place }: DeclaredTraffic) {
  if (route === null) return undefined;
  const [, to, method, path] = /^(\S.*?)\s+([A-Za-z]+)\s+(\S+)$/.exec(route.trim()) ?? [];
  return to === undefined || method === undefined || path === undefined
    ? unnamed(`"${route}" is no route`, place)
    : { to, method: method.toUpperCase(), path };
}

/** Edges that somebody may have meant: those of the caller with a receiver of nearly that name come first. */
function nearestEdges(from: string, to: string, edges: readonly string[]): readonly string[] {
  const own = edges.filter((edge) => edge.startsWith(`${from}:`)).map((edge) => edge.slice(from.length + 1));
  const near = nearestNames(to, own).map((name) => `${from}:${name}`);
  return near.length > 0 ? near : nearestNames(`${from}:${to}`, edges);
}

/** The key of a row, or the name that the analysis does not have and the names to compare it with. */
function keyOf(
  row: DeclaredTraffic,
  known: KnownEndpoints,
): TrafficKey | { readonly unknown: string; readonly near: readonly string[] } {
  const edge = edgeOf(row);
  const route = routeOf(row);
  const [from = null, to = route?.to ?? ''] = edge ?? [];
  if (edge !== undefined && route !== undefined && route.to !== to) {
    return unnamed(`${row.route} is no endpoint of ${to}, where ${row.edge} goes`, row.place);
  }
  if (from !== null && !known.edges.includes(`${from}:${to}`)) {
    return { unknown: `${from}:${to}`, near: nearestEdges(from, to, known.edges) };
  }
  if (route === undefined) return { from, to, endpoint: null };
  const unknown = row.route ?? '';
  return known.locate({ ...route, from }) ?? { unknown, near: nearestNames(unknown, known.routes) };
}

/**
 * Finds the edges and routes of rows that somebody wrote; a notice for each that the analysis does not have.
 * @throws UserError EDA2036 for what names none, EDA2037 for one that is given twice
 */
export function locateRows(
  rows: readonly DeclaredTraffic[],
  known: KnownEndpoints,
): { readonly located: readonly LocatedRow[]; readonly notices: readonly Notice[] } {
  const located = new Map<string, LocatedRow>();
  const notices: Notice[] = [];
  for (const row of rows) {
    const key = keyOf(row, known);
    if ('unknown' in key) {
      const context = { name: key.unknown, known: key.near };
      notices.push(noticeOf(plannerTrafficCatalogue.trafficOfUnknown, context, row.place));
      continue;
    }
    const before = located.get(keyText(key))?.row.place;
    if (before !== undefined) {
      const context = { name: nameOfKey(key), before: `${before.file}:${before.line}` };
      throw errorOf(plannerTrafficCatalogue.trafficTwice, context, row.place);
    }
    located.set(keyText(key), { key, row });
  }
  return { located: [...located.values()], notices };
}
