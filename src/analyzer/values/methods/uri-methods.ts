import type { ts } from 'ts-morph';
import { addressMember, withSegments, writtenAddress } from '../addresses/address-parts.js';
import { asText, type Piece } from '../text.js';
import type { Deferred, TextValue, Value } from '../value.js';

type UriMethod = (owner: TextValue, values: readonly Deferred[], node: ts.Node) => Value;

function textOf(value: Deferred, node: ts.Node): Piece {
  const source = value.node ?? node;
  return [asText(value.value(), source), source];
}

/** Reads a part without an argument, and writes it with one. */
function accessor(name: string): UriMethod {
  return (owner, [value], node) =>
    value === undefined
      ? (addressMember(owner, name, node) ?? owner)
      : writtenAddress(owner, name, textOf(value, node)[0], node);
}

const keeping: UriMethod = (owner) => owner;

function segment(owner: TextValue, values: readonly Deferred[], node: ts.Node): Value {
  const list = values[0]?.value();
  const pieces = list?.kind === 'list' ? list.elements : values.slice(-1);
  return withSegments(
    owner,
    pieces.map((piece) => textOf(piece, node)),
    node,
  );
}

/** Methods of URI.js, by which an address is built step by step: https://medialize.github.io/URI.js/docs.html */
export const uriMethods: ReadonlyMap<string, UriMethod> = new Map<string, UriMethod>([
  ['addQuery', keeping],
  ['addSearch', keeping],
  ['clone', keeping],
  ['host', accessor('host')],
  ['hostname', accessor('hostname')],
  ['href', accessor('href')],
  ['normalizePathname', keeping],
  ['normalizeSearch', keeping],
  ['path', accessor('pathname')],
  ['pathname', accessor('pathname')],
  ['port', accessor('port')],
  ['protocol', accessor('protocol')],
  ['query', keeping],
  ['readable', keeping],
  ['removeQuery', keeping],
  ['scheme', accessor('protocol')],
  ['segment', segment],
  ['segmentCoded', segment],
  ['setQuery', keeping],
  ['setSearch', keeping],
]);
