import type { ts } from 'ts-morph';
import { concatenate, literalStart, optionsOf, type Piece, union } from '../text.js';
import { literal, type Part, type TextValue, type Value } from '../value.js';

/**
 * Cuts a base address where its path begins: `http://host:80/a/b` gives `http://host:80`. A variable is taken to hold
 * no path.
 */
function originParts(parts: readonly Part[]): readonly Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    if (part.kind !== 'literal') {
      kept.push(part);
      continue;
    }
    const scheme = part.text.indexOf('://');
    const slash = part.text.indexOf('/', scheme === -1 ? 0 : scheme + 3);
    kept.push(slash === -1 ? part : { ...part, text: part.text.slice(0, slash) });
    if (slash !== -1) break;
  }
  return kept;
}

/** Cuts what follows the last slash of the path, as a relative reference replaces it. */
function folderParts(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  if (last?.kind !== 'literal') return parts;
  const scheme = last.text.indexOf('://');
  const slash = last.text.lastIndexOf('/');
  if (slash === -1 || slash <= scheme + 2) return parts;
  return [...parts.slice(0, -1), { ...last, text: last.text.slice(0, slash) }];
}

function resolveOne(path: TextValue, base: TextValue, node: ts.Node): Value {
  const start = literalStart(path);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(start)) return path;
  const isRooted = start.startsWith('/');
  const parts = isRooted ? originParts(base.parts) : folderParts(base.parts);
  const isLiteral = path.parts[0]?.kind === 'literal';
  // a path that is not known yet brings its own slash or not: callers will tell
  const separator: readonly Part[] = isRooted || !isLiteral ? [] : literal('/', node).parts;
  return { kind: 'text', parts: [...parts, ...separator, ...path.parts] };
}

/** `new URL(path, base)`: https://url.spec.whatwg.org/#constructors */
export function resolveAddress(path: Value, base: Value, node: ts.Node): Value {
  const results = optionsOf(path).flatMap((inner) =>
    optionsOf(base).map((outer) =>
      inner.kind === 'text' && outer.kind === 'text'
        ? resolveOne(inner, outer, node)
        : concatenate(
            [
              [outer, node],
              [inner, node],
            ],
            node,
          ),
    ),
  );
  return union(results, node);
}

/** Joins path pieces with exactly one slash between them, as `path.posix.join` does for plain names. */
export function joinPieces(pieces: readonly Piece[], node: ts.Node): Value {
  const spaced = pieces.flatMap((piece, index): Piece[] =>
    index === 0 ? [piece] : [[literal('/', node), node], piece],
  );
  const whole = concatenate(spaced, node);
  return union(
    optionsOf(whole).map((option) => (option.kind === 'text' ? withoutDoubleSlashes(option) : option)),
    node,
  );
}

function withoutDoubleSlashes(value: TextValue): TextValue {
  let endsWithSlash = false;
  const parts = value.parts.map((part): Part => {
    if (part.kind !== 'literal') {
      endsWithSlash = false;
      return part;
    }
    const single = part.text.replace(/([^:]|^)\/{2,}/g, '$1/');
    const text = endsWithSlash ? single.replace(/^\/+/, '') : single;
    if (text !== '') endsWithSlash = text.endsWith('/');
    return { ...part, text };
  });
  return { kind: 'text', parts };
}
