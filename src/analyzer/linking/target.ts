import type { Confidence, Resolution, Target } from '../../model/call.js';
import type { AddressBook, PortAddress } from '../services/addresses/address-book.js';
import { type SplitAddress, splitAddress } from './authority.js';
import type { BoundAddress } from './bound-address.js';
import { reasonOfPart } from './reasons.js';
import { hostsInName } from './variable-name.js';

const loopback = /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|host\.docker\.internal)$/;
const numeric = /^(?:\d+\.){3}\d+$|^\[/;
/** What passes requests into a cluster; which service answers, its rules say. */
const ingress = /^(?:ingress-nginx|nginx-ingress|istio-ingress|traefik)/;
/** `orders.shop.local`: a name that only the deployment itself gives. */
const deploymentHost = /^([a-z][a-z0-9-]*)(?:\.[a-z0-9-]+)*\.(?:local|internal|svc)$/;
/** The machine's own metadata server, by its short name: https://cloud.google.com/compute/docs/metadata/overview */
const metadataHost = 'metadata';

/** What names a service; two of them that agree make it sure. */
type Source = 'deployed-host' | 'environment' | 'code' | 'port' | 'variable';

/** Where a request goes, with what says so. */
export interface ResolvedTarget {
  readonly to: Target;
  readonly sources: ReadonlySet<Source | 'name'>;
  readonly evidence: readonly Resolution[];
  /** The address's pieces after the host, as bound for this target. */
  readonly address: SplitAddress;
}

/** What an address is looked up in. */
export interface Lookup {
  readonly addresses: AddressBook;
  /** True where a service has a route for the request at this address. */
  readonly answers: (service: string, address: SplitAddress) => boolean;
}

interface Guess extends ResolvedTarget {
  readonly strength: 'strong' | 'loopback' | 'none';
}

function addressSource({ origin }: BoundAddress): Source {
  return origin === 'environment' ? 'environment' : 'code';
}

function external(host: string, bound: BoundAddress, address: SplitAddress): Guess {
  return {
    to: { kind: 'external', host },
    sources: new Set([addressSource(bound)]),
    evidence: bound.evidence,
    address,
    strength: 'strong',
  };
}

function service(
  name: string,
  sources: Iterable<Source | 'name'>,
  evidence: readonly Resolution[],
  address: SplitAddress,
  strength: Guess['strength'] = 'strong',
): Guess {
  return { to: { kind: 'service', name }, sources: new Set(sources), evidence, address, strength };
}

function unknownTarget(reason: string, missing: string, bound: BoundAddress, address: SplitAddress): Guess {
  return {
    to: { kind: 'unknown', reason, missing },
    sources: new Set(),
    evidence: bound.evidence,
    address,
    strength: 'none',
  };
}

function byHost(
  addresses: AddressBook,
  bound: BoundAddress,
  address: SplitAddress,
  host: string,
  port: number | undefined,
): Guess {
  const known = addresses.serviceOfHost(host);
  if (known !== undefined) {
    const isPort =
      port !== undefined &&
      addresses.ports.some((entry) => entry.port === port && entry.service === known.service);
    const step = { file: known.file, line: known.line, what: `${host} is the service ${known.service}` };
    const source = known.source === 'name' ? 'name' : 'deployed-host';
    const sources = [source, addressSource(bound), ...(isPort ? (['port'] as const) : [])] as const;
    return service(known.service, sources, [...bound.evidence, step], address);
  }
  const own = deploymentHost.exec(host)?.[1];
  const isOurs = own !== undefined && host !== 'metadata.google.internal' && !ingress.test(own);
  if (isOurs && !addresses.isInfrastructureHost(own))
    return service(own, [addressSource(bound)], bound.evidence, address);
  const isOutside = host.includes('.') || host === metadataHost || addresses.isInfrastructureHost(host);
  if (isOutside) return external(host, bound, address);
  // a host name without a dot is one of the deployment's own, even if its code is elsewhere
  return service(host, [addressSource(bound)], bound.evidence, address);
}

/** Of several services with one port, the only one that has a route for the request; else who publishes the port. */
function serviceOnPort(
  { addresses, answers }: Lookup,
  address: SplitAddress,
  port: number,
): PortAddress | undefined {
  const claims = addresses.ports.filter((entry) => entry.port === port);
  const answering = claims.filter(({ service: name }) => answers(name, address));
  const names = new Set(answering.map(({ service: name }) => name));
  return names.size === 1 ? answering[0] : addresses.serviceOnPort(port);
}

function byPort(lookup: Lookup, bound: BoundAddress, address: SplitAddress, port: number | undefined): Guess {
  const known = port === undefined ? undefined : serviceOnPort(lookup, address, port);
  if (known !== undefined) {
    const step = { file: known.file, line: known.line, what: `port ${known.port} is ${known.service}'s` };
    return service(known.service, ['port'], [...bound.evidence, step], address, 'loopback');
  }
  const missing =
    port === undefined ? 'the service behind a local address' : `the service that listens on port ${port}`;
  return unknownTarget('the address is the local machine', missing, bound, address);
}

function guessOf(lookup: Lookup, bound: BoundAddress): Guess {
  const { addresses } = lookup;
  const address = splitAddress(bound);
  const { authority } = address;
  if (authority === undefined) {
    return unknownTarget(
      'the address is relative',
      'the host that the relative address is sent to',
      bound,
      address,
    );
  }
  const { host, port, hole } = authority;
  if (hole !== undefined) {
    // `http://catalogue${domain}`: an ending that deployments add to the name
    const named = host === '' ? undefined : addresses.serviceOfHost(host.replace(/\.$/, ''));
    if (named !== undefined) return service(named.service, ['name'], bound.evidence, address);
    const { reason, missing } = reasonOfPart(hole.part);
    return unknownTarget(reason, missing, bound, address);
  }
  if (loopback.test(host)) return byPort(lookup, bound, address, port);
  if (host === '') return unknownTarget('the address has no host', 'the host of the address', bound, address);
  return numeric.test(host) ? external(host, bound, address) : byHost(addresses, bound, address, host, port);
}

/** What the names of the variables suggest: never more than a weak hint. */
function byVariable(addresses: AddressBook, bound: BoundAddress): Guess | undefined {
  for (const variable of bound.variables) {
    for (const host of hostsInName(variable)) {
      const known = addresses.serviceOfHost(host);
      if (known === undefined) continue;
      const step = {
        file: known.file,
        line: known.line,
        what: `the name ${variable} suggests ${known.service}`,
      };
      return service(known.service, ['variable'], [...bound.evidence, step], splitAddress(bound));
    }
  }
  return undefined;
}

function isSame(left: Target, right: Target): boolean {
  return left.kind === 'service' && right.kind === 'service' && left.name === right.name;
}

/** Adds what other addresses of the same variables say of the same service. */
function supported(best: Guess, others: readonly (Guess | undefined)[]): ResolvedTarget {
  const agreeing = others.filter(
    (guess) => guess !== undefined && guess !== best && isSame(guess.to, best.to),
  );
  const sources = new Set(best.sources);
  for (const guess of agreeing) for (const source of guess?.sources ?? []) sources.add(source);
  return { to: best.to, sources, evidence: best.evidence, address: best.address };
}

/**
 * Tells where an address leads. A host decides; a loopback address only where no other value of its variables names a
 * host, and then by its port; the name of a variable comes last.
 */
export function resolveTarget(lookup: Lookup, candidates: readonly BoundAddress[]): ResolvedTarget {
  const guesses = candidates.map((bound) => guessOf(lookup, bound));
  const named = candidates
    .map((bound) => byVariable(lookup.addresses, bound))
    .find((guess) => guess !== undefined);
  const strong = guesses.find(({ strength }) => strength === 'strong');
  const local = guesses.find(({ strength }) => strength === 'loopback');
  const isConflict = local !== undefined && named !== undefined && !isSame(local.to, named.to);
  const best = strong ?? (isConflict ? named : local) ?? named ?? guesses[0];
  if (best === undefined) {
    return {
      to: { kind: 'unknown', reason: 'there is no address', missing: 'the address of the request' },
      sources: new Set(),
      evidence: [],
      address: { authority: undefined, rest: [] },
    };
  }
  return supported(best, [...guesses, named]);
}

/**
 * Two sources that agree are sure, one good source is fair, the name of a variable alone is weak.
 * @param confirmed whether the service has a route for the request: a path confirms, it never decides
 */
export function confidenceOf({ sources }: ResolvedTarget, confirmed: boolean): Confidence {
  if (sources.has('deployed-host')) return 'high';
  const isSupported = confirmed || sources.has('name') || sources.has('variable');
  if (sources.has('port') && isSupported) return 'high';
  return sources.has('port') || sources.has('code') || sources.has('environment') ? 'medium' : 'low';
}
