export const journalFile = '.eda-migrate/journal.json';
export const stagingFolder = '.eda-migrate/staging';

/** The moves of one apply, written before the first of them is made. */
export interface Journal {
  readonly schemaVersion: 1;
  readonly moves: readonly { readonly staged: string; readonly path: string }[];
}

function isMove(value: unknown): boolean {
  const move = value as Partial<Record<'staged' | 'path', unknown>> | null;
  return typeof move?.staged === 'string' && typeof move.path === 'string';
}

/** True for what a journal file of this version holds. */
export function isJournal(value: unknown): value is Journal {
  const journal = value as Partial<Record<keyof Journal, unknown>> | null;
  return journal?.schemaVersion === 1 && Array.isArray(journal.moves) && journal.moves.every(isMove);
}
