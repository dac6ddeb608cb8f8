/** A line of a file of the analysed repository (`line` is 1-based). */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** Character offsets into a file's text: `start` is the first character, `end` is one past the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
