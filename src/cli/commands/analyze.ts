import { cliCatalogue } from '../../model/catalogue/cli.js';
import { documentOf } from '../../model/document.js';
import { errorOf } from '../../model/errors.js';
import { exitCode } from '../../model/exit-code.js';
import type { Plan } from '../../model/plan.js';
import { adviceOf } from '../../planner/advice.js';
import { appliedFlows } from '../../planner/applied.js';
import { acceptSuggestions } from '../../planner/edit.js';
import type { GraphChoice, ReportFormat, RowChoice } from '../../report/format.js';
import { formats } from '../../report/registry.js';
import { savePlan } from '../plan-file.js';
import { type Study, studyRepository } from '../study.js';
import type { Terminal } from '../terminal.js';
import type { TrafficOptions } from '../traffic-file.js';
import { toolVersion } from '../version.js';

export interface AnalyzeOptions extends TrafficOptions {
  readonly directory: string;
  readonly terminal: Terminal;
  readonly format: string;
  readonly graph?: GraphChoice;
  readonly rows?: RowChoice;
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
  const report = reportOf(options);
  const study = await studyRepository(options.directory, terminal, {
    ...options,
    cache: options.cache ? 'use' : 'none',
  });
  const plan = options.yes ? acceptSuggestions(study.plan, study.proposal) : study.plan;
  if (options.yes) savePlan(study.root, plan);
  const asks = options.format === 'text' && !options.yes && options.input && terminal.interactive;
  const reviewFollows = asks && hasOpenFlows(plan);
  terminal.result(rendered(study, plan, report, { ...options, reviewFollows }));
  if (reviewFollows) await review(study, terminal);
  return exitCode.done;
}

function hasOpenFlows({ messages }: Plan): boolean {
  return messages.some(({ consumers }) =>
    consumers.some(({ decision }) => decision === 'undecided' || decision === 'skipped'),
  );
}

/** @throws UserError EDA6022 for an option that the format has no use for */
function reportOf({ format, graph, rows }: AnalyzeOptions): ReportFormat {
  const report = formats.find(({ id }) => id === format);
  if (!report) throw new Error(`There is no report format ${format}.`);
  const given = { graph, rows };
  for (const option of ['graph', 'rows'] as const) {
    const having = formats.filter(({ choices = [] }) => choices.includes(option));
    if (given[option] !== undefined && !having.includes(report)) {
      throw errorOf(cliCatalogue.optionOfOtherFormat, { option, format, having: having.map(({ id }) => id) });
    }
  }
  return report;
}

function rendered(
  study: Study,
  plan: Plan,
  report: ReportFormat,
  { terminal, graph, rows, reviewFollows }: AnalyzeOptions & { readonly reviewFollows: boolean },
): string {
  const analysis = { ...study.analysis, notices: study.notices };
  return report.render(
    documentOf(
      analysis,
      study.proposal,
      toolVersion(),
      adviceOf({ ...study, flows: study.proposal.flows, plan }),
    ),
    plan,
    {
      width: terminal.width,
      colour: terminal.colour,
      applied: appliedFlows(study.lock),
      reviewFollows,
      graph,
      rows,
    },
  );
}

async function review(study: Study, terminal: Terminal): Promise<void> {
  const { reviewPlan } = await import('../review/review-plan.js');
  const { inquirerPrompter } = await import('../review/inquirer-prompter.js');
  const { clearing } = await import('../review/clearing.js');
  await reviewPlan({
    proposal: study.proposal,
    plan: study.plan,
    analysis: study.analysis,
    applied: appliedFlows(study.lock),
    policy: study.policy,
    prompter: inquirerPrompter(),
    output: terminal.note,
    clear: terminal.animates ? clearing(terminal) : undefined,
    style: terminal,
    save: (plan) => savePlan(study.root, plan),
  });
}
