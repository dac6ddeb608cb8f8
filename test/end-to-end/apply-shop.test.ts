import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/run-command.js';
import { git, nodeModules } from '../shop/shop-processes.js';
import { type AppliedShop, applyToShop } from './applied-shop.js';

const execute = promisify(execFile);
let applied: AppliedShop;

beforeAll(async () => {
  applied = await applyToShop();
}, 120_000);

afterAll(() => applied?.remove());

/** Runs a program in the applied shop; rejects with its output when it fails. */
async function run(program: string, ...words: string[]): Promise<void> {
  await execute(program, words, { cwd: applied.root, maxBuffer: 16 * 1024 * 1024 }).catch((error) => {
    throw new Error(`${program} ${words.join(' ')} failed:\n${error.stdout}${error.stderr}`);
  });
}

describe('analyze --yes, then apply --yes', () => {
  it('is written as a whole, in these files', async () => {
    const written = await git(applied.root, 'show', '--stat=200', '--name-status', '--format=', 'HEAD');
    await expect(written).toMatchFileSnapshot('__golden__/applied-files.txt');
  });

  it('changes the call sites like this', async () => {
    const diff = await git(
      applied.root,
      'show',
      '--format=',
      '--diff-filter=M',
      'HEAD',
      '--',
      '*.ts',
      '*.json',
    );
    await expect(diff.replace(/^index .*\n/gm, '')).toMatchFileSnapshot('__golden__/changed-files.diff');
  });

  it('changes nothing when it is applied again', async () => {
    const again = await runCommand('apply', applied.root, '--yes');
    expect({ code: again.code, stdout: again.stdout }).toEqual({ code: 0, stdout: '' });
    expect(await git(applied.root, 'status', '--porcelain')).toBe('');
  });

  it('keeps the plan when it is analysed again', async () => {
    const again = await runCommand('analyze', applied.root, '--yes');
    expect(again.code).toBe(0);
    expect(await git(applied.root, 'status', '--porcelain')).toBe('');
  });

  it('type-checks with strict', async () => {
    await run(process.execPath, join(nodeModules, 'typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit');
  });

  it("passes the shop's own tests with every switch at sync", async () => {
    await run(process.execPath, join(nodeModules, 'vitest/vitest.mjs'), 'run');
  });
});
