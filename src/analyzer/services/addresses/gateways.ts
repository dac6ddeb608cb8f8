import type { Service } from '../../../model/service.js';
import { isInside } from '../../paths.js';
import { serviceElsewhere } from '../building/elsewhere.js';
import type { DeploymentFact, GatewayFact, GatewayRouteFact, UpstreamFact } from '../fact.js';
import { hostAndPort } from '../sources/gateways/upstream-address.js';
import type { AddressBook, GatewayRoute } from './address-book.js';
import { type KnownAddresses, withGatewayRoutes } from './addresses.js';

const images: Readonly<Record<GatewayFact['product'], RegExp>> = {
  nginx: /(?:^|\/)(?:nginx|openresty|nginx-unprivileged)(?:[:@]|$)/,
  kong: /(?:^|\/)kong(?:-gateway)?(?:[:@]|$)/,
  traefik: /(?:^|\/)traefik(?:[:@]|$)/,
  'express-gateway': /(?:^|\/)express-gateway(?:[:@]|$)/,
};

/** A gateway's table with the service that it is the table of. */
export interface OwnedTable {
  readonly gateway: string;
  readonly fact: GatewayFact;
}

/**
 * Says whose each table is: of the container that mounts the file, else of the service in whose folder it lies, else of
 * the one container with the product's image. Tables of nobody are left out.
 */
export function ownedTables(
  facts: readonly GatewayFact[],
  known: readonly KnownAddresses[],
): readonly OwnedTable[] {
  return facts.flatMap((fact) => {
    const gateway = mounting(fact, known) ?? holding(fact, known) ?? running(fact, known);
    return gateway === undefined ? [] : [{ gateway, fact }];
  });
}

function mounting({ file }: GatewayFact, known: readonly KnownAddresses[]): string | undefined {
  return known.find(({ deployments }) =>
    deployments.some(({ mounts }) => mounts.some((path) => path !== '.' && isInside(file, path))),
  )?.service.name;
}

/** The deepest service around the file that is deployed by an image, so that the file is a part of it. */
function holding({ file, product }: GatewayFact, known: readonly KnownAddresses[]): string | undefined {
  const around = known
    .filter(({ service }) => service.inRepo && service.root !== '.' && isInside(file, service.root))
    .filter(
      ({ service }) =>
        product === 'express-gateway' || service.deployables.some(({ kind }) => kind === 'dockerfile'),
    );
  return around.sort((left, right) => right.service.root.length - left.service.root.length)[0]?.service.name;
}

function running({ file, product }: GatewayFact, known: readonly KnownAddresses[]): string | undefined {
  const containers = known.filter(({ deployments }) =>
    deployments.some(({ image }) => image !== null && images[product].test(image)),
  );
  const near = containers.filter(({ deployments }) => deployments.some((it) => it.file === file));
  const candidates = near.length > 0 ? near : containers;
  return candidates.length === 1 ? candidates[0]?.service.name : undefined;
}

/** A host that a table passes on to, with the names of upstreams and the variables of the gateway put in. */
interface PassedOn {
  readonly gateway: string;
  readonly route: GatewayRouteFact;
  readonly file: string;
}

function passedOn(tables: readonly OwnedTable[], book: AddressBook): readonly PassedOn[] {
  return tables.flatMap(({ gateway, fact }) => {
    const upstreams = new Map(
      tables
        .filter((other) => other.gateway === gateway)
        .flatMap((other) => other.fact.upstreams)
        .map((upstream): [string, UpstreamFact] => [upstream.name, upstream]),
    );
    const variables = new Map(
      [...book.environmentOf(gateway)].reverse().map(({ name, value }): [string, string] => [name, value]),
    );
    return fact.routes.map((route) => {
      const upstream = upstreams.get(route.host);
      const { host, port } = upstream ?? route;
      const bound = host.replace(/\$\{(\w+)\}/g, (whole, name: string) => variables.get(name) ?? whole);
      // A variable may hold an address as a whole: `http://order:3000`.
      const [address] = hostAndPort(bound);
      const open = port ?? route.port ?? address?.port ?? null;
      return { gateway, file: fact.file, route: { ...route, host: address?.host ?? '', port: open } };
    });
  });
}

const loopback = /^(?:localhost|127(?:\.\d+){3}|host\.docker\.internal)$/;

/** The rows of all tables that lead to a service, the most specific prefix of each gateway first. */
function gatewayRoutes(tables: readonly OwnedTable[], book: AddressBook): readonly GatewayRoute[] {
  const rows = passedOn(tables, book).flatMap(({ gateway, route, file }): GatewayRoute[] => {
    const { host, port, prefix, replacement, line } = route;
    const view = book.seenFrom(gateway);
    const found = loopback.test(host) && port !== null ? view.serviceOnPort(port) : view.serviceOfHost(host);
    if (found === undefined || found.service === gateway) return [];
    return [{ gateway, prefix, service: found.service, replacement, file, line }];
  });
  return rows.sort(
    (left, right) =>
      (left.gateway < right.gateway ? -1 : Number(left.gateway > right.gateway)) ||
      right.prefix.length - left.prefix.length ||
      (left.prefix < right.prefix ? -1 : Number(left.prefix > right.prefix)),
  );
}

/** Hosts of the deployment to which a gateway passes on, though nothing else tells of them. */
function hostsBehindGateways(
  tables: readonly OwnedTable[],
  book: AddressBook,
): readonly {
  readonly host: string;
  readonly port: number | null;
  readonly file: string;
  readonly line: number;
}[] {
  const unknown = passedOn(tables, book)
    .map(({ route, file }) => ({ host: route.host.toLowerCase(), port: route.port, file, line: route.line }))
    .filter(({ host }) => /^[a-z][\w-]*$/.test(host) && !loopback.test(host))
    .filter(({ host }) => book.serviceOfHost(host) === undefined && !book.isInfrastructureHost(host));
  return [...new Map(unknown.map((row) => [row.host, row])).values()];
}

/** What discovery knows once the tables of its gateways are read. */
export interface WithGateways {
  readonly services: readonly Service[];
  readonly addresses: AddressBook;
}

/** Makes the owners of tables gateways, and adds the services that only a table names. */
export function withGateways(
  known: readonly KnownAddresses[],
  tables: readonly OwnedTable[],
  bookOf: (known: readonly KnownAddresses[]) => AddressBook,
): WithGateways {
  const behind = tables.length === 0 ? [] : hostsBehindGateways(tables, bookOf(known));
  const all = [...known.map((it) => asGateway(it, tables)), ...behind.map(onlyNamed)].sort((left, right) =>
    left.service.name < right.service.name ? -1 : 1,
  );
  const book = bookOf(all);
  return {
    services: all.map(({ service }) => service),
    addresses: withGatewayRoutes(book, gatewayRoutes(tables, book)),
  };
}

/** Products that do nothing else, whatever their table says; nginx may as well serve pages. */
function runsGateway({ image }: DeploymentFact): boolean {
  const products = [
    images.kong,
    images.traefik,
    images['express-gateway'],
    /(?:^|\/)(?:haproxy|krakend)(?:[:@]|$)/,
  ];
  return image !== null && products.some((product) => product.test(image));
}

/** A container that only passes on is a gateway; pages and programs that also do so stay what they are. */
function asGateway(known: KnownAddresses, tables: readonly OwnedTable[]): KnownAddresses {
  const own = tables.filter(({ gateway }) => gateway === known.service.name);
  const passes = own.some(({ fact }) => fact.routes.length > 0) || known.deployments.some(runsGateway);
  if (!passes || known.service.inRepo) return known;
  const listens = own.flatMap(({ fact }) =>
    fact.listens.map((open) => ({ ...open, source: 'gateway' as const, file: fact.file })),
  );
  const ports = known.ports.length > 0 ? known.ports : listens;
  return {
    ...known,
    ports,
    service: {
      ...known.service,
      kind: 'gateway',
      ports: [...new Set(ports.map(({ port }) => port))].sort((a, b) => a - b),
    },
  };
}

function onlyNamed({
  host,
  port,
  file,
  line,
}: ReturnType<typeof hostsBehindGateways>[number]): KnownAddresses {
  const ports = port === null ? [] : [{ port, published: false, source: 'gateway' as const, file, line }];
  return {
    service: serviceElsewhere(host, { ports: ports.map((open) => open.port) }),
    packageName: '',
    file,
    deployments: [],
    ports,
    names: [],
  };
}
