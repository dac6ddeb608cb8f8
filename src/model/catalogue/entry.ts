import type { ExitCode } from '../exit-code.js';
import type { Notice } from '../notice.js';

/**
 * One thing that can go wrong or deserves a word. `message` turns its context into full sentences; `help` says what to
 * do; `explain` is the longer text of `eda-migrate explain CODE`.
 */
export interface CatalogueEntry<Context = never> {
  readonly code: string;
  readonly severity: Notice['severity'];
  /** The exit code when the entry is thrown as an error. */
  readonly exit?: ExitCode;
  readonly message: (context: Context) => string;
  readonly help: string;
  readonly explain: string;
}

/** Keeps the type of each entry's context while checking the shape of all of them. */
export function catalogue<Entries extends Record<string, CatalogueEntry<never>>>(entries: Entries): Entries {
  return entries;
}
