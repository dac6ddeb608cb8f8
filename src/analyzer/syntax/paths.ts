import { posix } from 'node:path';

/** Joins repository paths; '.' is the root itself, and a path that leaves the repository is undefined. */
export function joinPath(folder: string, path: string): string | undefined {
  const joined = posix.normalize(posix.join(folder, path)).replace(/\/$/, '');
  return joined.startsWith('..') || joined.startsWith('/') ? undefined : joined;
}

/** The folder of a repository path, '.' for the root. */
export function folderOf(file: string): string {
  return posix.dirname(file);
}

/** The folder and its parents up to the root, innermost first. */
export function foldersUp(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = posix.dirname(at)) {
    folders.push(at);
    if (at === '.' || at === '/') return folders;
  }
}
