import { UserError } from '../../src/model/errors.js';

/** What the user would read of an error that a function throws: code, exit code, sentence and place. */
export function thrownBy(act: () => unknown): {
  readonly code: string;
  readonly exit: number;
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
} {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) {
      const { code, message, file, line } = error.notice;
      return { code, exit: error.exit, message, file, line };
    }
    throw error;
  }
  throw new Error('Nothing was thrown.');
}
