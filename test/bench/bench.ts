/**
 * Measures the analysis: `npm run bench -- [FOLDER…]`. Prints, per repository, the time of the whole process over the
 * time that parsing every source file takes (a fresh process, texts in memory, parents set), each the median of five.
 * Without a folder it makes two sample repositories. A folder is copied first; nothing in it is changed.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRepository } from '../../src/analyzer/repository.js';
import { isScript } from '../../src/analyzer/syntax/source-selection.js';
import { writeSampleRepository } from './sample-repository.js';

const runs = 5;
const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'eda-migrate-bench-'));

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
  readonly output: string;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function node(...argv: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}

function analysis(root: string, ...options: readonly string[]): Measured {
  const report = join(scratch, 'memory');
  const start = performance.now();
  const output = node(here('measured-run.mjs'), report, 'analyze', root, '--format', 'json', ...options);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, megabytes: Number(readFileSync(report, 'utf8')) / 1e6, output };
}

function repeated(measure: (run: number) => Measured): Measured {
  const all = Array.from({ length: runs }, (_, run) => measure(run));
  return {
    seconds: median(all.map(({ seconds }) => seconds)),
    megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
    output: all[0]?.output ?? '',
  };
}

interface Document {
  readonly inputsHash: string;
  readonly calls: readonly { readonly file: string }[];
}

function withoutHash(output: string): string {
  return JSON.stringify({ ...(JSON.parse(output) as Document), inputsHash: '' });
}

/** Copies a repository as far as the analysis reads it. */
function copied(folder: string): string {
  const root = join(scratch, basename(folder));
  const { files } = openRepository(folder);
  const wanted = new Set(files.map((file) => join(folder, file)));
  const folders = new Set(files.flatMap((file) => parentsOf(file)).map((path) => join(folder, path)));
  cpSync(folder, root, {
    recursive: true,
    filter: (source) => source === folder || wanted.has(source) || folders.has(source),
  });
  return root;
}

function parentsOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** Changes a file in a way that changes nothing of the result. */
function changing(root: string, file: string): (run: number) => Measured {
  return (run) => {
    appendFileSync(join(root, file), `\n// change ${run}\n`);
    return analysis(root);
  };
}

function benchmark(name: string, root: string): void {
  const sources = openRepository(root).files.filter(isScript);
  const list = join(scratch, 'sources');
  writeFileSync(list, sources.join('\n'));
  const parsing =
    median(Array.from({ length: runs }, () => Number(node(here('parse-sources.mjs'), root, list)))) / 1000;
  const cold = repeated(() => analysis(root, '--no-cache'));
  const first = analysis(root);
  const cached = repeated(() => analysis(root));
  if (first.output !== cold.output || cached.output !== cold.output) throw new Error('The outputs differ.');
  const calling = new Set((JSON.parse(cold.output) as Document).calls.map(({ file }) => file));
  const other = sources.find((file) => !calling.has(file) && /\/src\/.*\.ts$/.test(file)) ?? sources[0] ?? '';
  const [caller] = calling;
  const rows: [string, Measured][] = [
    ['cold', cold],
    ['cached', cached],
    ['a file without calls changed', repeated(changing(root, other))],
  ];
  if (caller !== undefined) rows.push(['a file with a call changed', repeated(changing(root, caller))]);
  process.stdout.write(`\n${name}: ${sources.length} source files, parsed in ${parsing.toFixed(2)} s\n`);
  for (const [title, { seconds, megabytes, output }] of rows) {
    if (withoutHash(output) !== withoutHash(cold.output))
      throw new Error(`The output of "${title}" differs.`);
    const ratio = (seconds / parsing).toFixed(2);
    process.stdout.write(
      `  ${title.padEnd(30)} ${seconds.toFixed(2)} s  ratio ${ratio}  peak ${megabytes.toFixed(0)} MB\n`,
    );
  }
}

const folders = process.argv.slice(2).map((folder) => resolve(folder));
try {
  for (const folder of folders) benchmark(basename(folder), copied(folder));
  for (const files of folders.length > 0 ? [] : [1000, 5000]) {
    const root = join(scratch, `sample-${files}`);
    writeSampleRepository(root, files);
    benchmark(`sample of ${files}`, root);
  }
  const start = performance.now();
  node(here('../../bin/eda-migrate.js'), '--help');
  process.stdout.write(`\n--help: ${((performance.now() - start) / 1000).toFixed(2)} s\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
