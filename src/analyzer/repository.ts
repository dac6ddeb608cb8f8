import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { analyzerCatalogue } from '../model/catalogue/analyzer.js';
import { errorOf, noticeOf } from '../model/errors.js';
import type { Notice } from '../model/notice.js';
import type { FileStamp, Repository } from '../model/repository.js';

/** A repository on disk, with what had to be left out. */
export interface OpenedRepository extends Repository {
  readonly notices: readonly Notice[];
  /** What tells whether a file of `files` has changed; undefined for what is no regular file any more. */
  stampOf(file: string): FileStamp | undefined;
}

/** The rules of one .gitignore; they apply below its folder (`base`, '' for the root). */
interface IgnoreRules {
  readonly base: string;
  readonly matcher: Ignore;
}

/** Larger files are data or bundles, not source that somebody wrote. */
const largestText = 2 * 1024 * 1024;
/** As git does: a NUL within the first bytes means binary. */
const binaryProbe = 8000;
const sourcePattern = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const alwaysLeftOut = new Set(['.git', 'node_modules', '.next', '.nuxt', '.turbo', '.yarn', 'coverage']);
const cacheFolder = '.eda-migrate/cache';
/** Build output, where it lies beside the package.json and the source that it was built from. */
const outputFolders = new Set(['dist', 'build', 'out']);

/**
 * Opens a folder for analysis: lists its files (no symbolic link is followed, .gitignore files are honoured) and reads
 * their texts when asked, once each. Throws a catalogued error (exit 2) when the folder is missing, no folder,
 * unreadable, or without JavaScript and TypeScript.
 */
export function openRepository(root: string): OpenedRepository {
  const status = statusOf(root);
  if (status === undefined) throw errorOf(analyzerCatalogue.folderMissing, { folder: root });
  if (!status.isDirectory()) throw errorOf(analyzerCatalogue.folderNotADirectory, { folder: root });
  const notices: Notice[] = [];
  const files = listFiles(root, notices).sort();
  if (!files.some((file) => sourcePattern.test(file))) {
    throw errorOf(analyzerCatalogue.noSource, { folder: root });
  }
  const known = new Set(files);
  const texts = new Map<string, string | undefined>();
  return {
    files,
    notices,
    stampOf: (file) => stampOf(join(root, file)),
    readText(file) {
      if (!known.has(file)) return undefined;
      if (!texts.has(file)) texts.set(file, textOf(join(root, file)));
      return texts.get(file);
    },
  };
}

function statusOf(root: string): Stats | undefined {
  try {
    return statSync(root, { throwIfNoEntry: false });
  } catch (error) {
    // A file in the middle of the path (ENOTDIR) or a folder that may not be entered.
    if (codeOf(error) === 'ENOTDIR') return undefined;
    throw errorOf(analyzerCatalogue.folderUnreadable, { folder: root, reason: reasonOf(error) });
  }
}

function stampOf(path: string): FileStamp | undefined {
  const status = lstatSync(path, { throwIfNoEntry: false });
  if (!status?.isFile()) return undefined;
  return { size: status.size, modified: status.mtimeMs, changed: status.ctimeMs, inode: status.ino };
}

function listFiles(root: string, notices: Notice[]): string[] {
  const files: string[] = [];
  const visit = (folder: string, inherited: readonly IgnoreRules[]): void => {
    const entries = entriesOf(root, folder, notices);
    const rules = withOwnRules(root, folder, entries, inherited);
    for (const entry of entries.filter(isListed(folder, entries))) {
      const path = pathOf(folder, entry);
      if (isIgnored(entry.isDirectory() ? `${path}/` : path, rules)) continue;
      if (entry.isDirectory()) visit(path, rules);
      else files.push(path);
    }
  };
  visit('', []);
  return files;
}

function pathOf(folder: string, { name }: Dirent): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** Files and folders of a folder, but links, what is never looked into, and build output. */
function isListed(folder: string, entries: readonly Dirent[]): (entry: Dirent) => boolean {
  const output = isPackageFolder(entries) ? outputFolders : undefined;
  return (entry) => {
    if (entry.isFile()) return true;
    const isSkipped = alwaysLeftOut.has(entry.name) || output?.has(entry.name);
    return entry.isDirectory() && !isSkipped && pathOf(folder, entry) !== cacheFolder;
  };
}

function entriesOf(root: string, folder: string, notices: Notice[]): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    const reason = reasonOf(error);
    if (folder === '') throw errorOf(analyzerCatalogue.folderUnreadable, { folder: root, reason });
    notices.push(noticeOf(analyzerCatalogue.folderSkipped, { folder, reason }, { file: folder }));
    return [];
  }
}

function isPackageFolder(entries: readonly Dirent[]): boolean {
  const names = new Set(entries.map((entry) => entry.name));
  return names.has('package.json') && (names.has('src') || names.has('tsconfig.json'));
}

function withOwnRules(
  root: string,
  folder: string,
  entries: readonly Dirent[],
  inherited: readonly IgnoreRules[],
): readonly IgnoreRules[] {
  const own = entries.find((entry) => entry.name === '.gitignore' && entry.isFile());
  const text = own && textOf(join(root, folder, own.name));
  if (text === undefined) return inherited;
  return [...inherited, { base: folder === '' ? '' : `${folder}/`, matcher: ignore().add(text) }];
}

/** The deepest rule that says something wins, as in git; an excluded folder is never entered. */
function isIgnored(path: string, rules: readonly IgnoreRules[]): boolean {
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    const rule = rules[index];
    if (rule === undefined) continue;
    const result = rule.matcher.test(path.slice(rule.base.length));
    if (result.ignored) return true;
    if (result.unignored) return false;
  }
  return false;
}

/** The text of a regular file, undefined for links, binary and very large files, and what cannot be read. */
function textOf(path: string): string | undefined {
  let descriptor: number | undefined;
  try {
    // A file may have become a link since it was listed; Windows has no such flag (and needs rights to make links).
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const status = fstatSync(descriptor);
    if (!status.isFile() || status.size > largestText) return undefined;
    const content = readFileSync(descriptor);
    return content.subarray(0, binaryProbe).includes(0) ? undefined : content.toString('utf8');
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  return code === '' ? String(error) : code;
}
