/** The parts of an address that tell who answers what. */
export interface WebAddress {
  /** `loyalty:3004`; null for a path alone. */
  readonly host: string | null;
  /** Without query and fragment. */
  readonly path: string;
}

/** Takes `http://loyalty:3004/points?id=1` or `/points?id=1` apart; undefined for what is neither. */
export function webAddressOf(written: string): WebAddress | undefined {
  const found = /^(?:[a-z][a-z0-9+.-]*:\/\/([^/?#]+))?(\/[^?#]*)?(?:[?#].*)?$/i.exec(written.trim());
  if (found === null || (found[1] === undefined && found[2] === undefined)) return undefined;
  const host = found[1]?.replace(/^.*@/, '') ?? null;
  return { host, path: found[2] ?? '/' };
}
