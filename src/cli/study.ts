import { resolve } from 'node:path';
import { analyze } from '../analyzer/index.js';
import { openRepository } from '../analyzer/repository.js';
import { readLock } from '../apply/lock-file.js';
import { folderTarget } from '../apply/target.js';
import { finishInterrupted } from '../apply/write-changes.js';
import type { Analysis } from '../model/analysis.js';
import type { Proposal } from '../model/flow.js';
import type { Lock } from '../model/lock.js';
import type { Notice } from '../model/notice.js';
import type { Plan } from '../model/plan.js';
import type { Repository } from '../model/repository.js';
import { appliedAgainstPlan } from '../planner/applied.js';
import { propose } from '../planner/propose.js';
import { reconcile } from '../planner/reconcile.js';
import { readPlan } from './plan-file.js';
import type { Terminal } from './terminal.js';

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

/**
 * Analyses a folder and joins the result with the saved plan.
 * @throws UserError when the folder is no repository, the plan file is not a plan or the lock file no lock.
 */
export function studyRepository(directory: string, terminal: Pick<Terminal, 'note'>): Study {
  const root = resolve(directory);
  const repository = openRepository(root);
  const interrupted = finishInterrupted(folderTarget(root));
  if (interrupted) terminal.note(`${interrupted.message}\n${interrupted.help}\n`);
  const current = interrupted ? openRepository(root) : repository;
  const saved = readPlan(current);
  const lock = readLock(current);
  const analysis = analyze(current);
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
