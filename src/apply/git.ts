import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * A repository's own configuration could name a program to run on `git status` (core.fsmonitor): never run it.
 * File names are names, never patterns.
 */
const guarded = [
  '--no-optional-locks',
  '--literal-pathspecs',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=',
];

/** What apply asks git: which of these files have uncommitted edits. */
export interface WorkTree {
  /** Sorted paths with edits that are not committed, or null when the folder is not under git. */
  dirtyFiles(paths: readonly string[]): Promise<readonly string[] | null>;
}

/** The work tree of a folder, asked through the git command line. */
export function gitWorkTree(root: string): WorkTree {
  return {
    dirtyFiles: async (paths) => {
      if (!(await isUnderGit(root))) return null;
      if (paths.length === 0) return [];
      const status = await git(root, ['status', '--porcelain=v1', '-z', '--', ...paths]);
      const prefix = (await git(root, ['rev-parse', '--show-prefix'])).trim();
      return changedPaths(status, prefix).sort();
    },
  };
}

async function git(root: string, words: readonly string[]): Promise<string> {
  const { stdout } = await execute('git', [...guarded, ...words], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

async function isUnderGit(root: string): Promise<boolean> {
  try {
    await git(root, ['rev-parse', '--is-inside-work-tree']);
    return true;
  } catch {
    return false;
  }
}

/** Entries are `XY path`, NUL between them; a rename's old name follows as an entry of its own. */
function changedPaths(status: string, prefix: string): string[] {
  const entries = status.split('\0').filter((entry) => /^.. /.test(entry));
  return entries
    .map((entry) => entry.slice(3))
    .map((path) => path.slice(path.startsWith(prefix) ? prefix.length : 0));
}
