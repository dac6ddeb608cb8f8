import {
  type AliasFact,
  type DeploymentFact,
  type HostFact,
  type PortFact,
  type ServiceFact,
  unsaid,
} from '../../fact.js';
import { listOf, recordOf, textOf } from '../../texts/record.js';
import { containersOf, workloadEnvironment } from './environment.js';
import { publicHosts } from './ingress.js';
import { type Manifest, unknownValue } from './manifests.js';
import { at, isWorkload, type ManifestScope } from './scope.js';

/** What reading manifests needs beside them. */
export interface ManifestReading {
  readonly scope: ManifestScope;
  /** The folder that an image is built from, where the repository tells. */
  readonly buildOf: (image: string) => DeploymentFact['build'];
  /** Names that an overlay or a chart gives to a manifest. */
  readonly nameOf?: (manifest: Manifest) => string;
}

/** What some manifests of a scope say: workloads, Services without one, and names for other hosts. */
export function manifestFacts(
  own: readonly Manifest[],
  reading: ManifestReading,
): readonly (DeploymentFact | AliasFact)[] {
  const { scope } = reading;
  const facts = own.flatMap((manifest): readonly (DeploymentFact | AliasFact)[] => {
    if (isWorkload(manifest)) return [workloadFact(manifest, reading)];
    if (manifest.kind !== 'Service') return [];
    const target = textOf(at(manifest.settings, ['spec']).externalName);
    if (target !== undefined) return externalName(manifest, target, reading);
    return scope.isSelecting(manifest) ? [] : [serviceFact(manifest, reading)];
  });
  return [...facts, ...publicHosts(own, scope)].filter(isKnown);
}

function isKnown(fact: ServiceFact): boolean {
  if (fact.kind === 'alias') return !fact.host.includes('$') && !fact.target.includes('$');
  return fact.kind === 'deployment' && fact.name !== '' && !fact.name.includes(unknownValue);
}

function workloadFact(workload: Manifest, reading: ManifestReading): DeploymentFact {
  const containers = containersOf(workload);
  const services = reading.scope.servicesOf(workload);
  const image = containers.flatMap(({ settings }) => textOf(settings.image) ?? [])[0] ?? null;
  const own = workload.kind === 'KnativeService' ? [workload] : [];
  return {
    ...plainFact(workload),
    name: workload.name,
    build: image === null ? null : reading.buildOf(image),
    image,
    hosts: [...services, ...own].flatMap((service) => hostsOf(service, workload.file, reading)),
    ports: [
      ...containers.flatMap(({ settings, path, manifest }) =>
        listOf(settings.ports).flatMap((item, index) =>
          portFact(recordOf(item).containerPort, placed(manifest, workload.file, [...path, 'ports', index])),
        ),
      ),
      ...services.flatMap((service) => servicePorts(service, workload.file)),
    ],
    env: workloadEnvironment(workload, reading.scope),
  };
}

/** A Service whose workload is not here still gives a host name and ports. */
function serviceFact(service: Manifest, reading: ManifestReading): DeploymentFact {
  return {
    ...plainFact(service),
    name: service.name,
    hosts: hostsOf(service, service.file, reading),
    ports: servicePorts(service, service.file),
  };
}

function plainFact({ file, lineOf }: Manifest): Omit<DeploymentFact, 'name'> {
  return {
    ...unsaid,
    kind: 'deployment',
    source: 'kubernetes',
    file,
    line: lineOf(['metadata', 'name']),
    pointer: '',
  };
}

function externalName(manifest: Manifest, target: string, { nameOf }: ManifestReading): readonly AliasFact[] {
  const { file, name, lineOf } = manifest;
  const host = nameOf?.(manifest) ?? name;
  return [
    { kind: 'alias', source: 'kubernetes', host, target, file, line: lineOf(['spec', 'externalName']) },
  ];
}

function placed(
  { file, lineOf }: Manifest,
  of: string,
  path: readonly (string | number)[],
): { readonly line: number; readonly file?: string } {
  return file === of ? { line: lineOf(path) } : { line: lineOf(path), file };
}

/** The name of a Service, and with its namespace where that is known. */
function hostsOf(service: Manifest, file: string, { nameOf }: ManifestReading): readonly HostFact[] {
  const name = nameOf?.(service) ?? service.name;
  const place = placed(service, file, ['metadata', 'name']);
  const full = service.namespace === '' ? [] : [{ host: `${name}.${service.namespace}`, ...place }];
  return [{ host: name, ...place }, ...full];
}

function servicePorts(service: Manifest, file: string): readonly PortFact[] {
  return listOf(at(service.settings, ['spec']).ports).flatMap((item, index) => {
    const { port, nodePort } = recordOf(item);
    const place = placed(service, file, ['spec', 'ports', index]);
    return [...portFact(port, place), ...portFact(nodePort, place, true)];
  });
}

function portFact(
  port: unknown,
  place: { readonly line: number; readonly file?: string },
  published = false,
): readonly PortFact[] {
  return typeof port === 'number' ? [{ port, published, ...place }] : [];
}
