import { allEntries } from '../../model/catalogue/index.js';
import { exitCode } from '../../model/exit-code.js';
import { appliedFlows } from '../../planner/applied.js';
import { ruleBook } from '../../planner/rule-book.js';
import { paragraph } from '../../report/layout.js';
import { renderNotices } from '../../report/notices.js';
import { renderFlow } from '../../report/render-flow.js';
import { flowsNamed } from '../only-flows.js';
import { studyRepository } from '../study.js';
import type { Terminal } from '../terminal.js';
import type { TrafficOptions } from '../traffic-file.js';

export interface ExplainOptions extends TrafficOptions {
  /** A code (`EDA1001`), a rule (`A1`), a flow, an edge or a message. */
  readonly subject: string;
  readonly directory: string;
  readonly terminal: Terminal;
}

/**
 * Prints what a code or a rule means, or why a flow is planned as it is. Returns the exit code.
 * @throws UserError when nothing has that name
 */
export async function explainCommand(options: ExplainOptions): Promise<number> {
  const { subject, terminal } = options;
  const text = wordsOn(subject) ?? null;
  terminal.result(text === null ? await flowText(options) : wrapped(text, terminal.width));
  return exitCode.done;
}

/** What is known without looking at a repository. */
function wordsOn(subject: string): string | undefined {
  const name = subject.toUpperCase();
  const entry = allEntries.find(({ code }) => code === name);
  if (entry) return `${entry.code} (${entry.severity}): ${entry.explain} ${entry.help}`;
  const rule = ruleBook.find(({ id }) => id.toUpperCase() === name);
  return rule && `Rule ${rule.id}, ${rule.title}: ${rule.explain}`;
}

async function flowText({ subject, directory, terminal, ...given }: ExplainOptions): Promise<string> {
  const study = await studyRepository(directory, terminal, { ...given, cache: 'use' });
  const { analysis, proposal, plan, lock } = study;
  terminal.note(renderNotices(study.trafficNotices, terminal));
  const ids = flowsNamed(plan, subject);
  const source = { flows: proposal.flows, calls: analysis.calls };
  const options = { width: terminal.width, colour: terminal.colour, applied: appliedFlows(lock) };
  return ids.map((id) => renderFlow(source, plan, id, options) ?? '').join('\n');
}

function wrapped(text: string, width: number): string {
  return `${paragraph([{ text }], { width, margin: 0 }).join('\n')}\n`;
}
