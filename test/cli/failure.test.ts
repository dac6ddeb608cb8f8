import { describe, expect, it } from 'vitest';
import { reportFailure } from '../../src/cli/failure.js';
import { applyCatalogue } from '../../src/model/catalogue/apply.js';
import { errorOf, InterruptedError } from '../../src/model/errors.js';

function failureOf(error: unknown, debug = false, interactive = false): { code: number; text: string } {
  let text = '';
  const note = (part: string): void => {
    text += part;
  };
  const code = reportFailure(error, { note, interactive, width: 40 }, debug);
  return { code, text };
}

describe('reportFailure', () => {
  it('says where, what and what to do, with the code of the error', () => {
    const error = errorOf(applyCatalogue.fileInTheWay, { path: 'a.ts' }, { file: 'a.ts', line: 3 });
    expect(failureOf(error)).toEqual({
      code: 5,
      text:
        'Error EDA4001: a.ts:3: a.ts is to be generated, but a file of that name is there already and was not written by eda-migrate.\n' +
        'Move or rename the file, then apply again. Nothing was written.\n',
    });
  });

  it('names a file once where the sentence names it, and fits the lines to the terminal of a person', () => {
    const error = errorOf(applyCatalogue.fileInTheWay, { path: 'a.ts' }, { file: 'a.ts' });
    expect(failureOf(error, false, true)).toEqual({
      code: 5,
      text:
        'Error EDA4001: a.ts is to be generated,\n' +
        'but a file of that name is there already\n' +
        'and was not written by eda-migrate.\n' +
        'Move or rename the file, then apply\nagain. Nothing was written.\n',
    });
  });

  it.each([
    ['Ctrl-C in a command', new InterruptedError()],
    ['Ctrl-C in a prompt', Object.assign(new Error('force closed'), { name: 'ExitPromptError' })],
  ])('answers 130 to %s', (_, error) => {
    expect(failureOf(error)).toEqual({
      code: 130,
      text: '\nInterrupted. What was decided before is saved; nothing is half written.\n',
    });
  });

  it('calls the rest a bug, and keeps the stack for --debug', () => {
    const expected =
      'Error EDA6099: eda-migrate stopped at something unforeseen: boom\n' +
      'This is a bug of eda-migrate. Run again with --debug and report what it prints.\n';
    const error = new Error('boom');
    expect(failureOf(error)).toEqual({ code: 70, text: expected });
    expect(failureOf(error, true)).toEqual({ code: 70, text: `${expected}${error.stack}\n` });
  });
});
