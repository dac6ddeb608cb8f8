import type { AnalysisDocument } from '../model/document.js';
import type { ReportFormat } from './format.js';

/** Members that come first in every object, in this order; the others follow by name. */
const leading: readonly string[] = [
  'schemaVersion',
  'tool',
  'id',
  'name',
  'kind',
  'code',
  'file',
  'line',
  'column',
];

function rank(key: string): number {
  const at = leading.indexOf(key);
  return at < 0 ? leading.length : at;
}

/** The same value with the members of every object in a fixed order, however they were put together. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(ordered);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const members = Object.entries(value)
    .sort(([left], [right]) => rank(left) - rank(right) || (left < right ? -1 : 1))
    .map(([key, member]): [string, unknown] => [key, ordered(member)]);
  return Object.fromEntries(members);
}

/** The document as JSON: one document, two spaces, stable order of members, a line break at the end. */
export function renderJson(document: AnalysisDocument): string {
  const {
    schemaVersion,
    tool,
    root,
    inputsHash,
    services,
    calls,
    edges,
    flows,
    waves,
    findings,
    messages,
    unresolved,
    notices,
  } = document;
  const members = { services, calls, edges, flows, waves, findings, messages, unresolved, notices };
  const parts = Object.entries(members).map(([key, value]): [string, unknown] => [key, ordered(value)]);
  const whole = { schemaVersion, tool: ordered(tool), root, inputsHash, ...Object.fromEntries(parts) };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

export const json = {
  id: 'json',
  title: 'one JSON document, for programs',
  render: (document) => renderJson(document),
} as const satisfies ReportFormat;
