import type { ts } from 'ts-morph';
import type { CallLike } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import type { Deferred, LibraryValue, MadeValue } from '../values/value.js';

/** A call or construction of a messaging library. */
export interface MessagingCall {
  readonly evaluator: Evaluator;
  readonly node: CallLike;
  /** What is called; the library `parameter` for a member of what a callback is given. */
  readonly callee: LibraryValue | MadeValue;
  readonly values: readonly Deferred[];
}

/** What a call does with which channel. */
export interface Channel {
  readonly direction: 'publish' | 'consume';
  /** Undefined where the name cannot be told. */
  readonly name: Deferred | undefined;
}

/** A channel that a declaration names, not a call. */
export interface DeclaredChannel extends Channel {
  readonly node: ts.Node;
}

/** One way in which a repository is asynchronous already. Adding one is a file, a line in `registry.ts` and a test. */
export interface Transport {
  readonly id: string;
  readonly packages: readonly string[];
  /** Names of the calls that it may mean. */
  readonly names: readonly string[];
  /** True where libraries hand their objects to callbacks: in files that import one a parameter's members count. */
  readonly handsOver?: true;
  /** The channels of a call; none where it is something else. */
  readonly channels: (call: MessagingCall) => readonly Channel[];
  /** Whether the repository uses it, where its code need not import it; by default where some file does. */
  readonly isUsed?: (evaluator: Evaluator) => boolean;
  /** Channels that no call names (handlers in the schema of a service). */
  readonly declared?: (evaluator: Evaluator) => readonly DeclaredChannel[];
}
