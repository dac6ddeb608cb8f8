import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyShop } from './shop/copy-shop.js';

const project = fileURLToPath(new URL('..', import.meta.url));
const tool = join(project, 'bin', 'eda-migrate.js');
const compiler = join(project, 'node_modules', 'typescript', 'bin', 'tsc');

/** Shows a step's command, runs it in the shop, and stops the demo where it fails. */
function step(title: string, words: readonly string[], show: 'all' | 'nothing' | 'summary'): void {
  process.stdout.write(`\n\u2014 ${title}\n`);
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: shop, encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exitCode = 1;
    throw new Error(`${title} failed with exit code ${status}.`);
  }
  if (show === 'all') process.stdout.write(stdout);
  if (show !== 'nothing') process.stdout.write(stderr);
}

/** `services/order` for a file of a service, else the first folder, or the file itself. */
function folderOf(file: string): string {
  return /^(services\/[^/]+|[^/]+)/.exec(file)?.[0] ?? file;
}

/** What the apply changed, line by line, and how many files it added in each service. */
function gitSummary(): string {
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: shop, encoding: 'utf8' });
  git('add', '--all', '--intent-to-add');
  const added = git('diff', '--name-only', '--diff-filter=A').trim().split('\n');
  const folders = [...new Set(added.map(folderOf))].sort();
  const lines = folders.map((folder) => {
    const count = added.filter((file) => folderOf(file) === folder).length;
    return ` ${folder} | ${count} new file${count === 1 ? '' : 's'}`;
  });
  return `${git('diff', '--stat=78', '--diff-filter=M')}\n${lines.join('\n')}\n`;
}

const shop = join(realpathSync(mkdtempSync(join(tmpdir(), 'eda-migrate-demo-'))), 'shop');
await copyShop(shop);
process.stdout.write(`The sample shop is at ${shop}\n`);
step('eda-migrate analyze . --yes', [tool, 'analyze', '.', '--yes'], 'all');
step('eda-migrate apply . --yes', [tool, 'apply', '.', '--yes'], 'summary');
process.stdout.write(`\n${gitSummary()}`);
step(
  'tsc --noEmit, strict: the changed shop type-checks',
  [compiler, '-p', 'tsconfig.json', '--noEmit'],
  'all',
);
step(
  'eda-migrate analyze . --format mermaid: before and after',
  [tool, 'analyze', '.', '--format', 'mermaid'],
  'all',
);
process.stdout.write(`
Next, try:
  cd ${shop}
  git diff services/order/src/place-order.ts
  node ${tool} explain order.OrderPlaced:loyalty
  node ${tool} analyze          # in a terminal: the review
`);
