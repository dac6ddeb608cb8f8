import type { ts } from 'ts-morph';
import { asText, concatenate, eachOption, type Piece } from '../text.js';
import { literal, type Part, type TextValue, unknown, type Value } from '../value.js';

/** An address cut where its scheme and its authority end. */
interface CutAddress {
  /** `http:`; undefined where the address begins with something that is not known. */
  readonly scheme: string | undefined;
  readonly authority: readonly Part[];
  readonly path: readonly Part[];
  readonly search: readonly Part[];
}

/** Cuts parts at the first of some signs: what is before it, and the rest with it. */
function cutAt(parts: readonly Part[], sign: RegExp): readonly [readonly Part[], readonly Part[]] {
  const index = parts.findIndex((part) => part.kind === 'literal' && sign.test(part.text));
  const part = parts[index];
  if (part?.kind !== 'literal') return [parts, []];
  const at = part.text.search(sign);
  const before: Part = { ...part, text: part.text.slice(0, at) };
  const after: Part = { ...part, text: part.text.slice(at) };
  return [
    [...parts.slice(0, index), ...(at === 0 ? [] : [before])],
    [after, ...parts.slice(index + 1)],
  ];
}

function cutAddress({ parts }: TextValue): CutAddress {
  const [first, ...rest] = parts;
  const match = first?.kind === 'literal' ? /^([a-z][a-z0-9+.-]*:)\/\//i.exec(first.text) : null;
  const remaining: readonly Part[] =
    match === null || first?.kind !== 'literal'
      ? parts
      : [
          ...(first.text === match[0] ? [] : [{ ...first, text: first.text.slice(match[0].length) }]),
          ...rest,
        ];
  const [authority, local] = cutAt(remaining, /[/?#]/);
  const [path, search] = cutAt(local, /[?#]/);
  return { scheme: match?.[1], authority, path, search };
}

function ofParts(parts: readonly Part[]): TextValue {
  return { kind: 'text', parts };
}

/** Host name and port of an authority; the port without its colon. */
function cutPort(authority: readonly Part[]): readonly [readonly Part[], readonly Part[]] {
  const index = authority.findLastIndex((part) => part.kind === 'literal' && part.text.includes(':'));
  const part = authority[index];
  if (part?.kind !== 'literal') return [authority, []];
  const at = part.text.lastIndexOf(':');
  const name: Part = { ...part, text: part.text.slice(0, at) };
  const port: Part = { ...part, text: part.text.slice(at + 1) };
  return [
    [...authority.slice(0, index), ...(name.text === '' ? [] : [name])],
    [...(port.text === '' ? [] : [port]), ...authority.slice(index + 1)],
  ];
}

function composed({ scheme, authority, path, search }: CutAddress): TextValue {
  const start: readonly Part[] =
    scheme === undefined ? [] : [{ kind: 'literal', text: `${scheme}//`, node: undefined }];
  return ofParts([...start, ...authority, ...path, ...search]);
}

const slash: Part = { kind: 'literal', text: '/', node: undefined };
const colon: Part = { kind: 'literal', text: ':', node: undefined };

function startsWith(parts: readonly Part[], sign: string): boolean {
  const [first] = parts;
  return first?.kind === 'literal' && first.text.startsWith(sign);
}

type PartName =
  | 'hash'
  | 'host'
  | 'hostname'
  | 'href'
  | 'origin'
  | 'pathname'
  | 'port'
  | 'protocol'
  | 'search';

const readers: Readonly<Record<PartName, (cut: CutAddress) => readonly Part[]>> = {
  hash: () => [],
  host: ({ authority }) => authority,
  hostname: ({ authority }) => cutPort(authority)[0],
  href: (cut) => composed(cut).parts,
  origin: (cut) => composed({ ...cut, path: [], search: [] }).parts,
  pathname: ({ path }) => (path.length === 0 ? [slash] : path),
  port: ({ authority }) => cutPort(authority)[1],
  protocol: ({ scheme }) => [{ kind: 'literal', text: scheme ?? '', node: undefined }],
  search: ({ search }) => search,
};

const writers: Readonly<Record<PartName, (cut: CutAddress, parts: readonly Part[]) => CutAddress>> = {
  hash: (cut) => cut,
  host: (cut, authority) => ({ ...cut, scheme: cut.scheme ?? 'http:', authority }),
  hostname: (cut, name) => {
    const [, port] = cutPort(cut.authority);
    return { ...cut, authority: port.length === 0 ? name : [...name, colon, ...port] };
  },
  href: (_, parts) => cutAddress(ofParts(parts)),
  origin: (cut) => cut,
  pathname: (cut, path) => ({ ...cut, path: startsWith(path, '/') ? path : [slash, ...path] }),
  port: (cut, port) => ({ ...cut, authority: [...cutPort(cut.authority)[0], colon, ...port] }),
  protocol: (cut, [part]) =>
    part?.kind === 'literal' ? { ...cut, scheme: `${part.text.replace(/:?\/*$/, '')}:` } : cut,
  search: (cut, search) => ({ ...cut, search }),
};

function isPartName(name: string): name is PartName {
  return Object.hasOwn(readers, name);
}

/** The members of an `URL` that a variable as its beginning may hold any part of. */
const hidden = new Set<PartName>(['host', 'hostname', 'port', 'protocol']);

/** The member of an `URL`; undefined for other names: https://url.spec.whatwg.org/#api */
export function addressMember(address: TextValue, name: string, node: ts.Node): Value | undefined {
  if (!isPartName(name)) return undefined;
  const cut = cutAddress(address);
  const isHidden = cut.scheme === undefined && cut.authority.length > 0 && hidden.has(name);
  return isHidden
    ? unknown(`it is the ${name} of an address that is not known`, node)
    : ofParts(readers[name](cut));
}

/** An address after one of its members has been written. */
export function writtenAddress(address: TextValue, name: string, value: Value, node: ts.Node): Value {
  if (!isPartName(name)) return address;
  return eachOption(asText(value, node), node, (option) =>
    option.kind === 'text' ? composed(writers[name](cutAddress(address), option.parts)) : option,
  );
}

/** Adds segments to the path of an address, before its query. */
export function withSegments(address: TextValue, segments: readonly Piece[], node: ts.Node): Value {
  const cut = cutAddress(address);
  const last = cut.path.at(-1);
  const path =
    last?.kind === 'literal' && last.text.endsWith('/')
      ? [...cut.path.slice(0, -1), { ...last, text: last.text.slice(0, -1) }]
      : cut.path;
  const added = segments.flatMap((segment): Piece[] => [[literal('/', node), node], segment]);
  return concatenate([[composed({ ...cut, path, search: [] }), node], ...added], node);
}
