/** Something that the user should know: a limit, a doubt, a thing left alone. */
export interface Notice {
  /** A code of the catalogue (`EDA1003`); `eda-migrate explain CODE` elaborates it. */
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** One or two full sentences: what happened and why. */
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  /** What to do about it. */
  readonly help: string;
}
