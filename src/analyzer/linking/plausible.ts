import type { BoundAddress } from './bound-address.js';

/** The address with `{}` for what is not known, without scheme and query. */
function shapeOf(address: BoundAddress | undefined): string {
  return (address?.pieces ?? [])
    .map((piece) => (piece.kind === 'text' ? piece.text : '{}'))
    .join('')
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/[?#].*$/, '');
}

function segmentsOf(shape: string): readonly string[] {
  return shape.split('/');
}

/** True where `full` has something in each place that is empty in `shape`, and is the same elsewhere. */
function fills(full: string, shape: string): boolean {
  const own = segmentsOf(shape);
  const others = segmentsOf(full);
  return (
    full !== shape &&
    own.length === others.length &&
    own.every((segment, index) => segment === '' || segment === others[index]) &&
    others.slice(1, -1).every((segment) => segment !== '')
  );
}

const repeatedPrefix = /(\/[a-z][^/{}]*(?:\/[^/{}]+)*)\1(?=\/)/i;

/**
 * True for an address that no running program sends, as another of the alternatives shows: `/users//profile` beside
 * `/users/{}/profile` (an identifier that a function gives back empty), `/api/v1/api/v1/orders` beside
 * `/api/v1/orders` (a prefix that is put before an address only where it is missing).
 */
function isRuledOut(shape: string, others: readonly string[]): boolean {
  if (shape.slice(0, -1).includes('//') && others.some((other) => fills(other, shape))) return true;
  const single = shape.replace(repeatedPrefix, '$1');
  return single !== shape && others.includes(single);
}

/** Of the alternatives of one address those that the others do not rule out. */
export function plausible(
  alternatives: readonly (readonly BoundAddress[])[],
): readonly (readonly BoundAddress[])[] {
  const shapes = alternatives.map(([best]) => shapeOf(best));
  return alternatives.filter((_, index) => !isRuledOut(shapes[index] ?? '', shapes));
}
