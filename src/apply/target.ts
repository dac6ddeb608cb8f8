import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The few things that applying does to a folder. Paths are relative to it, with `/` separators. */
export interface ChangeTarget {
  /** The text of a file, or null when it is not there. */
  read(path: string): string | null;
  /** Writes a file, making the folders above it. `like`: a file whose permissions it takes over. */
  write(path: string, text: string, like?: string): void;
  /** Moves a file over another, making the folders above it; atomic within a file system. */
  move(from: string, to: string): void;
  remove(path: string): void;
  /** True when the path stays inside the folder once symbolic links are followed. */
  isInside(path: string): boolean;
}

/** The folder on disk. */
export function folderTarget(root: string): ChangeTarget {
  const real = realpathSync(root);
  const at = (path: string): string => join(real, ...path.split('/'));
  const makeParent = (path: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
  };
  return {
    read: (path) => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null),
    write: (path, text, like) => {
      makeParent(path);
      const mode = like !== undefined && existsSync(at(like)) ? statSync(at(like)).mode : undefined;
      writeFileSync(at(path), text, mode === undefined ? {} : { mode });
    },
    move: (from, to) => {
      makeParent(to);
      renameSync(at(from), at(to));
    },
    remove: (path) => rmSync(at(path), { recursive: true, force: true }),
    isInside: (path) => staysInside(real, at(path)),
  };
}

function staysInside(root: string, path: string): boolean {
  const existing = nearestExisting(path);
  const way = relative(root, realpathSync(existing));
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way);
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path));
}
