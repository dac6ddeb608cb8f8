import { resolve } from 'node:path';
import { type OpenedRepository, openRepository } from '../analyzer/repository.js';
import { folderTarget } from '../apply/target.js';
import { finishInterrupted } from '../apply/write-changes.js';
import type { Analysis } from '../model/analysis.js';
import type { ConfigurationFile } from '../model/configuration.js';
import type { Proposal } from '../model/flow.js';
import { emptyLock, type Lock, lockFile } from '../model/lock.js';
import type { Notice } from '../model/notice.js';
import type { Plan } from '../model/plan.js';
import type { PolicyInForce } from '../model/policy.js';
import type { Repository } from '../model/repository.js';
import { appliedAgainstPlan } from '../planner/applied.js';
import { refusePlanOfElsewhere } from '../planner/elsewhere.js';
import { nameByPolicy } from '../planner/policy/name-by-policy.js';
import { underPolicy } from '../planner/policy/under-policy.js';
import { propose } from '../planner/propose.js';
import { reconcile } from '../planner/reconcile.js';
import { trafficOfFlows } from '../planner/traffic/traffic-of-flows.js';
import { cachedAnalysis, rememberAnalysis } from './analysis-cache.js';
import { configurationOf, policyOf } from './declared.js';
import { readPlan } from './plan-file.js';
import { createProgress } from './progress.js';
import type { Terminal } from './terminal.js';
import type { Measuring, TrafficOptions } from './traffic-file.js';
import { toolVersion } from './version.js';

/** A repository as far as every command needs it: analysed, with a proposal and the plan in step with both. */
export interface Study {
  /** Absolute path of the repository. */
  readonly root: string;
  readonly repository: Repository;
  readonly analysis: Analysis;
  readonly proposal: Proposal;
  /** The saved decisions, extended by what is new. */
  readonly plan: Plan;
  /** Whether a plan file is there. */
  readonly saved: boolean;
  /** What the team allows, if the configuration says anything of it. */
  readonly policy: PolicyInForce | undefined;
  /** What was applied before. */
  readonly lock: Lock;
  /** What of the plan fits the code, or what was applied, no longer. */
  readonly planNotices: readonly Notice[];
  /** What of the measured traffic fits the analysis no longer, or tells nothing. */
  readonly trafficNotices: readonly Notice[];
  /** All of them, those of the analysis first. */
  readonly notices: readonly Notice[];
}

/** What was applied. Schemas are loaded where there is something to check. */
async function lockOf(repository: Repository): Promise<Lock> {
  if (repository.readText(lockFile) === undefined) return emptyLock;
  const { readLock } = await import('../apply/lock-file.js');
  return readLock(repository);
}

export interface StudyOptions extends TrafficOptions {
  /** Whether an earlier result may be taken, and this one be kept. */
  readonly cache: 'use' | 'read' | 'none';
}

/** What joins measured traffic to a proposal, where there is any. Its formats are loaded where they are read. */
async function measuringOf({ traffic, prices, quotas }: TrafficOptions): Promise<Measuring | undefined> {
  if ((traffic ?? prices ?? quotas) === undefined) return undefined;
  const { openTraffic } = await import('./traffic-file.js');
  return openTraffic({ traffic, prices, quotas });
}

/** A proposal that knows the traffic of the flows, where there is any: it decides between routers. */
function proposeMeasured(analysis: Analysis, measuring: Measuring | undefined): Proposal {
  const proposal = propose(analysis);
  if (measuring === undefined) return proposal;
  return propose(analysis, trafficOfFlows(measuring(proposal, analysis).proposal.flows));
}

/** The analysis of a repository: the remembered one where nothing changed. TypeScript is loaded only for a new one. */
async function analysisOf(
  repository: OpenedRepository,
  root: string,
  terminal: Terminal,
  { cache, configuration }: StudyOptions & { readonly configuration: ConfigurationFile | undefined },
): Promise<Analysis> {
  const begunAt = terminal.now();
  const tool = `eda-migrate ${toolVersion()}`;
  const context = {
    repository,
    target: folderTarget(root),
    tool,
    configuration: configuration?.configuration,
  };
  const remembered = cache === 'none' ? undefined : cachedAnalysis(context);
  if (remembered !== undefined) return remembered;
  const { analyze } = await import('../analyzer/index.js');
  const progress = createProgress(terminal, begunAt);
  try {
    return analyze(repository, {
      configuration,
      onProgress: progress.show,
      onDone: (analysis, reads) => {
        if (cache === 'use') rememberAnalysis(context, analysis, reads, begunAt);
      },
    });
  } finally {
    progress.clear();
  }
}

/**
 * Analyses a folder and joins the result with the saved plan.
 * @throws UserError when the folder is no repository, the plan file is not a plan or the plan of another repository, or
 *   the lock file no lock.
 */
export async function studyRepository(
  directory: string,
  terminal: Terminal,
  options: StudyOptions,
): Promise<Study> {
  const root = resolve(directory);
  const measuring = await measuringOf(options);
  const repository = openRepository(root);
  const interrupted = finishInterrupted(folderTarget(root));
  if (interrupted) terminal.note(`${interrupted.message}\n${interrupted.help}\n`);
  const current = interrupted ? openRepository(root) : repository;
  const saved = await readPlan(current);
  const lock = await lockOf(current);
  const configuration = await configurationOf(current);
  const policy = policyOf(configuration);
  const analysis = await analysisOf(current, root, terminal, { ...options, configuration });
  refusePlanOfElsewhere(saved, analysis);
  const proposed = nameByPolicy(proposeMeasured(analysis, measuring), policy);
  const { plan, proposal, notices } = underPolicy(reconcile(proposed, saved, analysis), analysis, policy);
  const { proposal: measured, notices: trafficNotices } = measuring?.(proposal, analysis) ?? {
    proposal,
    notices: [],
  };
  const planNotices = [...notices, ...appliedAgainstPlan(plan, lock)];
  return {
    root,
    repository: current,
    analysis,
    proposal: measured,
    plan,
    saved: saved !== null,
    policy,
    lock,
    planNotices,
    trafficNotices,
    notices: [...analysis.notices, ...planNotices, ...trafficNotices],
  };
}
