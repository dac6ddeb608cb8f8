import { counted, type Piece, padded, paragraph, printable, widest } from '../../report/layout.js';
import { openFlows, type PlannedFlow, routerTitles } from '../../report/planned-flows.js';
import { createStyle, type Style } from '../../report/style.js';
import { placePieces } from '../../report/text/section.js';
import { filterText } from './filter.js';
import { type FlowIdentity, identityOf, isSame, type Review } from './review.js';

/** The flows that are asked about one after the other, and which of them it is now. */
export interface Round {
  readonly items: readonly FlowIdentity[];
  readonly at: number;
}

/** Lines of a page that are not the table: title, reason, question and answers. */
const otherLines = 22;
const fewestRows = 3;

/** The part of a long table around the present row, as many rows as there is room for. */
function windowOf(count: number, at: number, room: number): readonly [from: number, to: number] {
  const rows = Math.max(fewestRows, room);
  const from = Math.max(0, Math.min(at - Math.floor(rows / 2), count - rows));
  return [from, Math.min(count, from + rows)];
}

interface Columns {
  readonly flow: number;
  readonly router: number;
  /** False where an id takes the others' place: they go below it. */
  readonly beside: boolean;
}

function stateOf(planned: PlannedFlow, review: Review): string {
  const applied = new Set(review.options.applied);
  return applied.has(planned.id) ? 'applied' : planned.consumer.decision;
}

function rowLines(
  planned: PlannedFlow,
  isPresent: boolean,
  { columns, review, style }: { readonly columns: Columns; readonly review: Review; readonly style: Style },
): readonly string[] {
  const mark = isPresent ? '> ' : '  ';
  const state = stateOf(planned, review);
  const paint = state === 'accepted' || state === 'applied' ? style.good : style.open;
  const rest = `${padded({ text: routerTitles[planned.message.router] }, columns.router)}  ${paint(state)}`;
  const name: Piece = { text: planned.id, paint: isPresent ? style.heading : style.name };
  return columns.beside
    ? [`${mark}${padded(name, columns.flow)}  ${rest}`]
    : [`${mark}${padded(name, 0)}`, `    ${rest}`];
}

function columnsOf(flows: readonly PlannedFlow[], width: number): Columns {
  const flow = widest(flows.map(({ id }) => id));
  const router = widest(flows.map(({ message }) => routerTitles[message.router]));
  return { flow, router, beside: 2 + flow + 2 + router + 2 + 'undecided'.length <= width };
}

function tableLines(review: Review, round: Round, style: Style): readonly string[] {
  const { width, height = Number.POSITIVE_INFINITY } = review.style;
  const flows = round.items.map((item) => review.find(item));
  const columns = columnsOf(
    flows.filter((planned) => planned !== undefined),
    width,
  );
  const room = Math.floor((height - otherLines) / (columns.beside ? 1 : 2));
  const [from, to] = windowOf(flows.length, round.at, room);
  const shown = flows.slice(from, to).filter((planned) => planned !== undefined);
  const present = round.items[round.at];
  const isPresent = (planned: PlannedFlow): boolean =>
    present !== undefined && isSame(identityOf(planned), present);
  return [
    ...(from === 0 ? [] : [style.quiet(`  ${from} more above`)]),
    ...shown.flatMap((planned) => rowLines(planned, isPresent(planned), { columns, review, style })),
    ...(to === flows.length ? [] : [style.quiet(`  ${flows.length - to} more below`)]),
  ];
}

function titleOf(review: Review): string {
  const { moving, staying } = review.flows();
  const all = [...moving, ...staying];
  const filter = filterText(review.filter);
  const open = openFlows(all).length;
  const facts = [
    `${all.length - open} of ${all.length} decided`,
    ...(filter === '' ? [] : [`only ${filter}`]),
  ];
  return `REVIEW (${facts.join(', ')})`;
}

/** What to read before the question: why it is suggested, and whether there is more to know. */
export function introduction(planned: PlannedFlow, review: Review, style: Style): readonly string[] {
  const { flow, message } = planned;
  const { reasons = [], warnings = [], consentNeeded, confidence } = flow?.suggestion ?? {};
  const [reason] = reasons;
  const open = (text: string): readonly Piece[] => [{ text, paint: style.open }];
  const parts: readonly (readonly Piece[])[] = [
    flow === undefined ? open('Its calls are not in the code any more.') : [],
    reason === undefined ? [] : [{ text: reason.text }, ...placePieces(reason.file, reason.line, style)],
    consentNeeded === undefined ? [] : open(consentNeeded),
    confidence === 'low' ? open('This is told with low confidence only.') : [],
    review.isApplied(message)
      ? open(`${message.name} is applied already, and apply adds no consumers to it yet.`)
      : [],
    warnings.length === 0
      ? []
      : open(`${counted(warnings.length, 'warning')}: w shows ${warnings.length === 1 ? 'it' : 'them'}.`),
  ];
  return parts.flatMap((pieces) => paragraph(pieces, { width: review.style.width, margin: 2 }));
}

/** What stands above the question about a flow: the table of all that are asked about, and what to know about this one. */
export function pageOf(review: Review, round: Round): string {
  const style = createStyle(review.style.colour);
  const item = round.items[round.at];
  const planned = item && review.find(item);
  const said = review.said.flatMap((text) =>
    paragraph([{ text: printable(text), paint: style.quiet }], { width: review.style.width, margin: 0 }),
  );
  const parts = [
    [style.heading(titleOf(review)), ...tableLines(review, round, style)],
    said,
    planned === undefined ? [] : introduction(planned, review, style),
  ];
  return `\n${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
