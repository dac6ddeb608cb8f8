import { documentOf } from '../../model/document.js';
import { exitCode } from '../../model/exit-code.js';
import type { Plan } from '../../model/plan.js';
import { appliedFlows } from '../../planner/applied.js';
import { acceptSuggestions } from '../../planner/edit.js';
import { formats } from '../../report/registry.js';
import { savePlan } from '../plan-file.js';
import { type Study, studyRepository } from '../study.js';
import type { Terminal } from '../terminal.js';
import { toolVersion } from '../version.js';

export interface AnalyzeOptions {
  readonly directory: string;
  readonly terminal: Terminal;
  readonly format: string;
  readonly yes?: boolean;
  readonly input: boolean;
  /** False to analyse everything anew, and to keep no result. */
  readonly cache: boolean;
}

/**
 * Analyses a repository and prints the result; in a terminal it goes on to the review, with `yes` it takes the
 * suggestions. Returns the exit code.
 * @throws UserError, InterruptedError
 */
export async function analyzeCommand(options: AnalyzeOptions): Promise<number> {
  const { terminal } = options;
  const study = await studyRepository(options.directory, terminal, { cache: options.cache ? 'use' : 'none' });
  const plan = options.yes ? acceptSuggestions(study.plan, study.proposal) : study.plan;
  if (options.yes) savePlan(study.root, plan);
  const asks = options.format === 'text' && !options.yes && options.input && terminal.interactive;
  const reviewFollows = asks && hasOpenFlows(plan);
  terminal.result(rendered(study, plan, options, reviewFollows));
  if (reviewFollows) await review(study, terminal);
  return exitCode.done;
}

function hasOpenFlows({ messages }: Plan): boolean {
  return messages.some(({ consumers }) =>
    consumers.some(({ decision }) => decision === 'undecided' || decision === 'skipped'),
  );
}

function rendered(
  study: Study,
  plan: Plan,
  { format, terminal }: AnalyzeOptions,
  reviewFollows: boolean,
): string {
  const analysis = { ...study.analysis, notices: study.notices };
  const report = formats.find(({ id }) => id === format);
  if (!report) throw new Error(`There is no report format ${format}.`);
  return report.render(documentOf(analysis, study.proposal, toolVersion()), plan, {
    width: terminal.width,
    colour: terminal.colour,
    applied: appliedFlows(study.lock),
    reviewFollows,
  });
}

async function review(study: Study, terminal: Terminal): Promise<void> {
  const { reviewPlan } = await import('../review/review-plan.js');
  const { inquirerPrompter } = await import('../review/inquirer-prompter.js');
  await reviewPlan({
    proposal: study.proposal,
    plan: study.plan,
    analysis: study.analysis,
    applied: appliedFlows(study.lock),
    prompter: inquirerPrompter(),
    output: terminal.result,
    style: terminal,
    save: (plan) => savePlan(study.root, plan),
  });
}
