import { cliCatalogue } from '../model/catalogue/cli.js';
import { errorOf } from '../model/errors.js';
import type { Terminal } from './terminal.js';

export interface ConfirmOptions {
  readonly terminal: Pick<Terminal, 'interactive'>;
  /** `--yes`: the answer is yes and nobody is asked. */
  readonly yes?: boolean;
  /** False for `--no-input`. */
  readonly input?: boolean;
}

/**
 * Asks yes or no.
 * @throws UserError with exit code 4 when nobody can be asked and `yes` was not given
 */
export async function confirm(question: string, { terminal, yes, input }: ConfirmOptions): Promise<boolean> {
  if (yes) return true;
  if (!terminal.interactive || input === false) throw errorOf(cliCatalogue.inputNeeded, { question });
  const { inquirerPrompter } = await import('./review/inquirer-prompter.js');
  const answer = await inquirerPrompter().choose({
    id: 'confirm',
    message: question,
    choices: [
      { key: 'y', value: 'yes', label: 'Yes' },
      { key: 'n', value: 'no', label: 'No' },
    ],
    initial: 'yes',
  });
  return answer === 'yes';
}
