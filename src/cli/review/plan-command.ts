import { shellWord } from '../../report/shell-word.js';

/** More than this on one line is not read, let alone typed. */
const mostShown = 2;

/** The command that makes the same changes without asking, as a sentence. */
export function planCommandFor(assignments: readonly string[]): string {
  const shown = assignments.slice(0, mostShown).map((assignment) => `--set ${shellWord(assignment)}`);
  const rest = assignments.length - shown.length;
  return `Without asking: eda-migrate plan ${shown.join(' ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
