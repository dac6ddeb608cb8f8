import { trafficMembers } from '../../../model/traffic.js';
import { trafficSchema } from '../../../model/traffic-schema.js';
import { lineAt, linesOf } from '../../plan/json-lines.js';
import { checkFigure, checkRow, type DeclaredTraffic, noFigures } from '../figures.js';
import type { TrafficContent, TrafficFormat } from '../source.js';
import { checked, hasMember, placeOf } from './checked.js';

type Members = Readonly<Record<string, unknown>>;

function entriesOf(document: unknown): readonly Members[] {
  const { traffic } = document as { readonly traffic?: unknown };
  return Array.isArray(traffic) ? traffic.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

/** Figures are checked before the schema, which would say less of what is wrong with them. */
function checkFigures(content: TrafficContent, document: unknown): void {
  for (const [at, entry] of entriesOf(document).entries()) {
    for (const member of trafficMembers) {
      const value = entry[member];
      if (typeof value === 'number') {
        const { file, line = 1 } = placeOf(content, ['traffic', at, member]);
        checkFigure(member, value, String(value), { file, line });
      }
    }
  }
}

/** The tool's own form: `{"schemaVersion": 1, "traffic": [{"edge": "order:loyalty", "ratePerSecond": 40}]}`. */
export const json = {
  id: 'json',
  title: 'a JSON file',
  recognises: (content) => hasMember(content, 'traffic'),
  read: (content) => {
    const [document] = content.documents ?? [];
    checkFigures(content, document);
    const { traffic } = checked(trafficSchema, document, content);
    const lines = linesOf(content.text);
    const rows = traffic.map(({ edge = null, route = null, ...figures }, at): DeclaredTraffic => {
      const place = { file: content.file, line: lineAt(lines, ['traffic', at]) };
      const given = Object.fromEntries(trafficMembers.map((member) => [member, figures[member] ?? null]));
      return { ...noFigures, ...given, edge, route, place };
    });
    rows.forEach(checkRow);
    return { kind: 'declared', rows };
  },
} as const satisfies TrafficFormat;
