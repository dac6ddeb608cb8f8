import type { Analysis } from '../../model/analysis.js';
import type { Notice } from '../../model/notice.js';
import type { TrafficFigures } from '../../model/traffic.js';
import { locateRows } from './declared.js';
import { filledFrom } from './figures.js';
import { keyText, knownEndpoints } from './known-endpoints.js';
import { measureSeen } from './seen.js';
import { serviceNamer } from './service-names.js';
import { seenFormats, type TrafficSource } from './source.js';

/** Figures by the text of their key. */
export type TrafficTable = ReadonlyMap<string, TrafficFigures>;

/**
 * Joins the traffic of all files. Where several have figures of the same requests, what somebody wrote comes first, then
 * access logs, which hold every request, then traces; each fills in what those before it lack.
 * @throws UserError EDA2036, EDA2037 for rows that name nothing, or the same twice
 */
export function trafficTable(
  sources: readonly TrafficSource[],
  analysis: Analysis,
): { readonly table: TrafficTable; readonly notices: readonly Notice[] } {
  const known = knownEndpoints(analysis);
  const namer = serviceNamer(analysis.services);
  const rows = sources.flatMap((source) => (source.kind === 'declared' ? source.rows : []));
  const { located, notices } = locateRows(rows, known);
  const seen = seenFormats.map((format) =>
    measureSeen(
      sources.filter((source) => source.kind === 'seen').filter((source) => source.format === format),
      known,
      namer,
    ),
  );
  const declared = new Map(
    located.map(({ key, row: { edge: _edge, route: _route, place: _place, ...figures } }) => [
      keyText(key),
      figures,
    ]),
  );
  const table = new Map<string, TrafficFigures>();
  for (const figures of [declared, ...seen.map((each) => each.figures)]) {
    for (const [key, added] of figures) {
      const before = table.get(key);
      table.set(key, before === undefined ? added : filledFrom(before, added));
    }
  }
  return { table, notices: [...notices, ...seen.flatMap((each) => each.notices)] };
}
