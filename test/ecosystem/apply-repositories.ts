/**
 * Takes checkouts of real repositories through `analyze --yes`, `apply --yes` and a second apply, each in a copy, and
 * prints a row a repository: `npx tsx test/ecosystem/apply-repositories.ts FOLDER…`. Ends with 1 when a command fails, a
 * written file does not parse, or the second apply has something to do.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ts } from 'ts-morph';
import { runCommand } from '../helpers/run-command.js';

interface Row {
  readonly repository: string;
  readonly analyze: number;
  readonly apply: number;
  readonly written: number;
  /** Files that have a syntax error after the apply and had none before. */
  readonly broken: readonly string[];
  readonly second: number;
  /** Bytes of the second apply's diff. */
  readonly secondDiff: number;
}

/** A copy with one commit; what the checkout ignores or has in git already does not matter. */
function copyOf(folder: string, into: string): string {
  const root = join(into, basename(folder));
  cpSync(folder, root, { recursive: true, filter: (path) => !/[\\/](\.git|node_modules)$/.test(path) });
  git(root, 'init', '--quiet');
  git(root, 'add', '--all', '--force');
  git(
    root,
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@example.com',
    'commit',
    '--quiet',
    '--message',
    'As it was',
  );
  return root;
}

function git(root: string, ...words: readonly string[]): string {
  return execFileSync('git', words, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
}

function writtenSources(root: string): readonly string[] {
  git(root, 'add', '--all', '--force', '--intent-to-add');
  return git(root, 'diff', '--name-only', '-z')
    .split('\0')
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path));
}

function parses(path: string, text: string): boolean {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.Latest,
      jsx: ts.JsxEmit.Preserve,
      experimentalDecorators: true,
    },
  });
  return diagnostics.length === 0;
}

async function rowOf(folder: string, into: string): Promise<Row> {
  const root = copyOf(folder, into);
  const analyze = await runCommand('analyze', root, '--yes');
  const apply = await runCommand('apply', root, '--yes');
  const written = writtenSources(root);
  const second = await runCommand('apply', root, '--yes', '--allow-dirty');
  return {
    repository: basename(folder),
    analyze: analyze.code,
    apply: apply.code,
    written: written.length,
    broken: written.filter((path) => !parses(path, readFileSync(join(root, path), 'utf8'))),
    second: second.code,
    secondDiff: second.stdout.length,
  };
}

const into = mkdtempSync(join(tmpdir(), 'eda-migrate-ecosystem-'));
for (const folder of process.argv.slice(2)) {
  const row = await rowOf(folder, into);
  const isGood = row.analyze + row.apply + row.second + row.secondDiff + row.broken.length === 0;
  if (!isGood) process.exitCode = 1;
  process.stdout.write(
    `${isGood ? 'good' : 'BAD '} ${row.repository}: analyze ${row.analyze}, apply ${row.apply}, ` +
      `${row.written} source files written, ${row.broken.length} do not parse, ` +
      `second apply ${row.second} with a diff of ${row.secondDiff} bytes\n`,
  );
}
rmSync(into, { recursive: true, force: true });
