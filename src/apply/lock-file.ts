import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Artifact } from '../model/artifact.js';
import { applyCatalogue } from '../model/catalogue/apply.js';
import { errorOf } from '../model/errors.js';
import { emptyLock, type Lock, lockFile } from '../model/lock.js';
import { lockSchema } from '../model/lock-schema.js';
import type { MessageSpec } from '../model/message-spec.js';
import type { Repository } from '../model/repository.js';

/** SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Reads what was applied so far; an absent file is an empty lock.
 * @throws UserError when the file is not a lock of this version.
 */
export function readLock(repository: Repository): Lock {
  const text = repository.readText(lockFile);
  if (text === undefined) return emptyLock;
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error).split('\n')[0] : String(error);
    throw errorOf(applyCatalogue.lockUnreadable, { reason: reason ?? 'it is not valid' }, { file: lockFile });
  }
}

/** The lock file's text after these artifacts are written: messages sorted by name, files by path. */
export function lockText(
  lock: Lock,
  messages: readonly MessageSpec[],
  artifacts: readonly Artifact[],
): string {
  const written = artifacts.flatMap((artifact) =>
    artifact.kind === 'file' ? [[artifact.path, hashOf(artifact.content)] as const] : [],
  );
  const files = Object.entries({ ...lock.files, ...Object.fromEntries(written) }).sort(byFirst);
  const next: Lock = {
    schemaVersion: 1,
    messages: [...messages].sort((a, b) => (a.name < b.name ? -1 : 1)),
    files: Object.fromEntries(files),
  };
  return `${JSON.stringify(next, null, 2)}\n`;
}

function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
