import { createHash } from 'node:crypto';
import type { OpenedRepository } from '../analyzer/repository.js';
import type { ChangeTarget } from '../apply/target.js';
import type { Analysis } from '../model/analysis.js';
import type { Configuration } from '../model/configuration.js';
import type { FileStamp } from '../model/repository.js';

const folder = '.eda-migrate/cache';
const resultFile = `${folder}/analysis.json`;
const ignoreFile = `${folder}/.gitignore`;
/** File systems tell times apart by up to this many milliseconds (FAT; most are finer). */
const timestampGranularity = 2000;

/** A file that the result depends on: its stamp when it was read, and the digest of its text (null: it has none). */
type Input = readonly [file: string, stamp: FileStamp | null, digest: string | null];

interface CachedResult {
  /** Digest of the tool's version, the configuration and the names of all files: each may change anything. */
  readonly setting: string;
  readonly inputs: readonly Input[];
  /** When the analysis began, in milliseconds since 1970: what changed later may have been read before. */
  readonly begunAt: number;
  readonly analysis: Analysis;
}

/** What a cache needs of the outside. */
export interface CacheContext {
  readonly repository: OpenedRepository;
  readonly target: ChangeTarget;
  /** Name and version of this tool. */
  readonly tool: string;
  /** What the user declares, if anything. */
  readonly configuration?: Configuration | undefined;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the result depends on besides the contents of files. */
function settingOf({ repository, tool, configuration }: CacheContext): string {
  return digestOf(JSON.stringify([tool, configuration ?? null, repository.files]));
}

/** The first line guards the rest: a file that was cut or edited is no cache. */
function parsed(content: string): CachedResult | undefined {
  const end = content.indexOf('\n');
  const rest = content.slice(end + 1);
  return end > 0 && content.slice(0, end) === digestOf(rest) ? (JSON.parse(rest) as CachedResult) : undefined;
}

function isSame(left: FileStamp, right: FileStamp): boolean {
  return (
    left.size === right.size &&
    left.modified === right.modified &&
    left.changed === right.changed &&
    left.inode === right.inode
  );
}

function isUnchanged({ repository }: CacheContext, [file, stamp, digest]: Input, begunAt: number): boolean {
  const current = repository.stampOf(file);
  if (current !== undefined && stamp !== null && isSame(current, stamp)) {
    if (Math.max(stamp.modified, stamp.changed) < begunAt - timestampGranularity) return true;
  }
  const text = repository.readText(file);
  return (text === undefined ? null : digestOf(text)) === digest;
}

/** The remembered result, where every input is what it was; undefined else, and for a cache that cannot be read. */
export function cachedAnalysis(context: CacheContext): Analysis | undefined {
  try {
    const content = context.target.isInside(resultFile) ? context.target.read(resultFile) : null;
    const cached = content === null ? undefined : parsed(content);
    if (cached === undefined || cached.setting !== settingOf(context)) return undefined;
    const isCurrent = cached.inputs.every((input) => isUnchanged(context, input, cached.begunAt));
    return isCurrent ? cached.analysis : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Remembers a result. A folder that cannot be written is no reason to fail.
 * @param reads every file that the result depends on, with the digest of its text
 * @param begunAt when the analysis began, in milliseconds since 1970
 */
export function rememberAnalysis(
  context: CacheContext,
  analysis: Analysis,
  reads: readonly (readonly [file: string, digest: string | null])[],
  begunAt: number,
): void {
  try {
    const { repository, target } = context;
    if (!target.isInside(resultFile)) return;
    const inputs = reads.map(([file, digest]): Input => [file, repository.stampOf(file) ?? null, digest]);
    const cached: CachedResult = { setting: settingOf(context), inputs, begunAt, analysis };
    const rest = JSON.stringify(cached);
    target.write(ignoreFile, '*\n');
    target.write(`${resultFile}.new`, `${digestOf(rest)}\n${rest}`);
    target.move(`${resultFile}.new`, resultFile);
  } catch {
    // A read-only repository has no cache.
  }
}
