import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));
const commandLine = fileURLToPath(new URL('./cli-process.ts', import.meta.url));

export interface PseudoTerminal {
  /** The lines that are on the screen now, without the empty ones at its end. */
  readonly screen: () => Promise<readonly string[]>;
  /** Waits until a text is on the screen, and gives the screen. Fails with the screen after 30 seconds. */
  readonly shows: (text: string) => Promise<readonly string[]>;
  /** Presses keys, as tmux calls them: `a`, `Enter`, `Down`, `C-c`. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  /** The exit code, when the command has ended. */
  readonly ended: () => Promise<number>;
  /** Every line that was on the screen so far, those that were scrolled away too. */
  readonly history: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
}

const deadline = 30_000;
const interval = 50;

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * Runs the command line in a terminal of its own, as a person would: tmux keeps the screen. Variables that forbid asking
 * or moving are taken away.
 */
export async function startInTerminal(
  words: readonly string[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Promise<PseudoTerminal> {
  const folder = mkdtempSync(join(tmpdir(), 'eda-migrate-tmux-'));
  const tmux = async (...args: readonly string[]): Promise<string> =>
    (await run('tmux', ['-S', join(folder, 'socket'), '-f', '/dev/null', ...args])).stdout;
  const command = [process.execPath, tsx, commandLine, ...words].map(quoted).join(' ');
  // The shell stays, so that the screen does, and says how the command ended.
  const shell = `env -u CI -u NO_COLOR -u FORCE_COLOR ${command}; echo "exit code $?"; exec cat`;
  await tmux('new-session', '-d', '-x', String(columns), '-y', String(rows), 'sh', '-c', shell);
  const linesOf = (text: string): readonly string[] => text.trimEnd().split('\n');
  const screen = async (): Promise<readonly string[]> => linesOf(await tmux('capture-pane', '-p'));
  const until = async (isThere: (lines: readonly string[]) => boolean, what: string) => {
    for (let waited = 0; waited < deadline; waited += interval) {
      const lines = await screen();
      if (isThere(lines)) return lines;
      await pause(interval);
    }
    throw new Error(`The screen never showed ${what}:\n${(await screen()).join('\n')}`);
  };
  return {
    screen,
    shows: (text) => until((lines) => lines.some((line) => line.includes(text)), text),
    press: async (...keys) => {
      await tmux('send-keys', ...keys);
    },
    resize: async (width, height) => {
      await tmux('resize-window', '-x', String(width), '-y', String(height));
    },
    ended: async () => {
      const lines = await until((all) => all.some((line) => line.startsWith('exit code ')), 'an exit code');
      const last = lines.find((line) => line.startsWith('exit code '));
      return Number(last?.slice('exit code '.length));
    },
    history: async () => linesOf(await tmux('capture-pane', '-p', '-S', '-')),
    stop: async () => {
      await tmux('kill-server').catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
