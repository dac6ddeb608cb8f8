import { CommanderError } from 'commander';
import { cliCatalogue } from '../model/catalogue/cli.js';
import { InterruptedError, noticeOf, UserError } from '../model/errors.js';
import { exitCode } from '../model/exit-code.js';
import type { Notice } from '../model/notice.js';
import { paragraph } from '../report/layout.js';
import type { Terminal } from './terminal.js';

type FailureTerminal = Pick<Terminal, 'note' | 'interactive' | 'width'>;

/** The one place that turns what was thrown into a message and an exit code. */
export function reportFailure(error: unknown, terminal: FailureTerminal, debug: boolean): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage;
  if (isInterruption(error)) {
    terminal.note('\nInterrupted. What was decided before is saved; nothing is half written.\n');
    return exitCode.interrupted;
  }
  if (error instanceof UserError) {
    terminal.note(failureText(error.notice, terminal));
    if (debug) terminal.note(`${error.stack ?? ''}\n`);
    return error.exit;
  }
  const message = error instanceof Error ? error.message : String(error);
  terminal.note(failureText(noticeOf(cliCatalogue.internal, { message }), terminal));
  if (debug && error instanceof Error) terminal.note(`${error.stack ?? ''}\n`);
  return exitCode.bug;
}

/**
 * Where, what happened, what to do, and the code that `explain` elaborates. A person gets lines that fit; in a log each
 * part stays on one line, to be searched for.
 */
export function failureText(
  { code, file, line, message, help }: Notice,
  { interactive, width }: FailureTerminal,
): string {
  const place = line === null ? file : `${file}:${line}`;
  const isSaid = line === null && file !== null && message.includes(file);
  const what = `Error ${code}: ${file === null || isSaid ? '' : `${place}: `}${message}`;
  const lines = interactive
    ? [what, help].flatMap((text) => paragraph([{ text }], { width, margin: 0 }))
    : [what, help];
  return `${lines.join('\n')}\n`;
}

/** Ours, or the one that the prompts throw on Ctrl-C. */
function isInterruption(error: unknown): boolean {
  return error instanceof InterruptedError || (error instanceof Error && error.name === 'ExitPromptError');
}
