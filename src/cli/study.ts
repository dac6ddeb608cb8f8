import { resolve } from 'node:path';
import { type OpenedRepository, openRepository } from '../analyzer/repository.js';
import { folderTarget } from '../apply/target.js';
import { finishInterrupted } from '../apply/write-changes.js';
import type { Analysis } from '../model/analysis.js';
import { type ConfigurationFile, configurationFiles } from '../model/configuration.js';
import type { Proposal } from '../model/flow.js';
import { emptyLock, type Lock, lockFile } from '../model/lock.js';
import type { Notice } from '../model/notice.js';
import type { Plan } from '../model/plan.js';
import type { Repository } from '../model/repository.js';
import { appliedAgainstPlan } from '../planner/applied.js';
import { propose } from '../planner/propose.js';
import { reconcile } from '../planner/reconcile.js';
import { cachedAnalysis, rememberAnalysis } from './analysis-cache.js';
import { readPlan } from './plan-file.js';
import { createProgress } from './progress.js';
import type { Terminal } from './terminal.js';
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
  /** What was applied before. */
  readonly lock: Lock;
  /** What of the plan fits the code, or what was applied, no longer. */
  readonly planNotices: readonly Notice[];
  /** All of them, those of the analysis first. */
  readonly notices: readonly Notice[];
}

/** What the user declares. Schemas are loaded where there is something to check. */
async function configurationOf(repository: Repository): Promise<ConfigurationFile | undefined> {
  if (configurationFiles.every((name) => repository.readText(name) === undefined)) return undefined;
  const { readConfiguration } = await import('../analyzer/configuration-file.js');
  return readConfiguration(repository);
}

/** What was applied. Schemas are loaded where there is something to check. */
async function lockOf(repository: Repository): Promise<Lock> {
  if (repository.readText(lockFile) === undefined) return emptyLock;
  const { readLock } = await import('../apply/lock-file.js');
  return readLock(repository);
}

export interface StudyOptions {
  /** Whether an earlier result may be taken, and this one be kept. */
  readonly cache: 'use' | 'read' | 'none';
}

/** The analysis of a repository: the remembered one where nothing changed. TypeScript is loaded only for a new one. */
async function analysisOf(
  repository: OpenedRepository,
  root: string,
  terminal: Terminal,
  { cache }: StudyOptions,
): Promise<Analysis> {
  const begunAt = terminal.now();
  const configuration = await configurationOf(repository);
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
 * @throws UserError when the folder is no repository, the plan file is not a plan or the lock file no lock.
 */
export async function studyRepository(
  directory: string,
  terminal: Terminal,
  options: StudyOptions,
): Promise<Study> {
  const root = resolve(directory);
  const repository = openRepository(root);
  const interrupted = finishInterrupted(folderTarget(root));
  if (interrupted) terminal.note(`${interrupted.message}\n${interrupted.help}\n`);
  const current = interrupted ? openRepository(root) : repository;
  const saved = await readPlan(current);
  const lock = await lockOf(current);
  const analysis = await analysisOf(current, root, terminal, options);
  const { plan, proposal, notices } = reconcile(propose(analysis), saved, analysis);
  const planNotices = [...notices, ...appliedAgainstPlan(plan, lock)];
  return {
    root,
    repository: current,
    analysis,
    proposal,
    plan,
    saved: saved !== null,
    lock,
    planNotices,
    notices: [...analysis.notices, ...planNotices],
  };
}
