import type { Call } from '../model/call.js';
import type { AnalysisDocument } from '../model/document.js';
import type { Decision, Plan } from '../model/plan.js';
import { costRows, trafficRows } from './flow-cost.js';
import type { ReportOptions } from './format.js';
import { type Piece, padded, paragraph, widest, wrap } from './layout.js';
import { flowGroups, type PlannedFlow, routerTitles } from './planned-flows.js';
import { createStyle, type Style } from './style.js';
import { deliveryRows, stepRows, workRows } from './suggestion-rows.js';
import { placePieces } from './text/section.js';

/** The parts of a document that are looked at; calls need no verdict. */
type Source = Pick<AnalysisDocument, 'flows'> & { readonly calls: readonly Call[] };

interface Row {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

interface Page {
  readonly width: number;
  readonly style: Style;
}

/** Labels in a column, what belongs to them beside it. */
function listOf(heading: string, rows: readonly Row[], { width, style }: Page): readonly string[] {
  const column = widest(rows.map((row) => row.label));
  const margin = column === 0 ? 2 : column + 4;
  return rows.length === 0
    ? []
    : [
        style.heading(heading),
        ...rows.flatMap(({ label, pieces }) => {
          const [first = '', ...more] = wrap(pieces, Math.min(width, 110) - margin);
          const lead = column === 0 ? '  ' : `  ${padded({ text: label, paint: style.name }, column)}  `;
          return [lead + first, ...more.map((line) => ' '.repeat(margin) + line)];
        }),
      ];
}

function callRows({ calls }: Source, { flow }: PlannedFlow, style: Style): readonly Row[] {
  return calls
    .filter((call) => flow?.calls.includes(call.id))
    .flatMap((call) => [
      {
        label: `${call.method} ${call.path ?? '(path not known)'}`,
        pieces: [
          { text: `by ${call.client}, answer: ${call.response}, at` },
          ...placePieces(call.file, call.line, style),
        ],
      },
      ...call.resolved.map(({ file, line, what }) => ({
        label: '',
        pieces: [{ text: what }, ...placePieces(file, line, style)],
      })),
    ]);
}

function sentences(texts: readonly string[] = []): readonly Row[] {
  return texts.map((text) => ({ label: '-', pieces: [{ text }] }));
}

const decisionWords: Readonly<Record<Decision, string>> = {
  undecided: 'undecided',
  accepted: 'accepted',
  'keep-sync': 'kept synchronous',
  skipped: 'skipped',
};

function sentenceOf({ id, message, consumer, flow }: PlannedFlow, applied: readonly string[]): string {
  const state = applied.includes(id) ? 'applied' : decisionWords[consumer.decision];
  const kind = message.kind === 'event' ? 'An event' : 'A command';
  const way = message.router === 'none' ? 'a synchronous call' : routerTitles[message.router];
  const suggested =
    flow === undefined
      ? 'Its calls are not in the code any more.'
      : `Suggested: ${flow.suggestion.router === 'none' ? 'keep it synchronous' : routerTitles[flow.suggestion.router]} (${flow.suggestion.pattern}), confidence ${flow.suggestion.confidence}.`;
  return `${kind} of ${message.producer} to ${consumer.service}, by ${way}; ${state}. ${suggested}`;
}

/**
 * Everything about one flow: its calls and how their target was told, every rule that fired with its line, the other
 * routers with what would make them fit better, and what changes for people. Undefined when the plan has no such flow.
 */
export function renderFlow(
  document: Source,
  plan: Plan,
  flowId: string,
  options: ReportOptions,
): string | undefined {
  const { moving, staying } = flowGroups(document, plan);
  const planned = [...moving, ...staying].find((each) => each.id === flowId);
  if (planned === undefined) {
    return undefined;
  }
  const style = createStyle(options.colour);
  const page = { width: options.width, style };
  const suggestion = planned.flow?.suggestion;
  const parts = [
    [
      style.heading(planned.id),
      ...paragraph([{ text: sentenceOf(planned, options.applied ?? []) }], { width: page.width, margin: 2 }),
    ],
    listOf('Calls', callRows(document, planned, style), page),
    listOf(
      'Why',
      (suggestion?.reasons ?? []).map(({ rule, text, file, line }) => ({
        label: rule,
        pieces: [{ text }, ...placePieces(file, line, style)],
      })),
      page,
    ),
    listOf('Steps', stepRows(suggestion), page),
    listOf('How', deliveryRows(suggestion), page),
    listOf('Work', workRows(suggestion), page),
    listOf('Who', sentences(suggestion?.identity), page),
    listOf('While it stays', sentences(suggestion?.advice), page),
    listOf(
      'Instead',
      (suggestion?.alternatives ?? []).map(({ router, flipsWhen }) => ({
        label: router === 'none' ? 'synchronous' : routerTitles[router],
        pieces: [{ text: `when ${flipsWhen}` }],
      })),
      page,
    ),
    listOf('Traffic', trafficRows(planned), page),
    listOf('Cost a month', costRows(planned, style), page),
    listOf('What changes', sentences(suggestion?.warnings), page),
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
