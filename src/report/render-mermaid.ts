import type { Call } from '../model/call.js';
import type { AnalysisDocument } from '../model/document.js';
import type { Plan, PlanMessage } from '../model/plan.js';
import type { ReportFormat } from './format.js';
import { counted, printable } from './layout.js';
import { flowGroups, type PlannedFlow, routerTitles } from './planned-flows.js';

/** Text inside a quoted label: Mermaid reads entities there, and would take these characters for its own. */
function escaped(text: string): string {
  return printable(text).replace(/[#"&<>`;\\]/g, (character) => `#${character.codePointAt(0)};`);
}

/** Node ids of one of the two graphs: names may hold anything, so nodes are numbered. */
function nodeIds(prefix: string, names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.map((name, at) => [name, `${prefix}${at}`]));
}

function targetOf(call: Call): string {
  const { to } = call;
  return to.kind === 'service' ? to.name : to.kind === 'external' ? to.host : 'not known';
}

/** Everything that calls or is called, sorted: services, then hosts outside. */
function namesOf({ services, calls }: AnalysisDocument): readonly string[] {
  const known = services.map((service) => service.name);
  const used = calls.flatMap((call) => [call.from, targetOf(call)]);
  const taking = known.filter((name) => used.includes(name));
  return [...new Set([...taking.sort(), ...used.sort()])];
}

function nodeLines({ services }: AnalysisDocument, ids: ReadonlyMap<string, string>): readonly string[] {
  const isService = new Set(services.map((service) => service.name));
  return [...ids].map(([name, id]) =>
    isService.has(name) ? `    ${id}["${escaped(name)}"]` : `    ${id}(["${escaped(name)}"])`,
  );
}

/** One arrow a pair of services, with the number of its calls. */
function callLines(calls: readonly Call[], ids: ReadonlyMap<string, string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const call of calls) {
    const arrow = JSON.stringify([ids.get(call.from), ids.get(targetOf(call))]);
    counts.set(arrow, (counts.get(arrow) ?? 0) + 1);
  }
  return [...counts].map(([arrow, count]) => {
    const [from, to]: readonly string[] = JSON.parse(arrow);
    return `    ${from} -->|"${counted(count, 'call')}"| ${to}`;
  });
}

function routerLines(
  message: PlanMessage,
  flows: readonly PlannedFlow[],
  at: number,
  ids: ReadonlyMap<string, string>,
): readonly string[] {
  const accepted = flows.some(({ consumer }) => consumer.decision === 'accepted');
  const router = `m${at}`;
  const label = `${escaped(message.name)}<br/>${routerTitles[message.router]}`;
  return [
    `    ${router}{{"${label}"}}`,
    `    ${ids.get(message.producer)} ${accepted ? '==>' : '-.->'} ${router}`,
    ...flows.map(({ consumer }) => {
      const arrow = consumer.decision === 'accepted' ? '==>' : '-.->';
      const note =
        consumer.decision === 'accepted'
          ? ''
          : `|"${consumer.decision === 'skipped' ? 'skipped' : 'suggested'}"|`;
      return `    ${router} ${arrow}${note} ${ids.get(consumer.service)}`;
    }),
  ];
}

/** The calls that the flows replace. */
function movedCalls(moving: readonly PlannedFlow[]): ReadonlySet<string> {
  return new Set(moving.flatMap(({ flow }) => flow?.calls ?? []));
}

/**
 * The services before and after the plan as a Mermaid flowchart. Thin arrows are synchronous calls; thick ones are
 * messages that were accepted, dotted ones messages that are only suggested.
 */
export function renderMermaid(document: AnalysisDocument, plan: Plan): string {
  const names = namesOf(document);
  const { moving } = flowGroups(document, plan);
  const [before, after] = [nodeIds('b', names), nodeIds('a', names)];
  const moved = movedCalls(moving);
  const routed = plan.messages
    .map((message) => ({
      message,
      flows: moving.filter((flow) => flow.message === message && flow.flow !== undefined),
    }))
    .filter(({ flows }) => flows.length > 0);
  const lines = [
    'flowchart LR',
    '  subgraph before["Before: every arrow is a request"]',
    ...nodeLines(document, before),
    ...callLines(document.calls, before),
    '  end',
    '  subgraph after["After: thick arrows are messages, dotted ones are suggested"]',
    ...nodeLines(document, after),
    ...callLines(
      document.calls.filter((call) => !moved.has(call.id)),
      after,
    ),
    ...routed.flatMap(({ message, flows }, at) => routerLines(message, flows, at, after)),
    '  end',
  ];
  return `${lines.join('\n')}\n`;
}

export const mermaid = {
  id: 'mermaid',
  title: 'the graph before and after, as a Mermaid flowchart',
  render: (document, plan) => renderMermaid(document, plan),
} as const satisfies ReportFormat;
