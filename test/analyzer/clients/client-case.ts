/** Code of one file `a.ts`, or of several. */
export type Code = string | Readonly<Record<string, string>>;

/** What a client makes of code; requests are shown as in `requestsOf`. */
export interface ClientCase {
  /** The client's id. */
  readonly id: string;
  readonly match: readonly (readonly [code: Code, expected: string | readonly string[]])[];
  /** Code that sends nothing. */
  readonly nearMiss: readonly Code[];
  /** Requests of which something is not known. */
  readonly cannotTell: readonly (readonly [code: Code, expected: string | readonly string[]])[];
}
