/** Code of one file `a.ts`, or of several. */
export type Code = string | Readonly<Record<string, string>>;

/** What a transport makes of code; messages are shown as `LINE DIRECTION TRANSPORT CHANNEL`. */
export interface MessageCase {
  /** The transport's id. */
  readonly id: string;
  readonly match: readonly (readonly [code: Code, expected: readonly string[]])[];
  /** Code that neither sends nor receives. */
  readonly nearMiss: readonly Code[];
  /** Messages whose channel is not known. */
  readonly cannotTell: readonly (readonly [code: Code, expected: readonly string[]])[];
}
