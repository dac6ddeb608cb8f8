/** Letters that choose an answer; `h` is left out, since prompts show their help with it. */
export type ChoiceKey = 'a' | 'b' | 'd' | 'e' | 'f' | 'k' | 'n' | 'o' | 'q' | 'r' | 's' | 'w' | 'x' | 'y';

/** One of several answers; the key chooses it. */
export interface Choice<Value extends string> {
  /** Unique in its question. */
  readonly key: ChoiceKey;
  readonly value: Value;
  readonly label: string;
}

export interface ChoiceQuestion<Value extends string> {
  /** What is asked about what (`decision order.OrderPlaced:loyalty`): tests answer by it. */
  readonly id: string;
  readonly message: string;
  readonly choices: readonly Choice<Value>[];
  /** What the enter key means. */
  readonly initial: Value;
}

export interface TextQuestion {
  readonly id: string;
  readonly message: string;
  readonly initial: string;
  /** What is wrong with an answer, a sentence; undefined for a good one. */
  readonly problem: (answer: string) => string | undefined;
}

/** Whoever answers questions: a person at a terminal, or a script in a test. Ctrl-C rejects with InterruptedError. */
export interface Prompter {
  choose<Value extends string>(question: ChoiceQuestion<Value>): Promise<Value>;
  text(question: TextQuestion): Promise<string>;
}
