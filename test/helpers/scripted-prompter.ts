import type { ChoiceQuestion, Prompter, TextQuestion } from '../../src/cli/review/prompter.js';
import { InterruptedError } from '../../src/model/errors.js';

export const interrupt = Symbol('Ctrl-C');

/** The id of a question and what is answered: the value of a choice, a text, or Ctrl-C. */
export type ScriptedAnswer = readonly [id: string, answer: string | typeof interrupt];

export interface ScriptedPrompter extends Prompter {
  /** Every question as it was put, in order. */
  readonly asked: readonly (ChoiceQuestion<string> | TextQuestion)[];
  /** Fails when an answer was not asked for. */
  readonly assertAllUsed: () => void;
}

/** Answers questions by their ids, in order; fails on a question without an answer and on one that it does not offer. */
export function scriptedPrompter(answers: readonly ScriptedAnswer[]): ScriptedPrompter {
  const left = [...answers];
  const asked: (ChoiceQuestion<string> | TextQuestion)[] = [];
  const answerTo = (question: ChoiceQuestion<string> | TextQuestion): string => {
    asked.push(question);
    const [next, ...rest] = left;
    if (next === undefined || next[0] !== question.id) {
      throw new Error(`No answer to "${question.id}"; the next one is for "${next?.[0]}".`);
    }
    left.splice(0, left.length, ...rest);
    if (next[1] === interrupt) {
      throw new InterruptedError();
    }
    return next[1];
  };
  return {
    asked,
    choose: async <Value extends string>(question: ChoiceQuestion<Value>) => {
      const answer = answerTo(question);
      const keys = question.choices.map((choice) => choice.key);
      const chosen = question.choices.find((choice) => choice.value === answer);
      if (chosen === undefined || new Set(keys).size !== keys.length) {
        throw new Error(`"${question.id}" does not offer ${answer}, or a key twice: ${keys.join(' ')}.`);
      }
      return chosen.value;
    },
    text: async (question) => {
      const answer = answerTo(question);
      const problem = question.problem(answer);
      if (problem !== undefined) {
        throw new Error(`"${question.id}" refuses ${answer}: ${problem}`);
      }
      return answer;
    },
    assertAllUsed: () => {
      if (left.length > 0) {
        throw new Error(`Never asked: ${left.map(([id]) => id).join(', ')}.`);
      }
    },
  };
}
