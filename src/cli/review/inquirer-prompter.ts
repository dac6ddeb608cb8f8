import { styleText } from 'node:util';
import inquirer from 'inquirer';
import { InterruptedError } from '../../model/errors.js';
import type { ChoiceQuestion, Prompter, TextQuestion } from './prompter.js';

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

/** Asks with inquirer, on stderr unless told otherwise: stdout is for results. */
export function inquirerPrompter(
  streams: PromptStreams = { input: process.stdin, output: process.stderr },
): Prompter {
  const prompt = inquirer.createPromptModule(streams);
  return {
    choose: async <Value extends string>({ message, choices, initial }: ChoiceQuestion<Value>) => {
      const preset = choices.find((choice) => choice.value === initial)?.key;
      const keys = choices.map(({ key, label }) => ({ key, value: key, name: label }));
      const { answer } = await unlessInterrupted(
        prompt([
          {
            type: 'expand',
            name: 'answer',
            message,
            choices: keys,
            expanded: true,
            theme: themeFor(preset),
            ...(preset === undefined ? {} : { default: preset }),
          },
        ]),
      );
      const chosen = choices.find((choice) => choice.key === answer);
      if (chosen === undefined) {
        throw new Error(`The prompt gave an answer that it did not offer: ${answer}.`);
      }
      return chosen.value;
    },
    text: async ({ message, initial, problem }: TextQuestion) => {
      const validate = (answer: string): string | true => problem(answer.trim()) ?? true;
      const asked = prompt<{ answer: string }>([
        { type: 'input', name: 'answer', message, default: initial, validate },
      ]);
      return (await unlessInterrupted(asked)).answer.trim();
    },
  };
}
