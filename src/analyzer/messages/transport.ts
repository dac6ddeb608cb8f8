import type { ts } from 'ts-morph';
import type { Evaluator } from '../values/evaluator.js';
import type { Deferred, LibraryValue, MadeValue } from '../values/value.js';

/** A call or construction of a messaging library. */
export interface MessagingCall {
  readonly evaluator: Evaluator;
  readonly node: ts.CallExpression | ts.NewExpression;
  readonly callee: LibraryValue | MadeValue;
  readonly values: readonly Deferred[];
}

/** What a call does with which channel. */
export interface Channel {
  readonly direction: 'publish' | 'consume';
  /** Undefined where the name cannot be told. */
  readonly name: Deferred | undefined;
}

/** One way in which a repository is asynchronous already. Adding one is a file, a line in `registry.ts` and a test. */
export interface Transport {
  readonly id: string;
  readonly packages: readonly string[];
  /** Names of the calls that it may mean. */
  readonly names: readonly string[];
  readonly channel: (call: MessagingCall) => Channel | undefined;
}
