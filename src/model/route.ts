import type { Span } from './place.js';

/** An endpoint that a service answers, and where the code that answers it stands. */
export interface Route {
  /** `loyalty POST /points`; unique in the repository. */
  readonly id: string;
  /** GET, POST …, ANY, or RPC: then the path is what callers name (`Service/Method`, a pattern, a procedure). */
  readonly method: string;
  /** Normalised: `{}` for each dynamic segment, a last `*` for any rest, mounts and prefixes included, no trailing slash. */
  readonly path: string;
  /** Names of the dynamic segments in order (`['id']` for `/users/:id`). */
  readonly parameters: readonly string[];
  /** File and line of the handler function (not of the registration, where the two differ). */
  readonly file: string;
  readonly line: number;
  /** Name of the handler function or method, null for an anonymous function. */
  readonly handler: string | null;
  /** Span of the handler function expression or declaration; null where it could not be followed. */
  readonly handlerSpan: Span | null;
  readonly framework: string;
  /** Names of middleware and guards that run before the handler. */
  readonly middleware: readonly string[];
  /** Expression text of the validation schema, or null. */
  readonly schema: string | null;
  /** True where the handler (or what it calls in the same file) writes to a datastore or a file. */
  readonly writes: boolean;
  /** Ids of the calls that reach this route, sorted. */
  readonly calledBy: readonly string[];
}
