import { styleText } from 'node:util';
import inquirer from 'inquirer';
import { InterruptedError } from '../../model/errors.js';
import type { ChoiceQuestion, ListQuestion, Prompter, SeveralQuestion, TextQuestion } from './prompter.js';

/** Where questions are asked and answers typed. */
export interface PromptStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Names of the errors with which inquirer ends a prompt that nobody answers any more (Ctrl-C, closed input). */
const interruptions: ReadonlySet<string> = new Set([
  'ExitPromptError',
  'AbortPromptError',
  'CancelPromptError',
]);

/** The prompt shows its choices and not which of them the enter key takes, so the question says it. */
function themeFor(preset: string | undefined) {
  const message = (text: string, status: string): string =>
    styleText('bold', status === 'done' || preset === undefined ? text : `${text} (enter: ${preset})`);
  return { style: { message } };
}

async function unlessInterrupted<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && interruptions.has(error.name)) {
      throw new InterruptedError();
    }
    throw error;
  }
}

type Module = ReturnType<typeof inquirer.createPromptModule>;

/**
 * Puts a question, and puts it again when the screen changed its size meanwhile: what stands above it was drawn for the
 * old one. What was typed of a text is lost then.
 */
async function asking<Value>(
  streams: PromptStreams,
  redraw: (() => void) | undefined,
  ask: (prompt: Module) => Promise<Value>,
): Promise<Value> {
  for (;;) {
    const resized = new AbortController();
    const abort = (): void => resized.abort();
    if (redraw !== undefined) streams.output.once('resize', abort);
    try {
      return await unlessInterrupted(
        ask(inquirer.createPromptModule({ ...streams, signal: resized.signal })),
      );
    } catch (error) {
      if (!resized.signal.aborted) throw error;
      redraw?.();
    } finally {
      streams.output.off('resize', abort);
    }
  }
}

/** Asks with inquirer, on stderr unless told otherwise: stdout is for results. */
export function inquirerPrompter(
  streams: PromptStreams = { input: process.stdin, output: process.stderr },
): Prompter {
  return {
    choose: async <Value extends string>({
      message,
      choices,
      initial,
      redraw,
    }: ChoiceQuestion<Value>): Promise<Value> => {
      const preset = choices.find((choice) => choice.value === initial)?.key;
      const keys = choices.map(({ key, label }) => ({ key, value: key, name: label }));
      const question = {
        type: 'expand',
        name: 'answer',
        message,
        choices: keys,
        expanded: true,
        theme: themeFor(preset),
        ...(preset === undefined ? {} : { default: preset }),
      } as const;
      const { answer } = await asking(streams, redraw, (prompt) => prompt([question]));
      const chosen = choices.find((choice) => choice.key === answer);
      if (chosen === undefined) {
        throw new Error(`The prompt gave an answer that it did not offer: ${answer}.`);
      }
      return chosen.value;
    },
    text: async ({ message, initial, problem, redraw }: TextQuestion) => {
      const validate = (answer: string): string | true => problem(answer.trim()) ?? true;
      const question = { type: 'input', name: 'answer', message, default: initial, validate } as const;
      const { answer } = await asking(streams, redraw, (prompt) => prompt<{ answer: string }>([question]));
      return answer.trim();
    },
    select: async ({ message, options, initial, redraw }: ListQuestion) => {
      const choices = options.map(({ value, label }) => ({ value, name: label }));
      const question = { type: 'select', name: 'answer', message, choices, default: initial } as const;
      return (await asking(streams, redraw, (prompt) => prompt<{ answer: string }>([question]))).answer;
    },
    several: async ({ message, options, initial, redraw }: SeveralQuestion) => {
      const choices = options.map(({ value, label }) => ({
        value,
        name: label,
        checked: initial.includes(value),
      }));
      const question = { type: 'checkbox', name: 'answer', message, choices } as const;
      return (await asking(streams, redraw, (prompt) => prompt<{ answer: string[] }>([question]))).answer;
    },
  };
}
