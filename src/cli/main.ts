import { exitCode } from '../model/exit-code.js';
import { reportFailure } from './failure.js';
import { createProgram } from './program.js';
import { type TerminalStreams, terminalOf } from './terminal.js';

/**
 * Runs the command line.
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown
 */
export async function main(argv: readonly string[], streams: TerminalStreams): Promise<number> {
  const terminal = terminalOf(streams);
  let code: number = exitCode.done;
  const finish = (result: number): void => {
    code = result;
  };
  try {
    await createProgram({ terminal, finish }).parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return reportFailure(error, terminal, argv.includes('--debug'));
  }
}
