import { ts } from 'ts-morph';
import type { Piece } from './bound-address.js';
import { requestedPath } from './requested-path.js';
import { isVisible } from './visibility.js';

export interface EndpointPath {
  /** Null where no segment of it is known. */
  readonly path: string | null;
  readonly pathArguments: readonly string[];
}

interface Template {
  readonly text: string;
  readonly holes: readonly Extract<Piece, { kind: 'hole' }>[];
}

function pathOfRequest({ part }: Extract<Piece, { kind: 'hole' }>): string | undefined {
  return part.origins.map(requestedPath).find((path) => path !== undefined);
}

/** The path without query: the template's text with `{}` for every hole, and the holes in order. */
function templateOf(pieces: readonly Piece[]): Template {
  let text = '';
  const holes: Extract<Piece, { kind: 'hole' }>[] = [];
  for (const piece of pieces) {
    const known = piece.kind === 'hole' ? pathOfRequest(piece) : undefined;
    if (known !== undefined) {
      text += known;
      continue;
    }
    if (piece.kind === 'hole') {
      text += '{}';
      holes.push(piece);
      continue;
    }
    const end = piece.text.search(/[?#]/);
    text += end === -1 ? piece.text : piece.text.slice(0, end);
    if (end !== -1) break;
  }
  return { text, holes };
}

/** The source text of a hole as the site can see it, outermost expression first. */
function argumentText(hole: Extract<Piece, { kind: 'hole' }>, site: ts.Node): string | undefined {
  const node = hole.part.origins.findLast((origin) => ts.isExpression(origin) && isVisible(origin, site));
  return node?.getText();
}

/**
 * The normalised path of a request: `{}` for each dynamic segment, no query, one slash between segments. A hole that is
 * glued to the very end (`/users${query}`) is a query string.
 */
export function endpointPath(pieces: readonly Piece[], site: ts.Node): EndpointPath {
  const { text, holes } = templateOf(pieces);
  const isQuery = /[A-Za-z0-9]\{\}$/.test(text) && text.startsWith('/');
  const whole = isQuery ? text.slice(0, -2) : text;
  const kept = isQuery ? holes.slice(0, -1) : holes;
  const isWhollyUnknown = kept.length > 0 && !/[^/{}]/.test(whole);
  if (isWhollyUnknown) return { path: null, pathArguments: [] };
  const path = `/${whole}`
    .replace(/\/{2,}/g, '/')
    .replace(/(.)\/$/, '$1')
    .replace(/\{[^{}]*\}/g, '{}')
    .replace(/(?:\{\}){2,}/g, '{}');
  const texts = kept.map((hole) => argumentText(hole, site));
  const isWhole = texts.every((entry) => entry !== undefined) && path.split('{}').length - 1 === texts.length;
  return { path, pathArguments: isWhole ? texts.filter((entry) => entry !== undefined) : [] };
}
