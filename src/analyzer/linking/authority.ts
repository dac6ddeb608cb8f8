import type { BoundAddress, Piece } from './bound-address.js';

/** An address taken apart. */
export interface SplitAddress {
  /** Undefined for a relative address. */
  readonly authority:
    | {
        readonly host: string;
        readonly port: number | undefined;
        /** The hole within the host, where there is one; `host` is what stands before it. */
        readonly hole: Extract<Piece, { kind: 'hole' }> | undefined;
      }
    | undefined;
  /** What comes after the host. */
  readonly rest: readonly Piece[];
}

const schemePattern = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;

/** Drops a scheme at the start; a scheme that is itself a variable ends in `://` too. */
function withoutScheme(pieces: readonly Piece[]): {
  readonly pieces: readonly Piece[];
  readonly hasScheme: boolean;
} {
  const [first, second, ...rest] = pieces;
  if (first?.kind === 'text' && first.text === '') return withoutScheme(pieces.slice(1));
  if (first?.kind === 'text' && schemePattern.test(first.text)) {
    const text = first.text.replace(schemePattern, '');
    return { pieces: [{ kind: 'text', text }, ...pieces.slice(1)], hasScheme: true };
  }
  if (
    second?.kind === 'text' &&
    (second.text.startsWith('://') || schemePattern.test(`${textOf(first)}${second.text}`))
  ) {
    return { pieces: [{ kind: 'text', text: second.text.replace(/^:?\/\//, '') }, ...rest], hasScheme: true };
  }
  return { pieces, hasScheme: false };
}

function textOf(piece: Piece | undefined): string {
  return piece?.kind === 'text' ? piece.text : '';
}

/** Splits at the first slash: what is before it names the host. */
function splitAtSlash(pieces: readonly Piece[]): {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
} {
  for (const [index, piece] of pieces.entries()) {
    const at = piece.kind === 'text' ? piece.text.search(/[/?#]/) : -1;
    if (piece.kind !== 'text' || at === -1) continue;
    return {
      before: [...pieces.slice(0, index), { kind: 'text', text: piece.text.slice(0, at) }],
      after: [{ kind: 'text', text: piece.text.slice(at) }, ...pieces.slice(index + 1)],
    };
  }
  return { before: pieces, after: [] };
}

/** `user:3001`, `[::1]:80`, `name:password@host` */
function parsed(text: string): { readonly host: string; readonly port: number | undefined } {
  const bare = text.slice(text.lastIndexOf('@') + 1);
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?/.exec(bare);
  const port = match?.[2] === undefined ? undefined : Number(match[2]);
  return { host: (match?.[1] ?? bare).toLowerCase(), port };
}

/** Takes a bound address apart. A text without scheme counts as a host where it begins with one (`user:3001/x`). */
export function splitAddress({ pieces }: Pick<BoundAddress, 'pieces'>): SplitAddress {
  const { pieces: inner, hasScheme } = withoutScheme(pieces);
  const { before, after } = splitAtSlash(inner);
  const start = textOf(before[0]);
  const startsWithHole = before[0]?.kind === 'hole' || (start === '' && before[1]?.kind === 'hole');
  const looksLikeHost = /^[\w.-]+:\d+$/.test(start);
  if (!hasScheme && !startsWithHole && !looksLikeHost) return { authority: undefined, rest: pieces };
  const hole = before.find((piece) => piece.kind === 'hole');
  const known = before
    .slice(0, hole === undefined ? before.length : before.indexOf(hole))
    .map(textOf)
    .join('');
  const { host, port } = parsed(known);
  // a hole after `host:` is only the port
  const onlyPort = hole !== undefined && /^[\w.-]+:$/.test(known);
  if (onlyPort)
    return { authority: { host: host.replace(/:$/, ''), port: undefined, hole: undefined }, rest: after };
  // a path given as a whole after host and port: `http://user:3001${path}`
  const isPath = hole !== undefined && /^(?:[^@]*@)?[\w.-]+:\d{2,5}$/.test(known);
  if (isPath)
    return {
      authority: { host, port, hole: undefined },
      rest: [...before.slice(before.indexOf(hole)), ...after],
    };
  // and after the host alone: `http://user${path}`
  return { authority: { host, port, hole }, rest: after.length === 0 && hole !== undefined ? [hole] : after };
}
