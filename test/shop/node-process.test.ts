import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type NodeProcess, startNodeProcess } from './node-process.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shop-process-'));
  await writeFile(join(folder, 'tsconfig.json'), '{}');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function start(source: string, env: Record<string, string> = {}): Promise<NodeProcess> {
  await writeFile(join(folder, 'entry.ts'), source);
  return startNodeProcess({ name: 'entry', folder, entryFile: 'entry.ts', env });
}

const waits = `
process.once('SIGTERM', () => { console.log('goodbye'); process.exit(0); });
setInterval(() => {}, 1_000);
console.log('ready, ' + (process.env.GREETING satisfies string | undefined));
`;

async function startReady(): Promise<NodeProcess> {
  const program = await start(waits, { GREETING: 'hello' });
  await expect.poll(program.logs, { timeout: 10_000 }).toBe('ready, hello\n');
  return program;
}

it('lets a program finish its work when it is stopped', async () => {
  const program = await startReady();

  expect(program.isRunning()).toBe(true);
  expect(await program.stop()).toBe(0);
  expect(program.logs()).toBe('ready, hello\ngoodbye\n');
  expect(program.isRunning()).toBe(false);
});

it('gives a program no chance when it is killed', async () => {
  const program = await startReady();

  expect(await program.kill()).toBe('SIGKILL');
  expect(program.logs()).toBe('ready, hello\n');
});

it('keeps the exit code of a program that ends by itself', async () => {
  const program = await start('process.exit(3);');

  expect(await program.exited()).toBe(3);
  expect(await program.stop()).toBe(3);
});
