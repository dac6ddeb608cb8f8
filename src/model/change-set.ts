import type { Origin } from './artifact.js';
import type { Notice } from './notice.js';

export interface FileChange {
  readonly path: string;
  /** Null for a new file. */
  readonly before: string | null;
  readonly after: string;
  readonly origins: readonly Origin[];
}

/** One list of changes that dry run, diff and write all read. Sorted by path; unchanged files are left out. */
export interface ChangeSet {
  readonly changes: readonly FileChange[];
  readonly notices: readonly Notice[];
}
