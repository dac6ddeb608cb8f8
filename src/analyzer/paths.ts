import { posix } from 'node:path';

/** The folder of a file of the repository, `.` for the root. */
export function folderOf(file: string): string {
  return posix.dirname(file);
}

/** Joins and normalises; undefined where the result leaves the repository. */
export function joinInside(folder: string, path: string): string | undefined {
  if (posix.isAbsolute(path)) return undefined;
  const joined = posix.normalize(posix.join(folder, path)).replace(/\/$/, '');
  return joined === '..' || joined.startsWith('../') ? undefined : joined;
}

/** As `joinInside`, for a path of a manifest: one that begins with a slash is meant from the folder. */
export function joinPath(folder: string, path: string): string | undefined {
  return joinInside(folder, path.replace(/^\/+/, ''));
}

/** The folder and its parents up to the root, innermost first. */
export function foldersUp(folder: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = posix.dirname(at)) {
    folders.push(at);
    if (at === '.' || at === '/') return folders;
  }
}

/** True where `path` is `folder` or lies below it; `.` holds everything. */
export function isInside(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** Path of a file of a folder; the root's files have no prefix. */
export function fileIn(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

/** The deepest of the folders that holds a path. */
export function deepestFolder(path: string, folders: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const folder of folders) {
    if (!isInside(path, folder)) continue;
    if (best === undefined || best === '.' || (folder !== '.' && folder.length > best.length)) best = folder;
  }
  return best;
}

const testFolders =
  /(?:^|\/)(?:__tests__|__fixtures__|__mocks__|tests?|(?:[\w-]+-)?e2e|fixtures|cypress|integration-tests)(?:\/|$)/;

/** True for paths that serve tests only. */
export function isTestPath(path: string): boolean {
  return testFolders.test(path);
}
