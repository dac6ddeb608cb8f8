import type { Service } from '../../model/service.js';
import type { AddressBook, HostAddress, PortAddress } from './address-book.js';
import type { DeploymentFact } from './fact.js';
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
}

/** Builds the address book of the services and of the infrastructure beside them. */
export function addressBookOf(
  known: readonly KnownAddresses[],
  infrastructure: readonly DeploymentFact[],
): AddressBook {
  const hosts = [...known.flatMap(deployedHosts), ...known.flatMap(nameHosts)];
  const ports = known.flatMap(({ service, ports: open }) =>
    open.map((port) => ({ ...port, service: service.name })),
  );
  const environments = new Map(known.map(({ service }) => [service.name, service.env]));
  const infrastructureHosts = [
    ...new Set(infrastructure.flatMap((fact) => [fact.name, ...fact.hosts.map(({ host }) => host)])),
  ]
    .map((host) => host.toLowerCase())
    .sort();
  const declared = new Set(infrastructureHosts);
  const serviceOfHost = hostLookup(hosts);
  return {
    hosts,
    ports,
    infrastructureHosts,
    serviceOfHost,
    serviceOnPort: (port) => onPort(ports, port),
    environmentOf: (service) => environments.get(service) ?? [],
    isInfrastructureHost(host) {
      const name = normalHost(host);
      if (declared.has(name)) return true;
      return serviceOfHost(name) === undefined && isInfrastructureName(name);
    },
  };
}

function deployedHosts({ service, deployments }: KnownAddresses): readonly HostAddress[] {
  return deployments.flatMap(({ hosts, source, file }) =>
    hosts
      // A name that only a variable tells reaches nobody that can be told.
      .filter(({ host }) => !host.includes('$'))
      .map(({ host, line }) => ({ host: host.toLowerCase(), service: service.name, source, file, line })),
  );
}

/** What a service is called is where it is usually found, for want of anything better. */
function nameHosts({ service, packageName, file, deployments }: KnownAddresses): readonly HostAddress[] {
  const folder = service.inRepo && service.root !== '.' ? (service.root.split('/').pop() ?? '') : '';
  const names = [
    service.name,
    packageName.replace(/^@[^/]+\//, ''),
    folder,
    ...deployments.filter(({ source }) => source !== 'compose').map(({ name }) => name),
  ];
  return [...new Set(names.map((name) => name.toLowerCase()))]
    .filter((host) => host !== '')
    .map((host) => ({ host, service: service.name, source: 'name', file, line: 1 }));
}

function normalHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

/** `orders.shop.svc.cluster.local`, `orders.shop.svc`, `orders.shop.local`: names that a cluster adds an end to. */
const clusterEnding = /\.(?:svc(?:\.[\w.-]+)?|local|internal)$/;

function hostLookup(hosts: readonly HostAddress[]): (host: string) => HostAddress | undefined {
  const deployed = indexOf(hosts.filter(({ source }) => source !== 'name'));
  const named = indexOf(hosts.filter(({ source }) => source === 'name'));
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
  return clusterEnding.test(host) || manifested.has(first) ? [host, first] : [host];
}

/** Only hosts that one service alone has. */
function indexOf(hosts: readonly HostAddress[]): ReadonlyMap<string, HostAddress> {
  const index = new Map<string, HostAddress>();
  const ambiguous = new Set<string>();
  for (const address of hosts) {
    const known = index.get(address.host);
    if (known === undefined) index.set(address.host, address);
    else if (known.service !== address.service) ambiguous.add(address.host);
  }
  for (const host of ambiguous) index.delete(host);
  return index;
}

/** `order-service` and `order` name the same thing where only one of them is there. */
function alike(host: string, named: ReadonlyMap<string, HostAddress>): HostAddress | undefined {
  const stem = host.replace(/[-_](?:service|svc|api|server)$/, '');
  if (stem === '' || stem.includes('.')) return undefined;
  const forms = [stem, `${stem}-service`, `${stem}-svc`, `${stem}-api`, `${stem}-server`].filter(
    (form) => form !== host,
  );
  const found = forms.flatMap((form) => named.get(form) ?? []);
  const services = new Set(found.map(({ service }) => service));
  return services.size === 1 ? found[0] : undefined;
}

function onPort(ports: readonly PortAddress[], port: number): PortAddress | undefined {
  const same = ports.filter((address) => address.port === port);
  for (const published of [true, false]) {
    const candidates = same.filter((address) => address.published === published);
    const services = new Set(candidates.map(({ service }) => service));
    if (services.size === 1) return candidates[0];
    if (services.size > 1) return undefined;
  }
  return undefined;
}
