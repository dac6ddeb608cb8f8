import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitWorkTree } from '../../src/apply/git.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

function gitRepository(files: Record<string, string>): string {
  const root = temporaryFolder(files);
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...words], { cwd: root });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'first');
  return root;
}

describe('gitWorkTree', () => {
  it('names only the asked files that have uncommitted edits, below a sub-folder too', async () => {
    const root = gitRepository({ 'shop/a.ts': '1', 'shop/b c.ts': '1', 'shop/d.ts': '1' });
    writeFileSync(join(root, 'shop/b c.ts'), '2');
    writeFileSync(join(root, 'shop/d.ts'), '2');
    writeFileSync(join(root, 'shop/new.ts'), '1');
    const paths = ['a.ts', 'b c.ts', 'new.ts'];
    expect(await gitWorkTree(join(root, 'shop')).dirtyFiles(paths)).toEqual(['b c.ts', 'new.ts']);
  });

  it('answers null where there is no git', async () => {
    expect(await gitWorkTree(temporaryFolder()).dirtyFiles(['a.ts'])).toBeNull();
  });

  it('runs no program that the repository configures', async () => {
    const root = gitRepository({ 'a.ts': '1' });
    const proof = join(root, 'ran');
    execFileSync('git', ['config', 'core.fsmonitor', `touch ${proof}; true`], { cwd: root });
    expect(await gitWorkTree(root).dirtyFiles(['a.ts'])).toEqual([]);
    expect(existsSync(proof)).toBe(false);
  });
});
