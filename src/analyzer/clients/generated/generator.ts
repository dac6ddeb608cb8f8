import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import type { Deferred, Value } from '../../values/value.js';
import type { RequestReader } from '../lifting/lift.js';
import { withBase } from '../shared/settings.js';

/** One operation of a generated client: the call in its body that is read as its request. */
export interface GeneratedOperation {
  readonly sink: ts.CallExpression;
  readonly read: RequestReader;
}

/** The shape of what one generator writes. Adding one is a file, a line in `requests.ts` and a test. */
export interface Generator {
  readonly id: string;
  /** What the text of a file with operations holds. */
  readonly mark: RegExp;
  readonly operations: (evaluator: Evaluator, source: ts.SourceFile) => readonly GeneratedOperation[];
}

/** What an operation sends. */
export interface Sent {
  readonly base: Deferred | undefined;
  readonly path: Value;
  readonly method: Value;
  readonly body?: Deferred | undefined;
}

/** The request of an operation; its base is the caller's configuration, verb and path are the generated body's. */
export function generatedRequest(
  { base, path, method, body }: Sent,
  node: ts.Node,
): ReturnType<RequestReader> {
  return {
    client: 'openapi-client',
    url: withBase(base, path, node),
    method,
    body,
    headers: undefined,
    timeout: undefined,
    retries: undefined,
  };
}
