import type { Service } from '../../../model/service.js';
import type { AliasFact, DeploymentFact, NameFact } from '../fact.js';
import type { AddressBook, HostAddress, PortAddress } from './address-book.js';
import { isInfrastructureName } from './infrastructure.js';
import type { ServicePort } from './service-ports.js';

/** A service with what its addresses are read from. */
export interface KnownAddresses {
  readonly service: Service;
  /** With its scope; '' where it has no package. */
  readonly packageName: string;
  /** The file that declares it. */
  readonly file: string;
  readonly deployments: readonly DeploymentFact[];
  readonly ports: readonly ServicePort[];
  /** What catalogues and the like call it. */
  readonly names: readonly NameFact[];
}

/** Builds the address book of the services and of the infrastructure beside them. */
export function addressBookOf(
  known: readonly KnownAddresses[],
  infrastructure: readonly DeploymentFact[],
  aliases: readonly AliasFact[] = [],
): AddressBook {
  const direct = [...known.flatMap(deployedHosts), ...known.flatMap(nameHosts)];
  const followed = aliasHosts(aliases, hostLookup(direct));
  const hosts = [...direct, ...followed.hosts];
  const ports = known.flatMap(({ service, ports: open }) =>
    open.map((port) => ({ ...port, service: service.name })),
  );
  const environments = new Map(known.map(({ service }) => [service.name, service.env]));
  const infrastructureHosts = [
    ...new Set([
      ...infrastructure.flatMap((fact) => [fact.name, ...fact.hosts.map(({ host }) => host)]),
      ...followed.outside,
    ]),
  ]
    .map((host) => host.toLowerCase())
    .sort();
  const declared = new Set(infrastructureHosts);
  const serviceOfHost = hostLookup(hosts);
  const book: AddressBook = {
    hosts,
    ports,
    infrastructureHosts,
    gatewayRoutes: [],
    serviceOfHost,
    serviceOnPort: (port) => onPort(ports, port),
    environmentOf: (service) => environments.get(service) ?? [],
    isInfrastructureHost(host) {
      const name = normalHost(host);
      if (declared.has(name)) return true;
      return serviceOfHost(name) === undefined && isInfrastructureName(name);
    },
    seenFrom: () => book,
  };
  return withViews(book, known);
}

/** The book with what the tables of gateways say; every view has them. */
export function withGatewayRoutes(
  book: AddressBook,
  gatewayRoutes: AddressBook['gatewayRoutes'],
): AddressBook {
  return {
    ...book,
    gatewayRoutes,
    seenFrom: (service) => ({ ...book.seenFrom(service), gatewayRoutes }),
  };
}

/** Adds the views of each service, which differ only where several services have one host or port. */
function withViews(book: AddressBook, known: readonly KnownAddresses[]): AddressBook {
  const files = new Map(
    known.map(({ service, deployments }) => [service.name, new Set(deployments.map(({ file }) => file))]),
  );
  const views = new Map<string, AddressBook>();
  const viewOf = (service: string): AddressBook => {
    const near = files.get(service) ?? new Set();
    if (near.size === 0) return book;
    return {
      ...book,
      serviceOfHost: hostLookup(book.hosts, near),
      serviceOnPort: (port) => onPort(book.ports, port, near),
    };
  };
  return {
    ...book,
    seenFrom(service) {
      const view = views.get(service) ?? viewOf(service);
      views.set(service, view);
      return view;
    },
  };
}

function deployedHosts({ service, deployments }: KnownAddresses): readonly HostAddress[] {
  return deployments.flatMap(({ hosts, source, file }) =>
    hosts
      // A name that only a variable tells reaches nobody that can be told.
      .filter(({ host }) => !host.includes('$'))
      .map(({ host, line, file: own }) => ({
        host: host.toLowerCase(),
        service: service.name,
        source,
        file: own ?? file,
        line,
      })),
  );
}

/** What a service is called is where it is usually found, for want of anything better. */
function nameHosts({
  service,
  packageName,
  file,
  deployments,
  names: called,
}: KnownAddresses): readonly HostAddress[] {
  const folder = service.inRepo && service.root !== '.' ? (service.root.split('/').pop() ?? '') : '';
  const names = [
    service.name,
    packageName.replace(/^@[^/]+\//, ''),
    folder,
    ...deployments.filter(({ source }) => source !== 'compose').map(({ name }) => name),
  ];
  const own = [...new Set(names.map((name) => name.toLowerCase()))].filter((host) => host !== '');
  return [
    ...own.map((host): HostAddress => ({ host, service: service.name, source: 'name', file, line: 1 })),
    ...called
      .filter(({ name }) => !own.includes(name.toLowerCase()))
      .map(
        ({ name, file: place, line }): HostAddress => ({
          host: name.toLowerCase(),
          service: service.name,
          source: 'name',
          file: place,
          line,
        }),
      ),
  ];
}

/** The services behind other names; a name of something that is no service here is outside of what is migrated. */
function aliasHosts(
  aliases: readonly AliasFact[],
  serviceOfHost: (host: string) => HostAddress | undefined,
): { readonly hosts: readonly HostAddress[]; readonly outside: readonly string[] } {
  const hosts: HostAddress[] = [];
  const outside: string[] = [];
  for (const { host, target, source, file, line } of aliases) {
    const service = serviceOfHost(target)?.service;
    if (service !== undefined) hosts.push({ host: host.toLowerCase(), service, source, file, line });
    else if (target.includes('.')) outside.push(host);
  }
  return { hosts, outside };
}

function normalHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

/** `orders.shop.svc.cluster.local`, `orders.shop.svc`, `orders.shop.local`: names that a cluster adds an end to. */
const clusterEnding = /\.(?:svc(?:\.[\w.-]+)?|local|internal)$/;
/** `payments.example` may be a namespace of the cluster, `payments.stripe.com` and `payments.io` are not. */
const publicEnding =
  /\.(?:com|org|net|io|dev|app|ai|co|cloud|eu|de|fr|uk|us|in|me|info|biz|xyz|test|localhost)$/;

/** @param near deployment files whose own names come first where several services have one */
function hostLookup(
  hosts: readonly HostAddress[],
  near: ReadonlySet<string> = new Set(),
): (host: string) => HostAddress | undefined {
  const deployed = indexOf(
    hosts.filter(({ source }) => source !== 'name'),
    near,
  );
  const named = indexOf(
    hosts.filter(({ source }) => source === 'name'),
    near,
  );
  const manifested = new Set(hosts.filter(({ source }) => source === 'kubernetes').map(({ host }) => host));
  return (host) => {
    const forms = formsOf(normalHost(host), manifested);
    const exact = [deployed, named].flatMap((index) => forms.flatMap((form) => index.get(form) ?? []));
    return exact[0] ?? alike(forms[forms.length - 1] ?? '', named);
  };
}

/** The host as it is written, and without what a cluster adds to the name of a service. */
function formsOf(host: string, manifested: ReadonlySet<string>): readonly string[] {
  const first = host.split('.')[0] ?? host;
  if (first === host || host === 'host.docker.internal') return [host];
  const short = host.replace(/\.svc(?:\.[\w.-]+)?$/, '');
  const namespaced = short.split('.').length === 2 && !publicEnding.test(short);
  if (!clusterEnding.test(host) && !(manifested.has(first) && namespaced)) return [host];
  // One pod of a StatefulSet: `orders-0.orders.shop.svc.cluster.local`.
  const [, second = ''] = short.split('.');
  const pod = second !== '' && first.replace(/-\d+$/, '') !== first && manifested.has(second);
  return [...new Set([host, short, ...(pod ? [short.slice(first.length + 1), second] : []), first])];
}

/** Only hosts that one service alone has, or one alone of those close by. */
function indexOf(hosts: readonly HostAddress[], near: ReadonlySet<string>): ReadonlyMap<string, HostAddress> {
  const index = new Map<string, HostAddress>();
  const ambiguous = new Set<string>();
  for (const address of hosts) {
    const known = index.get(address.host);
    if (known === undefined) index.set(address.host, address);
    else if (known.service !== address.service) ambiguous.add(address.host);
  }
  for (const host of ambiguous) index.delete(host);
  const close = hosts.filter(({ host, file }) => ambiguous.has(host) && near.has(file));
  if (close.length > 0) for (const [host, address] of indexOf(close, new Set())) index.set(host, address);
  return index;
}

/** `order-service` and `order` name the same thing where only one of them is there. */
function alike(host: string, named: ReadonlyMap<string, HostAddress>): HostAddress | undefined {
  const stem = host.replace(/[-_](?:service|srv|svc|api|server|app)$/, '');
  if (stem === '' || stem.includes('.')) return undefined;
  const forms = [
    stem,
    `${stem}-service`,
    `${stem}-srv`,
    `${stem}-svc`,
    `${stem}-api`,
    `${stem}-server`,
    `${stem}-app`,
  ].filter((form) => form !== host);
  const found = forms.flatMap((form) => named.get(form) ?? []);
  const services = new Set(found.map(({ service }) => service));
  return services.size === 1 ? found[0] : undefined;
}

function onPort(
  ports: readonly PortAddress[],
  port: number,
  near: ReadonlySet<string> = new Set(),
): PortAddress | undefined {
  const same = ports.filter((address) => address.port === port);
  for (const published of [true, false]) {
    const candidates = same.filter((address) => address.published === published);
    const services = new Set(candidates.map(({ service }) => service));
    if (services.size === 1) return candidates[0];
    if (services.size > 1) {
      const close = candidates.filter(({ file }) => near.has(file));
      return new Set(close.map(({ service }) => service)).size === 1 ? close[0] : undefined;
    }
  }
  return undefined;
}
