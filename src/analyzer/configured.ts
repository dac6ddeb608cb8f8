import type { Call, Target } from '../model/call.js';
import { analyzerCatalogue } from '../model/catalogue/analyzer.js';
import type { ClientDeclaration, ConfigurationFile } from '../model/configuration.js';
import { noticeOf } from '../model/errors.js';
import type { Notice } from '../model/notice.js';
import type { Repository } from '../model/repository.js';
import type { Route } from '../model/route.js';
import { matchRoute } from './linking/route-match.js';
import type { AddressBook, HostAddress, PortAddress } from './services/addresses/address-book.js';
import { globPattern } from './services/texts/glob.js';

/** The repository without the files that the user leaves out. */
export function withoutIgnored<Given extends Repository>(
  repository: Given,
  { configuration }: ConfigurationFile,
): Given {
  const patterns = configuration.ignore.map(globPattern);
  const isKept = (file: string): boolean => !patterns.some((pattern) => pattern.test(file));
  const files = repository.files.filter(isKept);
  return {
    ...repository,
    files,
    readText: (file: string) => (isKept(file) ? repository.readText(file) : undefined),
  };
}

function hostsOf({ file, configuration, lineOf }: ConfigurationFile): readonly HostAddress[] {
  return Object.entries(configuration.hosts).map(([host, service]) => ({
    host: host.toLowerCase(),
    service,
    source: 'configuration',
    file,
    line: lineOf(['hosts', host]),
  }));
}

/** `localhost:3001` names a port of this machine, any other host with a port names the host. */
function portsOf(hosts: readonly HostAddress[]): readonly PortAddress[] {
  return hosts.flatMap(({ host, ...address }) => {
    const port = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d+)$/.exec(host)?.[1];
    return port === undefined ? [] : [{ ...address, port: Number(port), published: true }];
  });
}

/** The addresses with what the user declares, which comes before everything that was read. */
export function withConfiguredAddresses(book: AddressBook, file: ConfigurationFile): AddressBook {
  const hosts = hostsOf(file);
  const ports = portsOf(hosts);
  const byHost = new Map(hosts.map((address) => [address.host.replace(/:\d+$/, ''), address]));
  const byPort = new Map(ports.map((address) => [address.port, address]));
  const variables = Object.entries(file.configuration.variables).map(([name, value]) => ({
    name,
    value,
    file: file.file,
    line: file.lineOf(['variables', name]),
  }));
  const declared = (host: string): HostAddress | undefined => {
    const name = host.toLowerCase().replace(/:\d+$/, '');
    return name === 'localhost' || name === '127.0.0.1' ? undefined : byHost.get(name);
  };
  const around = (inner: AddressBook): AddressBook => ({
    ...inner,
    hosts: [...hosts, ...inner.hosts],
    ports: [...ports, ...inner.ports],
    serviceOfHost: (host) => declared(host) ?? inner.serviceOfHost(host),
    serviceOnPort: (port) => byPort.get(port) ?? inner.serviceOnPort(port),
    environmentOf: (service) => [...variables, ...inner.environmentOf(service)],
    isInfrastructureHost: (host) => declared(host) === undefined && inner.isInfrastructureHost(host),
    seenFrom: (service) => around(inner.seenFrom(service)),
  });
  return around(book);
}

function targetOf(text: string): Target {
  return text.startsWith('external:')
    ? { kind: 'external', host: text.slice('external:'.length) }
    : { kind: 'service', name: text };
}

/** The calls with the targets that the user declares for single ones. */
export function withConfiguredTargets(
  calls: readonly Call[],
  routes: ReadonlyMap<string, readonly Route[]>,
  { file, configuration, lineOf }: ConfigurationFile,
): readonly Call[] {
  return calls.map((call) => {
    const declared = configuration.calls[call.id];
    if (declared === undefined) return call;
    const to = targetOf(declared);
    const own = to.kind === 'service' ? (routes.get(to.name) ?? []) : [];
    const step = { file, line: lineOf(['calls', call.id]), what: `the configuration says ${declared}` };
    return {
      ...call,
      to,
      route: matchRoute(own, call.method, call.path)?.id ?? null,
      confidence: 'high',
      resolved: [...call.resolved, step],
    };
  });
}

/**
 * What of the configuration matches nothing.
 * @param uncalled the declared functions that nothing calls
 */
export function unusedConfiguration(
  repository: Repository,
  calls: readonly Call[],
  uncalled: readonly ClientDeclaration[],
  { file, configuration, lineOf }: ConfigurationFile,
): readonly Notice[] {
  const unused = (path: readonly (string | number)[], where: string, problem: string): Notice =>
    noticeOf(analyzerCatalogue.configurationUnused, { where, problem }, { file, line: lineOf(path) });
  const ids = new Set(calls.map(({ id }) => id));
  return [
    ...Object.keys(configuration.calls)
      .filter((id) => !ids.has(id))
      .map((id) => unused(['calls', id], `calls.${id}`, 'there is no call with this id')),
    ...configuration.ignore
      .map((pattern, index) => ({ pattern, index, test: globPattern(pattern) }))
      .filter(({ test }) => !repository.files.some((name) => test.test(name)))
      .map(({ pattern, index }) =>
        unused(['ignore', index], `ignore[${index}]`, `no file matches ${pattern}`),
      ),
    ...uncalled.map((client) => {
      const index = configuration.clients.indexOf(client);
      return unused(['clients', index], `clients[${index}]`, `nothing calls ${client.function}`);
    }),
  ];
}
