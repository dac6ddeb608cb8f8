/** Code that a person wrote beside generated files, and every request that is found. */
export interface Usage {
  readonly files: Readonly<Record<string, string>>;
  readonly expected: readonly string[];
}

/** One generator: the files that it writes, and what is made of them. */
export interface GeneratedCase {
  readonly generator: string;
  readonly files: Readonly<Record<string, string>>;
  readonly match: Usage;
  readonly nearMiss: Usage;
  readonly cannotTell: Usage;
}
