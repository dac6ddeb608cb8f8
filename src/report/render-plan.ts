import type { AnalysisDocument } from '../model/document.js';
import { type Plan, planFile } from '../model/plan.js';
import type { ReportOptions } from './format.js';
import { counted, joined, type Piece, padded, paragraph, printable, widest, widthOf } from './layout.js';
import { flowGroups, openFlows, type PlannedFlow, routerTitles } from './planned-flows.js';
import { shellWord } from './shell-word.js';
import { createStyle, type Style } from './style.js';

export interface PlanOptions extends ReportOptions {
  /** Whether the plan file is there; else the plan is what is suggested. */
  readonly saved: boolean;
}

/** From this width on kind and key have columns of their own. */
const wide = 100;
const narrowest = 60;
const gap = '  ';

interface Row {
  readonly message: string;
  readonly flow: string;
  readonly kind: string;
  readonly router: string;
  readonly key: string;
  readonly decision: string;
}

type Column = keyof typeof headings;

const headings = { flow: 'FLOW', kind: 'KIND', router: 'ROUTER', key: 'KEY', decision: 'DECISION' } as const;

function rowOf({ id, message, consumer, flow }: PlannedFlow, applied: ReadonlySet<string>): Row {
  const decision = applied.has(id) ? 'applied' : consumer.decision;
  return {
    message: message.name,
    flow: id,
    kind: message.kind,
    router: routerTitles[message.router],
    key: message.router === 'none' ? '-' : (message.key ?? '-'),
    decision: flow === undefined ? `${decision}, code gone` : decision,
  };
}

function paintOf(column: Column, text: string, style: Style): ((text: string) => string) | undefined {
  if (column === 'flow') return style.name;
  if (column !== 'decision') return undefined;
  if (text === 'accepted' || text === 'applied') return style.good;
  return text === 'keep-sync' ? undefined : style.open;
}

/** An id is never cut, since it has to be typed: where it is too long the other cells go below it. */
function rowLines(row: Row, columns: ReadonlyMap<Column, number>, style: Style): readonly string[] {
  const cells = [...columns].map(([column, width]) =>
    padded({ text: row[column], ...pieceOf(column, row[column], style) }, width),
  );
  const room = columns.get('flow') ?? 0;
  if (widthOf(printable(row.flow)) <= room) return [`  ${cells.join(gap)}`.trimEnd()];
  const others = [' '.repeat(room), ...cells.slice(1)];
  return [`  ${padded({ text: row.flow, paint: style.name }, 0)}`, `  ${others.join(gap)}`.trimEnd()];
}

function pieceOf(column: Column, text: string, style: Style): Pick<Piece, 'paint'> {
  const paint = paintOf(column, text, style);
  return paint === undefined ? {} : { paint };
}

function columnsOf(rows: readonly Row[], width: number): ReadonlyMap<Column, number> {
  const names: readonly Column[] =
    width >= wide ? ['flow', 'kind', 'router', 'key', 'decision'] : ['flow', 'router', 'decision'];
  const widths = names.map((name): [Column, number] => [
    name,
    widest([headings[name], ...rows.map((row) => row[name])]),
  ]);
  const others = widths.slice(1).reduce((sum, [, size]) => sum + size + gap.length, 2);
  return new Map(
    widths.map(([name, size]) => [
      name,
      name === 'flow' ? Math.max(4, Math.min(size, width - others)) : size,
    ]),
  );
}

function sectionLines(
  heading: string,
  rows: readonly Row[],
  columns: ReadonlyMap<Column, number>,
  style: Style,
): readonly string[] {
  // A key belongs to the message: without a column of its own it stands below the first of its flows.
  const below = rows.map((row, at) =>
    columns.has('key') || row.key === '-' || rows[at - 1]?.message === row.message
      ? []
      : [`    key ${printable(row.key)}`],
  );
  return rows.length === 0
    ? []
    : [
        `${style.heading(heading)} (${counted(rows.length, 'flow')})`,
        style.quiet(
          `  ${[...columns].map(([name, size]) => headings[name].padEnd(size)).join(gap)}`.trimEnd(),
        ),
        ...rows.flatMap((row, at) => [...rowLines(row, columns, style), ...(below[at] ?? [])]),
      ];
}

function stateOf(flows: readonly PlannedFlow[], { saved }: PlanOptions): string {
  const count = (decision: string) => flows.filter(({ consumer }) => consumer.decision === decision).length;
  const open = openFlows(flows).length;
  const facts = `${count('accepted')} accepted, ${count('keep-sync')} synchronous, ${open} open`;
  return saved ? `${planFile}: ${facts}.` : `Nothing is saved yet; this is what is suggested (${facts}).`;
}

function nextPieces(flows: readonly PlannedFlow[], style: Style): readonly Piece[] {
  const [open] = openFlows(flows);
  const [any] = flows;
  const accepted = flows.filter(({ consumer }) => consumer.decision === 'accepted').length;
  if (any === undefined) {
    return [{ text: 'eda-migrate analyze', paint: style.name }, { text: 'shows what was found.' }];
  }
  const change = `${(open ?? any).id}.decision=${open === undefined ? 'skip' : 'accept'}`;
  const set = ['eda-migrate', 'plan', '--set', shellWord(change)].join(joined);
  return [
    { text: set, paint: style.name },
    { text: 'decides about one;' },
    ...(accepted > 0
      ? [
          { text: ['eda-migrate', 'apply', '--dry-run'].join(joined), paint: style.name },
          { text: 'shows what the accepted change.' },
        ]
      : [{ text: 'eda-migrate analyze', paint: style.name }, { text: 'in a terminal asks about each.' }]),
  ];
}

/** The plan as a table: each flow with its router, its key and what was decided; then the next command. */
export function renderPlan(
  document: Pick<AnalysisDocument, 'flows'>,
  plan: Plan,
  options: PlanOptions,
): string {
  const width = Math.max(narrowest, options.width);
  const style = createStyle(options.colour);
  const { moving, staying } = flowGroups(document, plan);
  const applied = new Set(options.applied);
  const [moves, stays] = [moving, staying].map((flows) => flows.map((flow) => rowOf(flow, applied)));
  const columns = columnsOf([...(moves ?? []), ...(stays ?? [])], width);
  const all = [...moving, ...staying];
  const parts = [
    paragraph([{ text: stateOf(all, options) }], { width, margin: 0, hanging: 2 }),
    sectionLines('MESSAGES', moves ?? [], columns, style),
    sectionLines('SYNCHRONOUS', stays ?? [], columns, style),
    paragraph([{ text: 'Next:', paint: style.heading }, ...nextPieces(all, style)], {
      width,
      margin: 0,
      hanging: 6,
    }),
  ].filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
