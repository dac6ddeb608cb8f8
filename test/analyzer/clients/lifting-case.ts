/** One form of a wrapper: the code, and every request that it makes. */
export interface LiftingCase {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}
