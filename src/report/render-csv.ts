import type { Call } from '../model/call.js';
import type { AnalysisDocument } from '../model/document.js';
import { flowIdOf, type Plan } from '../model/plan.js';
import type { ReportFormat, RowChoice } from './format.js';
import { printable } from './layout.js';
import { flowGroups } from './planned-flows.js';

type Cell = string | number | boolean | null;

/**
 * A cell of RFC 4180. Spreadsheets take a text that begins with one of these characters for a formula, whatever its
 * quotes, so an apostrophe stands before it: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = printable(String(value));
  const safe = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
  return /[",;]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

interface Column<Row> {
  readonly name: string;
  readonly of: (row: Row) => Cell;
}

/** Rows with their head, each line ended by CR LF as RFC 4180 has it. */
function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => columns.map(({ of }) => cell(of(row)))),
  ];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function targetOf({ to }: Call): Cell {
  return to.kind === 'service' ? to.name : to.kind === 'external' ? to.host : null;
}

/** A call, and the flow of the plan that it is part of. */
interface CallRow {
  readonly call: AnalysisDocument['calls'][number];
  readonly flow: string | null;
  readonly router: string | null;
  readonly decision: string | null;
}

const callColumns: readonly Column<CallRow>[] = [
  { name: 'id', of: ({ call }) => call.id },
  { name: 'from', of: ({ call }) => call.from },
  { name: 'to', of: ({ call }) => targetOf(call) },
  { name: 'target', of: ({ call }) => call.to.kind },
  { name: 'method', of: ({ call }) => call.method },
  { name: 'path', of: ({ call }) => call.path },
  { name: 'file', of: ({ call }) => call.file },
  { name: 'line', of: ({ call }) => call.line },
  { name: 'function', of: ({ call }) => call.function },
  { name: 'client', of: ({ call }) => call.client },
  { name: 'answer', of: ({ call }) => call.response },
  { name: 'failure', of: ({ call }) => call.answer.failure },
  { name: 'awaited', of: ({ call }) => call.awaited },
  { name: 'timeout_ms', of: ({ call }) => call.timeoutMs },
  { name: 'retries', of: ({ call }) => call.retries },
  { name: 'verdict', of: ({ call }) => call.verdict },
  { name: 'confidence', of: ({ call }) => call.confidence },
  { name: 'flow', of: ({ flow }) => flow },
  { name: 'router', of: ({ router }) => router },
  { name: 'decision', of: ({ decision }) => decision },
];

function callRows(document: AnalysisDocument, plan: Plan): readonly CallRow[] {
  const { moving, staying } = flowGroups(document, plan);
  return document.calls.map((call) => {
    const planned = [...moving, ...staying].find(({ flow }) => flow?.calls.includes(call.id));
    return {
      call,
      flow: planned?.id ?? null,
      router: planned?.message.router ?? null,
      decision: planned?.consumer.decision ?? null,
    };
  });
}

const edgeColumns: readonly Column<AnalysisDocument['edges'][number]>[] = [
  { name: 'id', of: ({ id }) => id },
  { name: 'from', of: ({ from }) => from },
  { name: 'to', of: ({ to }) => to },
  { name: 'calls', of: ({ calls }) => calls.length },
  { name: 'async', of: ({ callsByVerdict }) => callsByVerdict.async },
  { name: 'orchestrate', of: ({ callsByVerdict }) => callsByVerdict.orchestrate },
  { name: 'keep_sync', of: ({ callsByVerdict }) => callsByVerdict['keep-sync'] },
];

interface FlowRow {
  readonly message: Plan['messages'][number];
  readonly consumer: Plan['messages'][number]['consumers'][number];
}

const flowColumns: readonly Column<FlowRow>[] = [
  { name: 'id', of: ({ message, consumer }) => flowIdOf(message.name, consumer.service) },
  { name: 'message', of: ({ message }) => message.name },
  { name: 'kind', of: ({ message }) => message.kind },
  { name: 'from', of: ({ message }) => message.producer },
  { name: 'to', of: ({ consumer }) => consumer.service },
  { name: 'router', of: ({ message }) => message.router },
  { name: 'key', of: ({ message }) => message.key },
  { name: 'decision', of: ({ consumer }) => consumer.decision },
];

/** Comma-separated rows: each call with the flow that it is part of, each pair of services, or each flow of the plan. */
export function renderCsv(document: AnalysisDocument, plan: Plan, rows: RowChoice = 'calls'): string {
  if (rows === 'edges') return table(edgeColumns, document.edges);
  if (rows === 'calls') return table(callColumns, callRows(document, plan));
  return table(
    flowColumns,
    plan.messages.flatMap((message) => message.consumers.map((consumer) => ({ message, consumer }))),
  );
}

export const csv = {
  id: 'csv',
  title: 'rows for spreadsheets',
  choices: ['rows'],
  render: (document, plan, { rows }) => renderCsv(document, plan, rows),
} as const satisfies ReportFormat;
