import { gitWorkTree } from '../../apply/git.js';
import { lockText } from '../../apply/lock-file.js';
import { planChanges } from '../../apply/plan-changes.js';
import { folderTarget } from '../../apply/target.js';
import { writeChanges } from '../../apply/write-changes.js';
import { generate } from '../../generators/index.js';
import { applyCatalogue } from '../../model/catalogue/apply.js';
import { cliCatalogue } from '../../model/catalogue/cli.js';
import type { ChangeSet, FileChange } from '../../model/change-set.js';
import { errorOf, noticeOf } from '../../model/errors.js';
import { exitCode } from '../../model/exit-code.js';
import { lockFile } from '../../model/lock.js';
import type { Notice } from '../../model/notice.js';
import { flowIdOf, flowOfPlan, type Plan, planFile } from '../../model/plan.js';
import { appliedFlows, refuseRenamed } from '../../planner/applied.js';
import { renderDiff } from '../../report/diff.js';
import { renderNotices } from '../../report/notices.js';
import { createStyle } from '../../report/style.js';
import { acceptedFlows, applyWords, filesIn, notAppliedText, nothingToDoText, say } from '../apply-words.js';
import { confirm } from '../confirm.js';
import { onlyFlows, withoutFlows } from '../only-flows.js';
import { type Study, studyRepository } from '../study.js';
import type { Terminal } from '../terminal.js';

export interface ApplyOptions {
  readonly directory: string;
  readonly terminal: Terminal;
  readonly flow?: readonly string[];
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly yes?: boolean;
  readonly input?: boolean;
  readonly allowDirty?: boolean;
}

/**
 * Writes what the accepted flows need, after showing it: one unified diff, then a question. Returns the exit code.
 * @throws UserError, InterruptedError
 */
export async function applyCommand(options: ApplyOptions): Promise<number> {
  const { directory, flow, terminal } = options;
  const study = await studyRepository(directory, terminal, {
    cache: options.dryRun || options.check ? 'read' : 'use',
  });
  if (!study.saved) throw errorOf(cliCatalogue.noPlan, {});
  refuseRenamed(study.plan, study.lock);
  const { changes, notices, accepted, left } = await changesOf(study, onlyFlows(study.plan, flow));
  const toKnow = renderNotices([...study.planNotices, ...notices], terminal);
  if (changes.length === 0) {
    terminal.note(toKnow);
    say(terminal, ...nothingToDoText(accepted, left));
    return exitCode.done;
  }
  terminal.result(renderDiff(changes, createStyle(terminal.colour)));
  // After the diff, so that it has not scrolled away when the question comes.
  terminal.note(toKnow);
  if (options.check) return exitCode.pending;
  if (options.dryRun) {
    const next = `${filesIn(changes)} would be written. Next: ${applyWords(directory, flow)}`;
    say(terminal, ...notAppliedText(left), next);
    return exitCode.done;
  }
  await refuseDirtyTree(study, changes, options);
  if (!(await confirm(`Write ${filesIn(changes)}?`, options))) {
    say(terminal, 'Nothing was written.');
    return exitCode.done;
  }
  writeChanges(changes, folderTarget(study.root));
  say(
    terminal,
    ...notAppliedText(left),
    `${filesIn(changes)} written. A new switch is at sync, so nothing behaves differently yet.`,
    'Next: read git status and git diff, run your tests, then follow infra/events/README.md.',
  );
  return exitCode.done;
}

interface Changes extends ChangeSet {
  /** The accepted flows of the plan, and those of them that no code is written for. */
  readonly accepted: readonly string[];
  readonly left: readonly string[];
}

/** What applying the plan would change, the lock file included. Flows whose calls are gone are left out. */
async function changesOf(study: Study, wanted: Plan): Promise<Changes> {
  const { analysis, repository, lock } = study;
  const live = new Set(
    wanted.messages.flatMap((message) =>
      message.consumers
        .filter(({ service }) => flowOfPlan(study.proposal.flows, message, service) !== undefined)
        .map(({ service }) => flowIdOf(message.name, service)),
    ),
  );
  const plan = withoutFlows(wanted, (id) => !live.has(id));
  const { artifacts, messages, notices } = await generate({ analysis, plan, lock, repository });
  const changes = planChanges(artifacts, repository, lock);
  const nextLock = lockText(lock, messages, artifacts);
  const applied = new Set(appliedFlows({ ...lock, messages: [...messages] }));
  const accepted = acceptedFlows(wanted);
  return {
    changes: [...changes, ...lockChange(repository.readText(lockFile) ?? null, nextLock, changes.length)],
    notices,
    accepted,
    left: accepted.filter((id) => !applied.has(id)),
  };
}

function lockChange(before: string | null, after: string, others: number): readonly FileChange[] {
  return before === after || (before === null && others === 0)
    ? []
    : [{ path: lockFile, before, after, origins: [{ emitter: 'lock', flows: [] }] }];
}

async function refuseDirtyTree(
  study: Study,
  changes: readonly FileChange[],
  options: ApplyOptions,
): Promise<void> {
  const own = new Set([lockFile, planFile]);
  // A file that is not there has no edits to lose, even where git misses it.
  const paths = changes
    .filter(({ path, before }) => before !== null && !own.has(path))
    .map(({ path }) => path);
  const dirty = await gitWorkTree(study.root).dirtyFiles(paths);
  if (dirty === null) {
    const notice: Notice = noticeOf(applyCatalogue.notUnderGit, {});
    options.terminal.note(renderNotices([notice], options.terminal));
  } else if (dirty.length > 0 && !options.allowDirty) {
    throw errorOf(applyCatalogue.dirtyTree, { paths: dirty });
  }
}
