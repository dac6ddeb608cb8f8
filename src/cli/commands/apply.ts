import { gitWorkTree } from '../../apply/git.js';
import { lockText, readLock } from '../../apply/lock-file.js';
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
import { type Plan, planFile } from '../../model/plan.js';
import { renderDiff } from '../../report/diff.js';
import { renderNotices } from '../../report/notices.js';
import { createStyle } from '../../report/style.js';
import { confirm } from '../confirm.js';
import { onlyFlows } from '../only-flows.js';
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
  const { terminal } = options;
  const study = studyRepository(options.directory, terminal);
  if (!study.saved) throw errorOf(cliCatalogue.noPlan, {});
  const changeSet = await changesOf(study, onlyFlows(study.plan, options.flow));
  terminal.note(renderNotices(changeSet.notices, terminal));
  if (changeSet.changes.length === 0) {
    terminal.note('Nothing to do: the repository is as the plan says.\n');
    return exitCode.done;
  }
  terminal.result(renderDiff(changeSet.changes, createStyle(terminal.colour)));
  if (options.check) return exitCode.pending;
  if (options.dryRun) {
    terminal.note(`${summaryOf(changeSet.changes)} would be written. Next: eda-migrate apply\n`);
    return exitCode.done;
  }
  await refuseDirtyTree(study, changeSet.changes, options);
  if (!(await confirm(`Write ${summaryOf(changeSet.changes)}?`, options))) {
    terminal.note('Nothing was written.\n');
    return exitCode.done;
  }
  writeChanges(changeSet.changes, folderTarget(study.root));
  terminal.note(
    `${summaryOf(changeSet.changes)} written. Every switch is at sync, so nothing behaves differently yet.\n`,
  );
  terminal.note('Next: read git diff, run your tests, then follow infra/events/README.md.\n');
  return exitCode.done;
}

/** What applying the plan would change, the lock file included. */
async function changesOf(study: Study, plan: Plan): Promise<ChangeSet> {
  const { analysis, repository } = study;
  const lock = readLock(repository);
  const { artifacts, messages, notices } = await generate({ analysis, plan, lock, repository });
  const changes = planChanges(artifacts, repository, lock);
  const nextLock = lockText(lock, messages, artifacts);
  const before = repository.readText(lockFile) ?? null;
  if (changes.length === 0 && (before === nextLock || before === null)) return { changes, notices };
  const lockChange: FileChange = {
    path: lockFile,
    before,
    after: nextLock,
    origins: [{ emitter: 'lock', flows: [] }],
  };
  return { changes: [...changes, ...(before === nextLock ? [] : [lockChange])], notices };
}

async function refuseDirtyTree(
  study: Study,
  changes: readonly FileChange[],
  options: ApplyOptions,
): Promise<void> {
  const own = new Set([lockFile, planFile]);
  const paths = changes.map(({ path }) => path).filter((path) => !own.has(path));
  const dirty = await gitWorkTree(study.root).dirtyFiles(paths);
  if (dirty === null) {
    const notice: Notice = noticeOf(applyCatalogue.notUnderGit, {});
    options.terminal.note(renderNotices([notice], options.terminal));
  } else if (dirty.length > 0 && !options.allowDirty) {
    throw errorOf(applyCatalogue.dirtyTree, { paths: dirty }, { file: dirty[0] ?? lockFile });
  }
}

function summaryOf(changes: readonly FileChange[]): string {
  const made = changes.filter(({ before }) => before === null).length;
  const changed = changes.length - made;
  const files = (count: number, word: string): string => `${count} ${word} file${count === 1 ? '' : 's'}`;
  return [made > 0 ? files(made, 'new') : '', changed > 0 ? files(changed, 'changed') : '']
    .filter((part) => part !== '')
    .join(' and ');
}
