import { costPieces } from '../flow-cost.js';
import { counted, type Piece, padded, paragraph, printable, widest, widthOf, wrap } from '../layout.js';
import { openFlows, type PlannedFlow, routerTitles } from '../planned-flows.js';
import type { Style } from '../style.js';
import { placePieces, type Section } from './section.js';

/** From this width on the reason has a column beside the others instead of lines below them. */
const wide = 130;
const gap = '  ';

interface Row {
  readonly flow: string;
  readonly answer: string;
  readonly router: string;
  /** What was decided, or that it is applied already. */
  readonly decision: string;
  readonly why: readonly Piece[];
  /** What it costs a month, beside the routers that lost; nothing without measured traffic. */
  readonly cost: readonly Piece[];
  /** What only a person can take on; mostly nothing. */
  readonly consent: readonly Piece[];
}

interface Columns {
  readonly flow: number;
  readonly answer: number;
  readonly router: number;
  readonly decision: number;
}

/** What the callers use of the answers: the most that one of the calls uses, and how many calls there are. */
function answerOf({ flow }: PlannedFlow, responses: ReadonlyMap<string, string>): string {
  const all = (flow?.calls ?? []).map((call) => responses.get(call));
  const most = ['data', 'status', 'ignored'].find((response) => all.includes(response)) ?? 'gone';
  return all.length > 1 ? `${most} (${all.length})` : most;
}

function whyOf({ flow }: PlannedFlow, style: Style): readonly Piece[] {
  const [reason] = flow?.suggestion.reasons ?? [];
  return reason === undefined
    ? [{ text: 'Its calls are not in the code any more.', paint: style.open }]
    : [{ text: reason.text }, ...placePieces(reason.file, reason.line, style)];
}

/** What a person has to know before accepting a flow that `--yes` leaves open. */
function consentOf({ flow, consumer }: PlannedFlow, style: Style): readonly Piece[] {
  const consent = flow?.suggestion.consentNeeded;
  return consent === undefined || consumer.decision === 'accepted'
    ? []
    : [{ text: 'Yours to decide:', paint: style.open }, { text: consent }];
}

function paintOf(decision: string, style: Style): (text: string) => string {
  return decision === 'accepted' || decision === 'applied' ? style.good : style.open;
}

function lineOf(row: Row, columns: Columns, style: Style): string {
  const cells = [
    padded({ text: row.flow, paint: style.name }, columns.flow),
    padded({ text: row.answer }, columns.answer),
    padded({ text: row.router }, columns.router),
    padded({ text: row.decision, paint: paintOf(row.decision, style) }, columns.decision),
  ];
  return `  ${cells.join(gap)}`;
}

/** An id is never cut, since it has to be typed: where it takes the others' place they go below it. */
function withIdAbove(
  row: Row,
  columns: Columns,
  style: Style,
): readonly [above: readonly string[], row: Row] {
  const fits = widthOf(printable(row.flow)) <= columns.flow;
  return fits ? [[], row] : [[`  ${padded({ text: row.flow, paint: style.name }, 0)}`], { ...row, flow: '' }];
}

function narrowRow(given: Row, columns: Columns, width: number, style: Style): readonly string[] {
  const [above, row] = withIdAbove(given, columns, style);
  const texts = [row.why, row.cost, row.consent].flatMap((pieces) => paragraph(pieces, { width, margin: 4 }));
  return [...above, lineOf(row, columns, style).trimEnd(), ...texts];
}

function wideRow(given: Row, columns: Columns, width: number, style: Style): readonly string[] {
  const [above, row] = withIdAbove(given, columns, style);
  const margin = 2 + columns.flow + columns.answer + columns.router + columns.decision + 4 * gap.length;
  const [first = '', ...more] = [[...row.why, ...row.consent], row.cost].flatMap((pieces) =>
    wrap(pieces, width - margin),
  );
  return [
    ...above,
    lineOf(row, columns, style) + gap + first,
    ...more.map((line) => ' '.repeat(margin) + line),
  ];
}

function columnsOf(rows: readonly Row[], width: number): Columns {
  const answer = widest(['ANSWER', ...rows.map((row) => row.answer)]);
  const router = widest(['ROUTER', ...rows.map((row) => row.router)]);
  const decision = widest(['DECISION', ...rows.map((row) => row.decision)]);
  const room = width - 2 - answer - router - decision - 3 * gap.length;
  const most = width >= wide ? Math.floor(width * 0.35) : room;
  return { flow: Math.min(widest(['FLOW', ...rows.map((row) => row.flow)]), most), answer, router, decision };
}

function headOf(columns: Columns, width: number, style: Style): string {
  const cells = [
    'FLOW'.padEnd(columns.flow),
    'ANSWER'.padEnd(columns.answer),
    'ROUTER'.padEnd(columns.router),
    width >= wide ? 'DECISION'.padEnd(columns.decision) : 'DECISION',
    ...(width >= wide ? ['WHY'] : []),
  ];
  return style.quiet(`  ${cells.join(gap)}`);
}

/** The flows that can leave the request path, each with the router, the decision, and the first reason. */
export const flowTable: Section = ({ document, groups, width, style, applied }) => {
  const { moving } = groups;
  if (moving.length === 0) {
    return [];
  }
  const responses = new Map(document.calls.map((call) => [call.id, call.response]));
  const rows = moving.map((planned) => ({
    flow: planned.id,
    answer: answerOf(planned, responses),
    router: routerTitles[planned.message.router],
    decision: applied.has(planned.id) ? 'applied' : planned.consumer.decision,
    why: whyOf(planned, style),
    cost: costPieces(planned, style),
    consent: consentOf(planned, style),
  }));
  const columns = columnsOf(rows, width);
  const row = width >= wide ? wideRow : narrowRow;
  const open = openFlows(moving).length;
  const done = moving.filter(({ id }) => applied.has(id)).length;
  const facts = [
    counted(moving.length, 'flow'),
    open === 0 ? 'all decided' : `${open} to decide`,
    ...(done === 0 ? [] : [`${done} applied`]),
  ];
  return [
    `${style.heading('CAN LEAVE THE REQUEST PATH')} (${facts.join(', ')})`,
    headOf(columns, width, style),
    ...rows.flatMap((each) => row(each, columns, width, style)),
  ];
};
