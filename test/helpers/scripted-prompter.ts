import type {
  ChoiceQuestion,
  ListQuestion,
  Prompter,
  SeveralQuestion,
  TextQuestion,
} from '../../src/cli/review/prompter.js';
import { InterruptedError } from '../../src/model/errors.js';

export const interrupt = Symbol('Ctrl-C');

type Answer = string | readonly string[];
type Asked = ChoiceQuestion<string> | TextQuestion | ListQuestion | SeveralQuestion;

/** The id of a question and what is answered: the value of a choice, a text, several values, or Ctrl-C. */
export type ScriptedAnswer = readonly [id: string, answer: Answer | typeof interrupt];

export interface ScriptedPrompter extends Prompter {
  /** Every question as it was put, in order. */
  readonly asked: readonly Asked[];
  /** Fails when an answer was not asked for. */
  readonly assertAllUsed: () => void;
}

/** Answers questions by their ids, in order; fails on a question without an answer and on one that it does not offer. */
export function scriptedPrompter(answers: readonly ScriptedAnswer[]): ScriptedPrompter {
  const left = [...answers];
  const asked: Asked[] = [];
  const next = (question: Asked): Answer => {
    asked.push(question);
    const [answer, ...rest] = left;
    if (answer === undefined || answer[0] !== question.id) {
      throw new Error(`No answer to "${question.id}"; the next one is for "${answer?.[0]}".`);
    }
    left.splice(0, left.length, ...rest);
    if (answer[1] === interrupt) {
      throw new InterruptedError();
    }
    return answer[1];
  };
  const offered = (question: ListQuestion | SeveralQuestion, answer: Answer): Answer => {
    const values = question.options.map(({ value }) => value);
    const wrong = [answer].flat().filter((value) => !values.includes(value));
    if (wrong.length > 0) {
      throw new Error(`"${question.id}" does not offer ${wrong.join(', ')}, but ${values.join(', ')}.`);
    }
    return answer;
  };
  return {
    asked,
    choose: async <Value extends string>(question: ChoiceQuestion<Value>) => {
      const answer = next(question);
      const keys = question.choices.map((choice) => choice.key);
      const chosen = question.choices.find((choice) => choice.value === answer);
      if (chosen === undefined || new Set(keys).size !== keys.length) {
        throw new Error(
          `"${question.id}" does not offer ${String(answer)}, or a key twice: ${keys.join(' ')}.`,
        );
      }
      return chosen.value;
    },
    text: async (question) => {
      const answer = String(next(question));
      const problem = question.problem(answer);
      if (problem !== undefined) {
        throw new Error(`"${question.id}" refuses ${answer}: ${problem}`);
      }
      return answer;
    },
    select: async (question) => String(offered(question, next(question))),
    several: async (question) => [offered(question, next(question))].flat(),
    assertAllUsed: () => {
      if (left.length > 0) {
        throw new Error(`Never asked: ${left.map(([id]) => id).join(', ')}.`);
      }
    },
  };
}
