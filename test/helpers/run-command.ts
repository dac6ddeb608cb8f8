import { main } from '../../src/cli/main.js';
import { recordedStreams } from './recording-terminal.js';

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line in this process, with no terminal to ask at. */
export async function runCommand(...argv: readonly string[]): Promise<CommandResult> {
  const streams = recordedStreams();
  const code = await main(argv, streams);
  return { code, ...streams.written };
}

/** Runs the command line and fails the test with everything that was printed when it does not end well. */
export async function runCommandWell(...argv: readonly string[]): Promise<CommandResult> {
  const result = await runCommand(...argv);
  if (result.code !== 0) {
    throw new Error(
      `eda-migrate ${argv.join(' ')} ended with ${result.code}.\n${result.stdout}${result.stderr}`,
    );
  }
  return result;
}
