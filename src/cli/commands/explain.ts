import { cliCatalogue } from '../../model/catalogue/cli.js';
import { allEntries } from '../../model/catalogue/index.js';
import { errorOf } from '../../model/errors.js';
import { exitCode } from '../../model/exit-code.js';
import { flowIdOf } from '../../model/plan.js';
import { rules } from '../../planner/rules/registry.js';
import { paragraph } from '../../report/layout.js';
import { renderFlow } from '../../report/render-flow.js';
import { nearestNames } from '../nearest-names.js';
import { studyRepository } from '../study.js';
import type { Terminal } from '../terminal.js';

export interface ExplainOptions {
  /** A code (`EDA1001`), a rule (`A1`) or a flow. */
  readonly subject: string;
  readonly directory: string;
  readonly terminal: Terminal;
}

/**
 * Prints what a code or a rule means, or why a flow is planned as it is. Returns the exit code.
 * @throws UserError when nothing has that name
 */
export async function explainCommand({ subject, directory, terminal }: ExplainOptions): Promise<number> {
  const text = wordsOn(subject) ?? null;
  terminal.result(text === null ? flowText(subject, directory, terminal) : wrapped(text, terminal.width));
  return exitCode.done;
}

/** What is known without looking at a repository. */
function wordsOn(subject: string): string | undefined {
  const name = subject.toUpperCase();
  const entry = allEntries.find(({ code }) => code === name);
  if (entry) return `${entry.code} (${entry.severity}): ${entry.explain} ${entry.help}`;
  const rule = rules.find(({ id }) => id.toUpperCase() === name);
  return rule && `Rule ${rule.id}, ${rule.title}: ${rule.explain}`;
}

function flowText(subject: string, directory: string, terminal: Terminal): string {
  const { analysis, proposal, plan } = studyRepository(directory, terminal);
  const ids = plan.messages.flatMap(({ name, consumers }) =>
    consumers.map(({ service }) => flowIdOf(name, service)),
  );
  const text = renderFlow({ flows: proposal.flows, calls: analysis.calls }, plan, subject, terminal);
  if (text === undefined) {
    throw errorOf(cliCatalogue.unknownFlow, { id: subject, known: nearestNames(subject, ids) });
  }
  return text;
}

function wrapped(text: string, width: number): string {
  return `${paragraph([{ text }], { width, margin: 0 }).join('\n')}\n`;
}
