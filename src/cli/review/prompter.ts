/** Letters that choose an answer; `h` is left out, since prompts show their help with it. */
export type ChoiceKey =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'w'
  | 'x'
  | 'y';

/** What every question has. */
interface Question {
  /** What is asked about what (`decision order.OrderPlaced:loyalty`): tests answer by it. */
  readonly id: string;
  readonly message: string;
  /** Draws what stands above the question; where it is given, the question is put again when the screen changes its size. */
  readonly redraw?: () => void;
}

/** One of several answers; the key chooses it. */
export interface Choice<Value extends string> {
  /** Unique in its question. */
  readonly key: ChoiceKey;
  readonly value: Value;
  readonly label: string;
}

export interface ChoiceQuestion<Value extends string> extends Question {
  readonly choices: readonly Choice<Value>[];
  /** What the enter key means. */
  readonly initial: Value;
}

export interface TextQuestion extends Question {
  readonly initial: string;
  /** What is wrong with an answer, a sentence; undefined for a good one. */
  readonly problem: (answer: string) => string | undefined;
}

/** An answer of a list that is too long, or too various, for keys. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface ListQuestion extends Question {
  /** At least one. */
  readonly options: readonly Option[];
  readonly initial: string;
}

export interface SeveralQuestion extends Question {
  readonly options: readonly Option[];
  /** Those that are ticked at first. */
  readonly initial: readonly string[];
}

/** Whoever answers questions: a person at a terminal, or a script in a test. Ctrl-C rejects with InterruptedError. */
export interface Prompter {
  choose<Value extends string>(question: ChoiceQuestion<Value>): Promise<Value>;
  text(question: TextQuestion): Promise<string>;
  /** One of a list. */
  select(question: ListQuestion): Promise<string>;
  /** Any number of a list, in its order. */
  several(question: SeveralQuestion): Promise<readonly string[]>;
}
