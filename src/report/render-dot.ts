import type { AnalysisDocument } from '../model/document.js';
import type { Plan } from '../model/plan.js';
import type { GraphChoice, ReportFormat } from './format.js';
import { type Graph, graphAfter, graphBefore, type MessageNode } from './graph.js';
import { counted, printable } from './layout.js';
import { routerTitles } from './planned-flows.js';

/** Text inside a quoted string: https://graphviz.org/doc/info/lang.html. A backslash would begin an escape of labels. */
function quoted(...lines: readonly string[]): string {
  const escaped = lines.map((text) => printable(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"'));
  return `"${escaped.join('\\n')}"`;
}

/**
 * Lines and words in a grey with a contrast of 4.5 or more on white and on black, dark words on light boxes: readable on
 * pages of either kind.
 */
const head = [
  '  graph [rankdir=LR, bgcolor=transparent, fontname="Helvetica", fontcolor="#767676", color="#767676"];',
  '  node [shape=box, style="rounded,filled", fillcolor="#e8eef7", color="#767676", fontcolor="#1f2328", fontname="Helvetica"];',
  '  edge [color="#767676", fontcolor="#767676", fontname="Helvetica", fontsize=10];',
];

const accepted = '[style=bold, penwidth=2.5]';

function messageLines({ id, message, from, state, consumers }: MessageNode): readonly string[] {
  const label = quoted(message.name, routerTitles[message.router]);
  return [
    `    ${id} [label=${label}, shape=hexagon, style=filled, fillcolor="#fdf3d8"];`,
    `    ${from} -> ${id} ${state === 'accepted' ? accepted : '[style=dashed]'};`,
    ...consumers.map(
      (consumer) =>
        `    ${id} -> ${consumer.to} ${consumer.state === 'accepted' ? accepted : `[style=dashed, label=${quoted(consumer.state)}]`};`,
    ),
  ];
}

function graphLines({ nodes, calls, messages }: Graph): readonly string[] {
  return [
    ...nodes.map(({ id, name, isService }) =>
      isService
        ? `    ${id} [label=${quoted(name)}];`
        : `    ${id} [label=${quoted(name)}, shape=ellipse, style=filled, fillcolor="#eeeeee"];`,
    ),
    ...calls.map(({ from, to, count }) => `    ${from} -> ${to} [label=${quoted(counted(count, 'call'))}];`),
    ...messages.flatMap(messageLines),
  ];
}

/**
 * The services before and after the plan as a Graphviz digraph, or one of the two. Thin arrows are synchronous calls;
 * bold ones are messages that were accepted, dashed ones messages that are only suggested.
 */
export function renderDot(document: AnalysisDocument, plan: Plan, graph: GraphChoice = 'both'): string {
  const parts = [
    {
      id: 'before',
      title: 'Before: every arrow is a request',
      lines: () => graphLines(graphBefore(document)),
    },
    {
      id: 'after',
      title: 'After: bold arrows are messages, dashed ones are suggested',
      lines: () => graphLines(graphAfter(document, plan)),
    },
  ].filter(({ id }) => graph === 'both' || graph === id);
  const lines = [
    'digraph services {',
    ...head,
    ...parts.flatMap(({ id, title, lines: inside }) => [
      `  subgraph cluster_${id} {`,
      `    label=${quoted(title)};`,
      ...inside(),
      '  }',
    ]),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

export const dot = {
  id: 'dot',
  title: 'the graph before and after, for Graphviz',
  choices: ['graph'],
  render: (document, plan, { graph }) => renderDot(document, plan, graph),
} as const satisfies ReportFormat;
