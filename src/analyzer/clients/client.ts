import type { ts } from 'ts-morph';
import type { Evaluator } from '../values/evaluator.js';
import type { Deferred, LibraryValue, MadeValue, Value } from '../values/value.js';

/** A call whose callee comes from a package or the platform. */
export interface LibraryCall {
  readonly evaluator: Evaluator;
  readonly node: ts.CallExpression;
  readonly callee: LibraryValue | MadeValue;
  readonly values: readonly Deferred[];
}

/** What one call sends, as far as the values of its frame tell. */
export interface Request {
  /** The whole address, base included, as text. */
  readonly url: Value;
  readonly method: Value;
  /** A proxy passes on what it was sent: to this very path, or to any path below the address. */
  readonly passesOn?: 'path' | 'any-path';
  /** What is sent as the body. */
  readonly body: Deferred | undefined;
  readonly headers: Value | undefined;
  readonly timeout: Value | undefined;
  readonly retries: Value | undefined;
}

/** One HTTP client. Adding one is a file, a line in `registry.ts` and a test. */
export interface Client {
  readonly id: string;
  /** Import specifiers, `global` for what the platform has. */
  readonly packages: readonly string[];
  /** What the call sends; undefined where the call is no request (`axios.create`). */
  readonly recognise: (call: LibraryCall) => Request | undefined;
}
