import { CommanderError } from 'commander';
import { cliCatalogue } from '../model/catalogue/cli.js';
import { InterruptedError, noticeOf, UserError } from '../model/errors.js';
import { exitCode } from '../model/exit-code.js';
import type { Notice } from '../model/notice.js';
import type { Terminal } from './terminal.js';

/** The one place that turns what was thrown into a message and an exit code. */
export function reportFailure(error: unknown, terminal: Pick<Terminal, 'note'>, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (isInterruption(error)) {
    terminal.note('\nInterrupted. What was decided before is saved; nothing is half written.\n');
    return exitCode.interrupted;
  }
  if (error instanceof UserError) {
    terminal.note(failureText(error.notice));
    if (debug) terminal.note(`${error.stack ?? ''}\n`);
    return error.exit;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.note(failureText(noticeOf(cliCatalogue.internal, { message })));
  if (debug && error instanceof Error) terminal.note(`${error.stack ?? ''}\n`);
  return exitCode.bug;
}

/** Where, what happened, what to do, and the code that `explain` elaborates. */
function failureText({ code, file, line, message, help }: Notice): string {
  const where = file === null ? '' : `${file}${line === null ? '' : `:${line}`}: `;
  return `Error ${code}: ${where}${message}\n${help}\n`;
}

/** Ours, or the one that the prompts throw on Ctrl-C. */
function isInterruption(error: unknown): boolean {
  return error instanceof InterruptedError || (error instanceof Error && error.name === 'ExitPromptError');
}
