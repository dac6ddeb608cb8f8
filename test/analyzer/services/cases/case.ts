import { discoverServices } from '../../../../src/analyzer/services/discover.js';
import { memoryRepository } from '../../../helpers/memory-repository.js';

/** A small repository and everything that discovery says of it. */
export interface DiscoveryCase {
  readonly name: string;
  /** What the source under test reads, what only looks like it, and what it must leave open. */
  readonly form: 'match' | 'near miss' | 'cannot tell';
  readonly files: Readonly<Record<string, string>>;
  readonly found: Found;
}

export interface Found {
  /** `name | root | kind`, then what is there of `aliases`, `ports`, `env` and `not in the repository`. */
  readonly services: readonly string[];
  /** Every host name that something better than a mere name tells: `host = service by source`. */
  readonly hosts: readonly string[];
  /** Rows of gateways: `gateway: /prefix → service`, and `as /other` where the prefix is replaced. */
  readonly gateways?: readonly string[];
  /** Codes of notices with their file and line. */
  readonly notices?: readonly string[];
}

/** The whole result of discovery, in the words of a case. */
export function discovered(files: Readonly<Record<string, string>>): Required<Found> {
  const { services, addresses, notices } = discoverServices(memoryRepository(files));
  const list = (title: string, items: readonly (string | number)[]): readonly string[] =>
    items.length === 0 ? [] : [`${title} ${items.join(', ')}`];
  return {
    services: services.map((service) =>
      [
        service.name,
        service.inRepo ? service.root : 'not in the repository',
        service.kind,
        ...list('aliases', service.aliases),
        ...list('ports', service.ports),
        ...list(
          'env',
          service.env.map(({ name, value }) => `${name}=${value}`),
        ),
      ].join(' | '),
    ),
    hosts: [
      ...new Set(
        addresses.hosts
          .filter(({ source }) => source !== 'name')
          .map(({ host, service, source }) => `${host} = ${service} by ${source}`),
      ),
    ].sort(),
    gateways: addresses.gatewayRoutes.map(({ gateway, prefix, service, replacement }) =>
      [`${gateway}: ${prefix} → ${service}`, ...(replacement === null ? [] : [`as ${replacement}`])].join(
        ' ',
      ),
    ),
    notices: notices.map(({ code, file, line }) => `${code} ${file}:${line}`),
  };
}

/** A package.json. */
export function pack(name: string, members: object = {}): string {
  return JSON.stringify({ name, ...members });
}

/** A package.json of an Express application that starts. */
export function app(name: string, members: object = {}): string {
  return pack(name, {
    dependencies: { express: '5' },
    scripts: { start: 'node src/server.js' },
    ...members,
  });
}
