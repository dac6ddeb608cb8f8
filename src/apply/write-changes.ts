import { applyCatalogue } from '../model/catalogue/apply.js';
import type { FileChange } from '../model/change-set.js';
import { errorOf, noticeOf, UserError } from '../model/errors.js';
import type { Notice } from '../model/notice.js';
import { isJournal, type Journal, journalFile, stagingFolder } from './journal.js';
import type { ChangeTarget } from './target.js';

/**
 * Writes all changes or none: every new text is staged, a journal is written, the files are moved into place, the
 * journal is removed. A failure before the journal leaves everything as it was; a kill after it is finished by
 * `finishInterrupted`.
 * @throws UserError when a file changed meanwhile, leads outside, or cannot be written.
 */
export function writeChanges(changes: readonly FileChange[], target: ChangeTarget): void {
  if (changes.length === 0) return;
  for (const { path, before } of changes) {
    if (!target.isInside(path)) throw errorOf(applyCatalogue.outsideRepository, { path }, { file: path });
    if (target.read(path) !== before)
      throw errorOf(applyCatalogue.changedMeanwhile, { path }, { file: path });
  }
  const journal = stage(changes, target);
  try {
    move(journal, target);
  } catch (error) {
    takeBack(changes, target);
    throw notWritable(error, changes);
  }
  target.remove(journalFile);
  target.remove(stagingFolder);
}

/**
 * Finishes an apply that was killed while it moved files. Returns a notice when there was one.
 * @throws UserError when the journal cannot be understood.
 */
export function finishInterrupted(target: ChangeTarget): Notice | null {
  const text = target.read(journalFile);
  if (text === null) {
    target.remove(stagingFolder);
    return null;
  }
  const journal = parseJournal(text);
  const left = journal.moves.filter(({ staged }) => target.read(staged) !== null);
  move({ ...journal, moves: left }, target);
  target.remove(journalFile);
  target.remove(stagingFolder);
  return left.length === 0 ? null : noticeOf(applyCatalogue.finishedEarlierApply, { count: left.length });
}

function stage(changes: readonly FileChange[], target: ChangeTarget): Journal {
  const moves = changes.map(({ path }, index) => ({ staged: `${stagingFolder}/${index}`, path }));
  try {
    changes.forEach((change, index) => {
      target.write(`${stagingFolder}/${index}`, change.after, change.path);
    });
    const journal: Journal = { schemaVersion: 1, moves };
    target.write(`${stagingFolder}/journal`, `${JSON.stringify(journal, null, 2)}\n`);
    target.move(`${stagingFolder}/journal`, journalFile);
    return journal;
  } catch (error) {
    quietly(() => target.remove(stagingFolder));
    throw notWritable(error, changes);
  }
}

function move(journal: Journal, target: ChangeTarget): void {
  for (const { staged, path } of journal.moves) {
    if (!target.isInside(path)) throw errorOf(applyCatalogue.outsideRepository, { path }, { file: path });
    target.move(staged, path);
  }
}

/** Puts the texts from before back; used when a move fails, so a second failure is not reported over the first. */
function takeBack(changes: readonly FileChange[], target: ChangeTarget): void {
  for (const { path, before, after } of changes) {
    quietly(() => {
      if (target.read(path) !== after) return;
      if (before === null) target.remove(path);
      else target.write(path, before);
    });
  }
  quietly(() => target.remove(journalFile));
  quietly(() => target.remove(stagingFolder));
}

function quietly(action: () => void): void {
  try {
    action();
  } catch {
    // the first failure is the one to report
  }
}

function parseJournal(text: string): Journal {
  const refuse = (reason: string): UserError =>
    errorOf(applyCatalogue.journalUnreadable, { reason }, { file: journalFile });
  let journal: unknown;
  try {
    journal = JSON.parse(text);
  } catch {
    throw refuse('it is not valid JSON');
  }
  if (!isJournal(journal)) throw refuse('it has another form than expected');
  return journal;
}

function notWritable(error: unknown, changes: readonly FileChange[]): UserError {
  if (error instanceof UserError) return error;
  const failure = error as NodeJS.ErrnoException;
  const path = failure.path ?? changes[0]?.path ?? 'A file';
  return errorOf(
    applyCatalogue.notWritable,
    { path, reason: failure.code ?? failure.message },
    {},
    { cause: error },
  );
}
