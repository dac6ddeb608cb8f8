import { plannerTrafficCatalogue } from '../../../model/catalogue/planner-traffic.js';
import { errorOf } from '../../../model/errors.js';
import { nearestNames } from '../../../model/nearest-names.js';
import { type TrafficMember, trafficMembers } from '../../../model/traffic.js';
import { checkFigure, checkRow, type DeclaredTraffic, noFigures } from '../figures.js';
import type { TrafficFormat } from '../source.js';
import { type TableRow, tableOf } from './csv-table.js';

const separators = [',', ';', '\t'] as const;
const columns = ['edge', 'route', ...trafficMembers] as const;
type Column = (typeof columns)[number];

function isFigure(column: Column): column is TrafficMember {
  return column !== 'edge' && column !== 'route';
}

/** `Rate per second`, `rate_per_second` and `ratePerSecond` are one name. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function columnOf(name: string): Column | undefined {
  return columns.find((column) => plain(column) === plain(name));
}

/** The first line with words in it, split at the separator that gives it the most known columns. */
function tableWithHead(text: string): readonly TableRow[] {
  const known = (separator: string): number =>
    (tableOf(text.trimStart().split('\n', 1)[0] ?? '', separator)[0]?.cells ?? []).filter(columnOf).length;
  const [best = ','] = [...separators].sort((left, right) => known(right) - known(left));
  return tableOf(text, best);
}

function problemOfHead(names: readonly string[]): string | undefined {
  const unknown = names.find((name) => columnOf(name) === undefined);
  if (unknown !== undefined) {
    const [nearest] = nearestNames(unknown, columns);
    const meant = nearest === undefined ? '' : ` (perhaps ${nearest})`;
    return unknown === '' ? 'one has no name' : `there is no column ${unknown}${meant}`;
  }
  const known = names.map(columnOf);
  const twice = known.find((column, at) => known.indexOf(column) !== at);
  if (twice !== undefined) return `${twice} is there twice`;
  return known.some((column) => column !== undefined && isFigure(column)) ? undefined : 'there is no figure';
}

function figureOf(column: TrafficMember, written: string, place: DeclaredTraffic['place']): number {
  // Number('') is 0, and 0x10 a number: neither is meant.
  const value = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
  checkFigure(column, value, `"${written}"`, place);
  return value;
}

function rowOf({ line, cells }: TableRow, head: readonly (Column | undefined)[], file: string) {
  const place = { file, line };
  if (cells.length > head.length) {
    const problem = `this line has ${cells.length} cells, and the first line ${head.length}`;
    throw errorOf(plannerTrafficCatalogue.trafficColumns, { problem }, place);
  }
  const row: Record<Column, string | number | null> = { edge: null, route: null, ...noFigures };
  for (const [at, column] of head.entries()) {
    const written = cells[at] ?? '';
    if (column !== undefined && written !== '') {
      row[column] = isFigure(column) ? figureOf(column, written, place) : written;
    }
  }
  const declared = { ...(row as Omit<DeclaredTraffic, 'place'>), place };
  checkRow(declared);
  return declared;
}

/** Comma-separated values with the names of the columns in the first line. */
export const csv = {
  id: 'csv',
  title: 'a CSV file',
  recognises: ({ text, documents }) =>
    documents === undefined &&
    (tableWithHead(text)[0]?.cells ?? []).some((name) => ['edge', 'route'].includes(columnOf(name) ?? '')),
  read: ({ text, file }) => {
    const [head, ...rows] = tableWithHead(text);
    const names = head?.cells ?? [];
    const problem = problemOfHead(names);
    if (problem !== undefined) {
      throw errorOf(plannerTrafficCatalogue.trafficColumns, { problem }, { file, line: head?.line ?? 1 });
    }
    const known = names.map(columnOf);
    return { kind: 'declared', rows: rows.map((row) => rowOf(row, known, file)) };
  },
} as const satisfies TrafficFormat;
