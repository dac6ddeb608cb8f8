import type { CallLike } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import type { Deferred, LibraryValue, MadeValue, Value } from '../values/value.js';

/** A call or construction whose callee comes from a package or the platform. */
export interface LibraryCall {
  readonly evaluator: Evaluator;
  readonly node: CallLike;
  readonly callee: LibraryValue | MadeValue;
  /** The arguments, spread ones one by one. */
  readonly values: readonly Deferred[];
}

/** What one call sends, as far as the values of its frame tell. */
export interface Request {
  /** The whole address, base included, as text. */
  readonly url: Value;
  readonly method: Value;
  /** A proxy passes on what it was sent: to this very path, or to any path below the address. */
  readonly passesOn?: 'path' | 'any-path';
  /**
   * The address's path names an operation (`UserService/GetUser`, the pattern of a message). `by-name` where the name
   * is all the address that there is: whoever answers it gets the request.
   */
  readonly operation?: 'at-address' | 'by-name';
  /** What is sent as the body. */
  readonly body: Deferred | undefined;
  readonly headers: Value | undefined;
  /** In milliseconds. */
  readonly timeout: Value | undefined;
  /** How often it is sent again after a failure. */
  readonly retries: Value | undefined;
}

/** One library by which requests are sent. Adding one is a file, a line in `registry.ts` and a test. */
export interface Client {
  readonly id: string;
  /** Import specifiers, `global` for what the platform has. */
  readonly packages: readonly string[];
  /** What the text of a file holds where the client is used otherwise than by a verb (`broker.call(…)`). */
  readonly mark?: RegExp;
  /** Names of the members that send, besides the verbs of HTTP. */
  readonly members?: readonly string[];
  /** True where operations have names of their own: in marked files any `this.users.findOne(…)` may be one. */
  readonly hasOperations?: true;
  /** True where making an object (`new HttpLink({ uri })`) may be the only place that names the address. */
  readonly constructs?: true;
  /** What the call sends; undefined where the call is no request (`axios.create`). */
  readonly recognise: (call: LibraryCall) => Request | undefined;
}
