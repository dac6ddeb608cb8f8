import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** The loader by which Node runs TypeScript, from this repository's own packages. */
const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

const politeStopMs = 10_000;

/** A program of the shop that runs in a process of its own. */
export interface NodeProcess {
  readonly name: string;
  readonly pid: number;
  /** Everything it wrote so far, both streams as they came. */
  logs(): string;
  isRunning(): boolean;
  /** Ends when the process does: its exit code, or the signal that ended it. */
  exited(): Promise<number | NodeJS.Signals>;
  /** SIGTERM, and SIGKILL where that does not end it within ten seconds. Gives how it ended. */
  stop(): Promise<number | NodeJS.Signals>;
  /** SIGKILL: no handler runs, nothing is finished. */
  kill(): Promise<number | NodeJS.Signals>;
}

export interface NodeProcessOptions {
  readonly name: string;
  /** The working folder; its tsconfig.json decides how decorators are compiled. */
  readonly folder: string;
  /** The TypeScript file to run, relative to the folder. */
  readonly entryFile: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
}

const running = new Set<ChildProcess>();

// A test run that is cut short must leave no servers behind.
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a TypeScript file under Node in one process, so that a signal reaches the program and no wrapper. */
export function startNodeProcess({ name, folder, entryFile, env }: NodeProcessOptions): NodeProcess {
  const child = spawn(process.execPath, ['--import', typescriptLoader, entryFile], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  const keep = (chunk: Buffer): void => {
    written += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  running.add(child);
  const ended = once(child, 'exit').then(([code, signal]: (number | NodeJS.Signals)[]) => {
    running.delete(child);
    return code ?? signal ?? 0;
  });
  const isRunning = (): boolean => running.has(child);

  return {
    name,
    pid: child.pid ?? 0,
    logs: () => written,
    isRunning,
    exited: () => ended,
    async stop() {
      child.kill('SIGTERM');
      const patience = new AbortController();
      const late = sleep(politeStopMs, undefined, { signal: patience.signal }).then(
        () => child.kill('SIGKILL'),
        () => false,
      );
      const how = await ended;
      patience.abort();
      await late;
      return how;
    },
    async kill() {
      child.kill('SIGKILL');
      return ended;
    },
  };
}
