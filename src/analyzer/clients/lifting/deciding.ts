import type { ts } from 'ts-morph';
import { optionsOf } from '../../values/text.js';
import { dependenciesOf, type Part, type TextValue, type Value } from '../../values/value.js';
import type { Request } from '../client.js';

/** The parameters (or classes) on which a request's target hangs. */
export interface Deciding {
  /** They decide the base, the method or the whole path: the request is their function's callers' own. */
  readonly certain: readonly ts.Node[];
  /** They fill a segment of the path: only where every caller gives a constant do they decide the endpoint. */
  readonly possible: readonly ts.Node[];
}

interface Walk {
  /** Where the address's path begins; a scheme's slashes do not count. */
  inPath: boolean;
  inQuery: boolean;
  hasLiteralSegment: boolean;
  before: string;
  readonly base: ts.Node[];
  readonly segments: ts.Node[];
  readonly glued: ts.Node[];
}

function readLiteral(walk: Walk, text: string): void {
  let rest = text;
  if (!walk.inPath) {
    const scheme = rest.indexOf('://');
    const slash = rest.indexOf('/', scheme === -1 ? 0 : scheme + 3);
    if (slash !== -1) {
      walk.inPath = true;
      rest = rest.slice(slash);
    }
  }
  const query = rest.search(/[?#]/);
  if (walk.inPath) {
    const path = query === -1 ? rest : rest.slice(0, query);
    if (/[^/]/.test(path)) walk.hasLiteralSegment = true;
  }
  if (query !== -1) walk.inQuery = true;
  if (text !== '') walk.before = text.slice(-1);
}

function readDynamic(walk: Walk, part: Exclude<Part, { kind: 'literal' }>): void {
  const depends = part.kind === 'unknown' ? part.depends : [];
  if (!walk.inPath) walk.base.push(...depends);
  else if (walk.before === '/' || /[-_.:=]/.test(walk.before)) walk.segments.push(...depends);
  else walk.glued.push(...depends);
  walk.before = '}';
}

function ofText(value: TextValue): Deciding {
  const walk: Walk = {
    inPath: false,
    inQuery: false,
    hasLiteralSegment: false,
    before: '',
    base: [],
    segments: [],
    glued: [],
  };
  for (const part of value.parts) {
    if (walk.inQuery) break;
    if (part.kind === 'literal') readLiteral(walk, part.text);
    else readDynamic(walk, part);
  }
  const certain = [...walk.base, ...walk.glued];
  return walk.hasLiteralSegment
    ? { certain, possible: walk.segments }
    : { certain: [...certain, ...walk.segments], possible: [] };
}

function ofAddress(value: Value): Deciding {
  return value.kind === 'text' ? ofText(value) : { certain: dependenciesOf(value), possible: [] };
}

/** What would have to be bound to tell the request's endpoint. */
export function decidingOf(request: Request): Deciding {
  const addresses = optionsOf(request.url).map(ofAddress);
  const method = optionsOf(request.method).flatMap(dependenciesOf);
  return {
    certain: [...new Set([...addresses.flatMap(({ certain }) => certain), ...method])],
    possible: [...new Set(addresses.flatMap(({ possible }) => possible))],
  };
}
