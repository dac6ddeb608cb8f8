import type { CatalogueEntry } from './catalogue/entry.js';
import { type ExitCode, exitCode } from './exit-code.js';
import type { Notice } from './notice.js';
import type { Place } from './place.js';

/** An error that the user can do something about: it carries a catalogued notice and the exit code. */
export class UserError extends Error {
  override readonly name = 'UserError';

  constructor(
    readonly notice: Notice,
    readonly exit: ExitCode,
    options?: ErrorOptions,
  ) {
    super(notice.message, options);
  }
}

/** The user pressed Ctrl-C or quit a prompt. Nothing is half written. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';

  constructor() {
    super('Interrupted.');
  }
}

/** Makes the notice of a catalogue entry, at a place where one is known. */
export function noticeOf<Context>(
  entry: CatalogueEntry<Context>,
  context: Context,
  place?: Partial<Place> | undefined,
): Notice {
  return {
    code: entry.code,
    severity: entry.severity,
    message: entry.message(context),
    file: place?.file ?? null,
    line: place?.line ?? null,
    help: entry.help,
  };
}

/** Makes the error of a catalogue entry; throw what it returns. */
export function errorOf<Context>(
  entry: CatalogueEntry<Context>,
  context: Context,
  place?: Partial<Place> | undefined,
  options?: ErrorOptions,
): UserError {
  return new UserError(noticeOf(entry, context, place), entry.exit ?? exitCode.failure, options);
}
