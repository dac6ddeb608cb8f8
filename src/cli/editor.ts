import { spawn } from 'node:child_process';
import { cliCatalogue } from '../model/catalogue/cli.js';
import { errorOf } from '../model/errors.js';

/** Where the choice of the editor comes from. */
export interface Editor {
  /** A command line: `code --wait`. */
  readonly command: string;
  /** The variable that names it, or null for the usual one of the system. */
  readonly from: 'VISUAL' | 'EDITOR' | null;
}

/** The user's editor: VISUAL before EDITOR, as git and crontab have it; else the one that every system has. */
export function editorOf(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): Editor {
  const from = (['VISUAL', 'EDITOR'] as const).find((name) => (env[name] ?? '').trim() !== '') ?? null;
  const usual = platform === 'win32' ? 'notepad' : 'vi';
  return { command: from === null ? usual : (env[from] ?? usual), from };
}

/**
 * Opens a file in an editor and waits until it is closed. The command line is read by the shell, since people write
 * options and quotes into it; the file is handed over as a word of its own.
 * @throws UserError EDA6021 when it cannot be run or fails
 */
export async function openEditor({ command }: Editor, file: string): Promise<void> {
  const words = process.platform === 'win32' ? `${command} "${file}"` : `${command} "$EDA_MIGRATE_FILE"`;
  const code = await new Promise<number | string>((resolve) => {
    const child = spawn(words, {
      shell: true,
      stdio: 'inherit',
      env: { ...process.env, EDA_MIGRATE_FILE: file },
    });
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (status, signal) => resolve(status ?? signal ?? 1));
  });
  if (code !== 0) {
    throw errorOf(cliCatalogue.editorFailed, {
      editor: command,
      reason: typeof code === 'number' ? `exit code ${code}` : code,
    });
  }
}
