import type { Dirent, Stats } from 'node:fs';
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { analyzerCatalogue } from '../model/catalogue/analyzer.js';
import { errorOf, noticeOf } from '../model/errors.js';
import type { Notice } from '../model/notice.js';
import type { Repository } from '../model/repository.js';

/** A repository on disk, with what had to be left out. */
export interface OpenedRepository extends Repository {
  readonly notices: readonly Notice[];
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
const alwaysLeftOut = [
  '.git',
  'node_modules',
  '.eda-migrate/cache',
  '.next',
  '.nuxt',
  '.turbo',
  '.yarn',
  'coverage',
];
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

function listFiles(root: string, notices: Notice[]): string[] {
  const files: string[] = [];
  const builtIn: IgnoreRules = { base: '', matcher: ignore().add(alwaysLeftOut) };
  const visit = (folder: string, inherited: readonly IgnoreRules[]): void => {
    const entries = entriesOf(root, folder, notices);
    const rules = withOwnRules(root, folder, entries, inherited);
    const built = isPackageFolder(entries);
    for (const entry of entries) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile() && !isIgnored(path, rules)) files.push(path);
      const entered = entry.isDirectory() && !(built && outputFolders.has(entry.name));
      if (entered && !isIgnored(`${path}/`, rules)) visit(path, rules);
    }
  };
  visit('', [builtIn]);
  return files;
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
    // What a user un-ignores stays; the built-in rules (index 0) hold nothing that can be un-ignored.
    if (result.unignored) return rules[0]?.matcher.ignores(path) ?? false;
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
