import type { AnalysisDocument } from '../model/document.js';
import type { Plan } from '../model/plan.js';
import type { GraphChoice, ReportFormat } from './format.js';
import { type Graph, graphAfter, graphBefore, type MessageNode } from './graph.js';
import { counted, printable } from './layout.js';
import { routerTitles } from './planned-flows.js';

/** Text inside a quoted label: Mermaid reads entities there, and would take these characters for its own. */
function escaped(text: string): string {
  return printable(text).replace(/[#"&<>`;\\]/g, (character) => `#${character.codePointAt(0)};`);
}

function messageLines({ id, message, from, state, consumers }: MessageNode): readonly string[] {
  const label = `${escaped(message.name)}<br/>${routerTitles[message.router]}`;
  return [
    `    ${id}{{"${label}"}}`,
    `    ${from} ${state === 'accepted' ? '==>' : '-.->'} ${id}`,
    ...consumers.map((consumer) => {
      const isAccepted = consumer.state === 'accepted';
      return `    ${id} ${isAccepted ? '==>' : `-.->|"${consumer.state}"|`} ${consumer.to}`;
    }),
  ];
}

function graphLines({ nodes, calls, messages }: Graph): readonly string[] {
  return [
    ...nodes.map(({ id, name, isService }) =>
      isService ? `    ${id}["${escaped(name)}"]` : `    ${id}(["${escaped(name)}"])`,
    ),
    ...calls.map(({ from, to, count }) => `    ${from} -->|"${counted(count, 'call')}"| ${to}`),
    ...messages.flatMap(messageLines),
  ];
}

/**
 * The services before and after the plan as a Mermaid flowchart, or one of the two. Thin arrows are synchronous calls;
 * thick ones are messages that were accepted, dotted ones messages that are only suggested.
 */
export function renderMermaid(document: AnalysisDocument, plan: Plan, graph: GraphChoice = 'both'): string {
  const parts = [
    {
      id: 'before',
      title: 'Before: every arrow is a request',
      lines: () => graphLines(graphBefore(document)),
    },
    {
      id: 'after',
      title: 'After: thick arrows are messages, dotted ones are suggested',
      lines: () => graphLines(graphAfter(document, plan)),
    },
  ].filter(({ id }) => graph === 'both' || graph === id);
  const lines = [
    'flowchart LR',
    ...parts.flatMap(({ id, title, lines: inside }) => [
      `  subgraph ${id}["${title}"]`,
      ...inside(),
      '  end',
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

export const mermaid = {
  id: 'mermaid',
  title: 'the graph before and after, as a Mermaid flowchart',
  choices: ['graph'],
  render: (document, plan, { graph }) => renderMermaid(document, plan, graph),
} as const satisfies ReportFormat;
