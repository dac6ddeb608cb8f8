import { chmodSync, existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ChangeTarget, folderTarget } from '../../src/apply/target.js';
import { finishInterrupted, writeChanges } from '../../src/apply/write-changes.js';
import type { FileChange } from '../../src/model/change-set.js';
import { temporaryFolder, textsOf } from '../helpers/temporary-folder.js';

const before = { 'a.ts': 'old a', 'deep/b.ts': 'old b', 'c.ts': 'old c' };
const changes: FileChange[] = [
  { path: 'a.ts', before: 'old a', after: 'new a', origins: [] },
  { path: 'deep/b.ts', before: 'old b', after: 'new b', origins: [] },
  { path: 'new/folder/d.ts', before: null, after: 'new d', origins: [] },
];
const after = { ...before, 'a.ts': 'new a', 'deep/b.ts': 'new b', 'new/folder/d.ts': 'new d' };

/** A target that fails, as a kill or a full disk would, at its nth move. */
function failingAtMove(target: ChangeTarget, nth: number): ChangeTarget {
  let moves = 0;
  return {
    ...target,
    move: (from, to) => {
      moves += 1;
      if (moves === nth) throw Object.assign(new Error('no space'), { code: 'ENOSPC', path: to });
      target.move(from, to);
    },
  };
}

/** A target that stops doing anything, as a killed process would, from its nth move on. */
function killedAtMove(target: ChangeTarget, nth: number): ChangeTarget {
  let moves = 0;
  let dead = false;
  const unlessDead =
    <Words extends unknown[]>(action: (...words: Words) => void) =>
    (...words: Words): void => {
      if (!dead) action(...words);
    };
  return {
    ...target,
    write: unlessDead(target.write),
    remove: unlessDead(target.remove),
    move: (from, to) => {
      moves += 1;
      dead = dead || moves === nth;
      if (!dead) target.move(from, to);
    },
  };
}

describe('writeChanges', () => {
  it('writes every change and leaves nothing else behind', () => {
    const root = temporaryFolder(before);
    writeChanges(changes, folderTarget(root));
    expect(textsOf(root)).toEqual(after);
  });

  it('keeps the permissions of a file that it replaces', () => {
    const root = temporaryFolder(before);
    chmodSync(join(root, 'a.ts'), 0o755);
    writeChanges(changes, folderTarget(root));
    expect(statSync(join(root, 'a.ts')).mode & 0o777).toBe(0o755);
  });

  it('refuses everything when one file changed meanwhile', () => {
    const root = temporaryFolder({ ...before, 'deep/b.ts': 'edited' });
    expect(() => writeChanges(changes, folderTarget(root))).toThrow(
      expect.objectContaining({
        exit: 5,
        notice: expect.objectContaining({ code: 'EDA4003', file: 'deep/b.ts' }),
      }),
    );
    expect(textsOf(root)).toEqual({ ...before, 'deep/b.ts': 'edited' });
  });

  it.each([1, 2, 3, 4])('restores every file when move %i fails', (nth) => {
    const root = temporaryFolder(before);
    expect(() => writeChanges(changes, failingAtMove(folderTarget(root), nth))).toThrow(
      expect.objectContaining({ exit: 1, notice: expect.objectContaining({ code: 'EDA4005' }) }),
    );
    expect(textsOf(root)).toEqual(before);
  });

  it('does not write through a link that leads outside', () => {
    const outside = temporaryFolder();
    const root = temporaryFolder(before);
    symlinkSync(outside, join(root, 'new'));
    expect(() => writeChanges(changes, folderTarget(root))).toThrow(
      expect.objectContaining({
        notice: expect.objectContaining({ code: 'EDA4004', file: 'new/folder/d.ts' }),
      }),
    );
    expect(textsOf(root)).toEqual(before);
    expect(existsSync(join(outside, 'folder'))).toBe(false);
  });

  it('says so when the folder cannot be written', () => {
    const root = temporaryFolder(before);
    const target = folderTarget(root);
    const readOnly: ChangeTarget = {
      ...target,
      write: (path) => {
        throw Object.assign(new Error('read-only'), { code: 'EROFS', path });
      },
    };
    expect(() => writeChanges(changes, readOnly)).toThrow(
      'cannot be written (EROFS). Every file is as it was before.',
    );
    expect(textsOf(root)).toEqual(before);
  });
});

describe('finishInterrupted', () => {
  it('does nothing where no apply was interrupted', () => {
    const root = temporaryFolder(before);
    expect(finishInterrupted(folderTarget(root))).toBeNull();
    expect(textsOf(root)).toEqual(before);
  });

  it.each([
    { nth: 1, end: before },
    { nth: 2, end: after },
    { nth: 3, end: after },
    { nth: 4, end: after },
  ])('leaves all old or all new after a kill at move $nth', ({ nth, end }) => {
    const root = temporaryFolder(before);
    writeChanges(changes, killedAtMove(folderTarget(root), nth));
    finishInterrupted(folderTarget(root));
    mkdirSync(join(root, '.eda-migrate'), { recursive: true });
    expect(textsOf(root)).toEqual(end);
  });

  it('does not guess from a damaged journal', () => {
    const root = temporaryFolder({ ...before, '.eda-migrate/journal.json': '{' });
    expect(() => finishInterrupted(folderTarget(root))).toThrow(
      expect.objectContaining({ notice: expect.objectContaining({ code: 'EDA4009' }) }),
    );
  });
});
