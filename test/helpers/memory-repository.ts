import type { Repository } from '../../src/model/repository.js';

/** A repository that lives in a map of path → text. */
export function memoryRepository(files: Readonly<Record<string, string>>): Repository {
  return {
    files: Object.keys(files).sort(),
    readText: (file) => files[file],
  };
}
