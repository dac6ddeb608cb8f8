import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The sample shop as it stands in this repository. */
export const shopFixture = fileURLToPath(new URL('../fixtures/shop', import.meta.url));

/** The packages installed for this repository, which the shop runs on too. */
export const nodeModules = fileURLToPath(new URL('../../node_modules', import.meta.url));

const run = promisify(execFile);
const leftOut = new Set(['node_modules', 'dist', 'data']);

/** The environment without git's own variables, which would point a git started by a hook at another repository. */
function withoutGitVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
}

/**
 * Runs git in a folder, with an identity and settings of its own, and gives what it printed.
 *
 * @throws what `execFile` throws, with git's words on `stderr`.
 */
export async function git(folder: string, ...words: readonly string[]): Promise<string> {
  const settings = [
    'user.name=Shop Team',
    'user.email=team@shop.example',
    'init.defaultBranch=main',
    'commit.gpgsign=false',
    'core.autocrlf=false',
  ].flatMap((setting) => ['-c', setting]);
  const { stdout } = await run('git', [...settings, ...words], { cwd: folder, env: withoutGitVariables() });
  return stdout;
}

/** Lets a copy of the shop find this repository's packages; the shop's .gitignore keeps the link out of git. */
export async function linkNodeModules(root: string): Promise<void> {
  await symlink(nodeModules, join(root, 'node_modules'), 'junction');
}

/**
 * Copies the sample shop to a folder that does not exist yet or is empty: a git repository with one commit and a
 * clean tree, its packages linked, so that it can be analysed, changed, type-checked, tested and run.
 */
export async function copyShop(target: string): Promise<void> {
  await cp(shopFixture, target, { recursive: true, filter: (source) => !leftOut.has(basename(source)) });
  await linkNodeModules(target);
  await git(target, 'init', '--quiet');
  await git(target, 'add', '--all');
  await git(target, 'commit', '--quiet', '--message', 'The shop');
}
