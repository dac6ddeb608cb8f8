import type { Notice } from '../../model/notice.js';
import type { Repository } from '../../model/repository.js';
import type { Service } from '../../model/service.js';
import type { AddressBook } from './addresses/address-book.js';
import { addressBookOf, type KnownAddresses } from './addresses/addresses.js';
import { ownedTables, withGateways } from './addresses/gateways.js';
import { servicePorts } from './addresses/service-ports.js';
import { buildService, sourceOfUnit } from './building/build-service.js';
import { serviceElsewhere } from './building/elsewhere.js';
import { type MatchedDeployments, matchDeployments } from './deployments/deployments.js';
import { deployedEntries } from './deployments/environment.js';
import type { AliasFact, DeploymentFact, EnvironmentFact, GatewayFact, ServiceFact } from './fact.js';
import { discoverySources } from './registry.js';
import { checkoutsOf } from './units/checkouts.js';
import { kindOf } from './units/kinds.js';
import { distinctNames, preferredName } from './units/names.js';
import type { ElsewhereService, Unit } from './units/unit.js';
import { collectUnits } from './units/units.js';

export interface Discovery {
  /** Sorted by name; routes are still empty. */
  readonly services: readonly Service[];
  readonly addresses: AddressBook;
  readonly notices: readonly Notice[];
}

/** Finds the services of a repository and the addresses under which they reach each other. Reads files only. */
export function discoverServices(repository: Repository): Discovery {
  const facts = readFacts(repository);
  const deployments = facts.filter((fact): fact is DeploymentFact => fact.kind === 'deployment');
  const envFiles = facts.filter((fact): fact is EnvironmentFact => fact.kind === 'environment');
  const aliases = facts.filter((fact): fact is AliasFact => fact.kind === 'alias');
  const matched = matchDeployments(collectUnits(facts, checkoutsOf(repository.files)), deployments);
  const candidates = candidatesOf(matched, envFiles, repository);
  const { names, notices } = distinctNames(
    candidates.map(({ wanted, path, file }) => ({ name: wanted, path, file })),
  );
  const known = candidates.map((candidate, index) => candidate.finish(names[index] ?? candidate.wanted));
  known.sort((left, right) => (left.service.name < right.service.name ? -1 : 1));
  const tables = ownedTables(
    facts.filter((fact): fact is GatewayFact => fact.kind === 'gateway'),
    known,
  );
  const { services, addresses } = withGateways(known, tables, (all) =>
    addressBookOf(all, matched.infrastructure, aliases),
  );
  const problems = facts.flatMap((fact) => (fact.kind === 'problem' ? [fact.notice] : []));
  return {
    services,
    addresses,
    notices: [...problems, ...notices],
  };
}

function readFacts(repository: Repository): readonly ServiceFact[] {
  return repository.files.flatMap((file) => {
    const sources = discoverySources.filter((source) => source.files(file));
    const text = sources.length > 0 ? repository.readText(file) : undefined;
    return text === undefined ? [] : sources.flatMap((source) => source.read(text, file, repository));
  });
}

/** A service but for its name, which depends on its namesakes. */
interface Candidate {
  readonly wanted: string;
  readonly path: string;
  readonly file: string;
  readonly finish: (name: string) => KnownAddresses;
}

function candidatesOf(
  { units, elsewhere }: MatchedDeployments,
  envFiles: readonly EnvironmentFact[],
  repository: Repository,
): readonly Candidate[] {
  const files = filesByFolder(repository, new Set(units.map(({ folder }) => folder)));
  const inRepository = units.flatMap((unit) => {
    const candidate = unitCandidate(unit, files.get(unit.folder) ?? [], envFiles, repository);
    return candidate === undefined ? [] : [candidate];
  });
  return [...inRepository, ...elsewhere.map(elsewhereCandidate)];
}

/** Each file belongs to the deepest unit that holds it. */
function filesByFolder(
  repository: Repository,
  folders: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const result = new Map<string, string[]>();
  for (const file of repository.files) {
    let end = file.lastIndexOf('/');
    while (end > 0 && !folders.has(file.slice(0, end))) end = file.lastIndexOf('/', end - 1);
    const folder = end > 0 ? file.slice(0, end) : '.';
    const own = result.get(folder);
    if (own === undefined) result.set(folder, [file]);
    else own.push(file);
  }
  return result;
}

function unitCandidate(
  unit: Unit,
  files: readonly string[],
  envFiles: readonly EnvironmentFact[],
  repository: Repository,
): Candidate | undefined {
  const source = sourceOfUnit(unit, files, repository);
  const kind = kindOf(unit, source);
  if (kind === null) return undefined;
  const file =
    unit.package?.file ??
    unit.project?.file ??
    unit.dockerfiles[0]?.file ??
    unit.language?.file ??
    unit.folder;
  const ports = servicePorts(unit, source, envFiles);
  return {
    wanted: preferredName(unit),
    path: unit.folder,
    file,
    finish: (name) => ({
      service: buildService({ name, kind, unit, source, ports, envFiles }),
      packageName: unit.package?.manifest.name ?? '',
      file,
      deployments: unit.deployments,
      ports,
      names: unit.names,
    }),
  };
}

function elsewhereCandidate({ name: wanted, deployments }: ElsewhereService): Candidate {
  const file = deployments[0]?.file ?? '';
  const ports = deployments.flatMap(({ ports: open, source, file: place }) =>
    open.map(({ port, published, line, file: own }) => ({
      port,
      published,
      source,
      file: own ?? place,
      line,
    })),
  );
  const hosts = deployments.flatMap((deployment) => deployment.hosts.map(({ host }) => host));
  return {
    wanted,
    path: file,
    file,
    finish: (name) => ({
      service: serviceElsewhere(name, {
        aliases: [...new Set(hosts.filter((host) => !host.includes('$')))].sort(),
        ports: [...new Set(ports.map(({ port }) => port))].sort((a, b) => a - b),
        deployables: deployments.map(({ source, file: place, pointer }) => ({
          kind: source,
          file: place,
          pointer,
        })),
        env: deployedEntries(deployments),
      }),
      packageName: '',
      file,
      deployments,
      ports,
      names: [],
    }),
  };
}
