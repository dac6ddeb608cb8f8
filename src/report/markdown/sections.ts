import type { AnalysisDocument } from '../../model/document.js';
import type { Plan } from '../../model/plan.js';
import { blastRadii } from '../blast-radius.js';
import { counted, listed } from '../layout.js';
import { flowGroups, type PlannedFlow, routerTitles } from '../planned-flows.js';
import { renderMermaid } from '../render-mermaid.js';
import { createStyle } from '../style.js';
import { slowSentence } from '../text/slow-services.js';
import { code, place, table, words } from './escape.js';

export interface MarkdownInput {
  readonly document: AnalysisDocument;
  readonly plan: Plan;
  readonly applied: ReadonlySet<string>;
}

/** A part of the page: lines, or none where it has nothing to say. */
type Part = (input: MarkdownInput) => readonly string[];

function whyOf({ flow }: PlannedFlow, which: 'first' | 'last'): string {
  const reason = flow?.suggestion.reasons.at(which === 'first' ? 0 : -1);
  return reason === undefined
    ? 'Its calls are not in the code any more.'
    : `${words(reason.text)}${place(reason.file, reason.line)}`;
}

/** True where a person keeps what could move. */
function isOwnDecision({ consumer, flow }: PlannedFlow): boolean {
  return consumer.decidedByUser && flow !== undefined && flow.suggestion.router !== 'none';
}

const summary: Part = ({ document }) => {
  const { services, calls } = document;
  const to = (kind: 'service' | 'external' | 'unknown') =>
    calls.filter((call) => call.to.kind === kind).length;
  const facts = [
    `${to('service')} between services`,
    `${to('external')} to the outside`,
    `${to('unknown')} whose target is not known`,
  ].filter((fact) => !fact.startsWith('0 '));
  const found = calls.length === 0 ? 'no synchronous calls' : counted(calls.length, 'synchronous call');
  return [
    `${counted(services.length, 'service')}, ${found}${facts.length === 0 ? '' : `: ${listed(facts)}`}.`,
  ];
};

const moving: Part = ({ document, plan, applied }) => {
  const rows = flowGroups(document, plan).moving.map((planned) => [
    code(planned.id),
    routerTitles[planned.message.router],
    applied.has(planned.id) ? 'applied' : planned.consumer.decision,
    whyOf(planned, 'first'),
  ]);
  const lines = table(['Flow', 'Router', 'Decision', 'Why'], rows);
  return lines.length === 0 ? [] : ['## Can leave the request path', '', ...lines];
};

const staying: Part = ({ document, plan }) => {
  const flows = flowGroups(document, plan).staying.map((planned) => [
    code(planned.id),
    planned.consumer.decision,
    isOwnDecision(planned) ? 'Your decision.' : whyOf(planned, 'last'),
  ]);
  const lines = table(['Flow', 'Decision', 'Why'], flows);
  return lines.length === 0 ? [] : ['## Stays synchronous', '', ...lines];
};

const slow: Part = ({ document }) => {
  const style = createStyle(false);
  const lines = blastRadii(document).map((radius) => {
    const pieces = slowSentence(radius, document.services.length, style);
    return `- ${words(pieces.map(({ text }) => text).join(' '))}`;
  });
  return lines.length === 0 ? [] : ['## When a service is slow', '', ...lines];
};

const found: Part = ({ document }) => {
  const lines = document.findings.map(
    ({ title, text, cure, file, line }) =>
      `- **${words(title)}.** ${words(text)}${place(file, line)} ${words(cure)}`,
  );
  return lines.length === 0 ? [] : ['## Found on the way', '', ...lines];
};

const order: Part = ({ document }) => {
  const lines = document.waves.flatMap(({ number, title, why, places }) => [
    `${number}. **${words(title)}.** ${words(why)}`,
    ...places.map(({ flow, benefit, risk }) => `   - ${code(flow)}: benefit ${benefit}, risk ${risk}`),
  ]);
  return lines.length === 0 ? [] : ['## Order of migration', '', ...lines];
};

/** GitHub draws Mermaid, in the colours of the reader's theme. A label holds no backtick, so none ends the fence. */
const graph: Part = ({ document, plan }) =>
  document.calls.length === 0
    ? []
    : ['## Before and after', '', '```mermaid', renderMermaid(document, plan).trimEnd(), '```'];

const notices: Part = ({ document }) => {
  const lines = document.notices.map(
    ({ code: id, severity, message, file, line, help }) =>
      `- ${id} (${severity}): ${words(message)}${place(file, line)} ${words(help)}`,
  );
  return lines.length === 0 ? [] : ['## Notices', '', ...lines];
};

const unknown: Part = ({ document }) => {
  const rows = document.calls.flatMap(({ to, file, line, method, path, from }) =>
    to.kind === 'unknown'
      ? [
          [
            code(`${file}:${line}`),
            code(from),
            code(`${method} ${path ?? ''}`),
            words(to.reason),
            words(to.missing),
          ],
        ]
      : [],
  );
  const lines = table(['Call', 'Of', 'Endpoint', 'Reason', 'Missing'], rows);
  return lines.length === 0 ? [] : ['## Target not known', '', ...lines];
};

export const parts: readonly Part[] = [summary, moving, staying, slow, found, order, graph, notices, unknown];
