/** Thrown inside `resolve` only: why a call site is left alone, and what its owner can change so that it need not be. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    /** A sentence. */
    readonly reason: string,
    /** A sentence. */
    readonly hint: string,
  ) {
    super(reason);
  }
}
