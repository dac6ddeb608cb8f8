import { resolve } from 'node:path';
import { openRepository } from '../../analyzer/repository.js';
import { exitCode } from '../../model/exit-code.js';
import { renderSettings } from '../../report/render-settings.js';
import { configurationOf } from '../declared.js';
import { settingsOf } from '../settings.js';
import type { Terminal } from '../terminal.js';

export interface ConfigOptions {
  readonly directory: string;
  readonly terminal: Terminal;
  readonly format: string;
  readonly input?: boolean;
  readonly cache?: boolean;
  readonly region?: string;
}

/**
 * Prints each value that the tool goes by and where it came from. Returns the exit code.
 * @throws UserError when the folder is no repository or the configuration cannot be read
 */
export async function configCommand(options: ConfigOptions): Promise<number> {
  const { directory, terminal, format, ...flags } = options;
  const settings = settingsOf({
    file: await configurationOf(openRepository(resolve(directory))),
    env: process.env,
    platform: process.platform,
    flags,
    interactive: terminal.interactive,
    colour: terminal.colour,
  });
  terminal.result(
    format === 'json' ? `${JSON.stringify(settings, null, 2)}\n` : renderSettings(settings, terminal),
  );
  return exitCode.done;
}
