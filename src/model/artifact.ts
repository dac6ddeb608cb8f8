import type { Span } from './place.js';

/** Who caused a change: the emitter and the flows it serves. A change without an origin is a bug. */
export interface Origin {
  readonly emitter: string;
  readonly flows: readonly string[];
}

/**
 * What a generator wants: a whole file of its own, an edit of a span of a user's source file, or a change to the
 * members of a JSON file that keeps the rest of its text.
 */
export type Artifact =
  | { readonly kind: 'file'; readonly path: string; readonly content: string; readonly origin: Origin }
  | {
      readonly kind: 'edit';
      readonly path: string;
      readonly span: Span;
      readonly replacement: string;
      readonly origin: Origin;
    }
  | {
      readonly kind: 'json-members';
      readonly path: string;
      /** Members to set under the pointer where they are not there yet (`/dependencies`). */
      readonly pointer: string;
      readonly members: Readonly<Record<string, string>>;
      readonly origin: Origin;
    };
