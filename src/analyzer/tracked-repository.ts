import { createHash } from 'node:crypto';
import type { Repository } from '../model/repository.js';

/** A repository that remembers what was read of it. */
export interface TrackedRepository extends Repository {
  /** SHA-256 in hex of each text that was read, null for a file that has none; sorted by path. */
  reads(): readonly (readonly [file: string, digest: string | null])[];
}

/** SHA-256 of a text in hex. */
function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** One digest over the names and contents of files, whatever order they were read in. */
export function inputsHashOf(reads: ReturnType<TrackedRepository['reads']>): string {
  const lines = reads.flatMap(([file, digest]) => (digest === null ? [] : [`${file}\n${digest}\n`]));
  return digestOf(lines.join(''));
}

/** Wraps a repository so that it remembers what is read of it, and lists its files in one order. */
export function trackReads(repository: Repository): TrackedRepository {
  const files = new Set(repository.files);
  const read = new Map<string, string | undefined>();
  return {
    files: repository.files.toSorted(),
    readText(file) {
      const text = repository.readText(file);
      // what is not there is told by the names of the files that are
      if (files.has(file)) read.set(file, text);
      return text;
    },
    reads: () =>
      [...read]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([file, text]) => [file, text === undefined ? null : digestOf(text)] as const),
  };
}
