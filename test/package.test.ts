import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shopFixture } from './shop/copy-shop.js';

const execute = promisify(execFile);
const project = fileURLToPath(new URL('..', import.meta.url));
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

let folder: string;
let user: string;
let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };

/** Packs the project and installs it into an empty project of a user, as npm would from the registry. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eda-migrate-package-'));
  user = join(folder, 'user');
  await cp(shopFixture, join(user, 'shop'), { recursive: true });
  await writeFile(join(user, 'package.json'), '{ "private": true }\n');
  const { stdout } = await execute(npm, ['pack', '--json', '--pack-destination', folder], { cwd: project });
  packed = JSON.parse(stdout.slice(stdout.indexOf('[\n')))[0];
  await execute(npm, ['install', '--no-audit', '--no-fund', join(folder, packed.filename)], { cwd: user });
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function megabytesBelow(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true });
  const sizes = await Promise.all(
    names.map(async (name) => {
      const entry = await stat(join(path, name));
      return entry.isFile() ? entry.size : 0;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1e6;
}

function installed(...words: readonly string[]): Promise<{ stdout: string; stderr: string }> {
  const tool = join(user, 'node_modules/eda-migrate/bin/eda-migrate.js');
  return execute(process.execPath, [tool, ...words], { cwd: user, maxBuffer: 64 * 1024 * 1024 });
}

describe('the package', () => {
  it('holds the built tool, its templates and nothing of the tests', () => {
    const folders = new Set(packed.files.map(({ path }) => path.split('/')[0] ?? ''));
    expect([...folders].sort()).toEqual(['LICENSE', 'README.md', 'bin', 'dist', 'package.json', 'templates']);
  });

  it('runs nothing when a user installs it', async () => {
    const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$/.test(name))).toEqual([]);
  });

  it('takes less than 60 MB with everything that it needs', async () => {
    expect(await megabytesBelow(join(user, 'node_modules'))).toBeLessThan(60);
  });

  it('analyses a repository elsewhere', async () => {
    const { stdout } = await installed('analyze', 'shop', '--format', 'json');
    const { schemaVersion, services } = JSON.parse(stdout);
    expect({ schemaVersion, services: services.map(({ name }: { name: string }) => name) }).toEqual({
      schemaVersion: 1,
      services: ['discount', 'fulfilment', 'loyalty', 'notification', 'order', 'payment', 'user'],
    });
  });

  it('prints its help in less than 0.3 s', async () => {
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const start = performance.now();
      await installed('--help');
      times.push(performance.now() - start);
    }
    // the quickest of five: what other processes of the machine take is not the tool's
    expect(Math.min(...times)).toBeLessThan(300);
  });
});
