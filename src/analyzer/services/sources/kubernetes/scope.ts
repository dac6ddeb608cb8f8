import { folderOf } from '../../../paths.js';
import { stageRank } from '../../deployments/stages.js';
import { type LooseRecord, recordOf } from '../../texts/record.js';
import { type Manifest, unknownValue, workloadKinds } from './manifests.js';

/** Manifests that are deployed together, with the look-ups between them. */
export interface ManifestScope {
  readonly manifests: readonly Manifest[];
  /** The Services that select a workload. */
  servicesOf(workload: Manifest): readonly Manifest[];
  /** True for a Service that selects a workload that is here. */
  isSelecting(service: Manifest): boolean;
  /** The manifests of a kind and a name that are meant by one that names them, production first. */
  named(kind: string, name: string, by: Manifest): readonly Manifest[];
}

const workloads: ReadonlySet<string> = new Set([...workloadKinds, 'KnativeService']);

/** True for what runs containers. */
export function isWorkload({ kind }: Manifest): boolean {
  return workloads.has(kind);
}

/** Path of the pod template: the manifest itself for a Pod, one level deeper in a CronJob. */
export function podPath({ kind }: Manifest): readonly string[] {
  if (kind === 'Pod') return [];
  return kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];
}

/** The object at a path, empty where there is none. */
export function at(value: unknown, path: readonly string[]): LooseRecord {
  return path.reduce((inner, step) => recordOf(inner[step]), recordOf(value));
}

/**
 * Joins manifests. A repository may hold several sets of them (`k8s/dev`, `k8s/prod`), so that each Service and each
 * name means what lies nearest: in the same file, in the same folder, in a folder beside it.
 */
export function scopeOf(manifests: readonly Manifest[]): ManifestScope {
  const labelled = workloadsByLabel(manifests);
  const services = new Map<Manifest, Manifest[]>();
  const selecting = new Set<Manifest>();
  for (const service of manifests.filter(({ kind }) => kind === 'Service')) {
    for (const workload of nearest(selectedBy(service, labelled), service)) {
      selecting.add(service);
      services.set(workload, [...(services.get(workload) ?? []), service]);
    }
  }
  const byName = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const key = `${manifest.kind} ${manifest.name}`;
    byName.set(key, [...(byName.get(key) ?? []), manifest]);
  }
  return {
    manifests,
    servicesOf: (workload) => services.get(workload) ?? [],
    isSelecting: (service) => selecting.has(service),
    named: (kind, name, by) => {
      const same = (byName.get(`${kind} ${name}`) ?? []).filter((manifest) => sameNamespace(manifest, by));
      return [...nearest(same, by)].sort((left, right) => stageRank(left.file) - stageRank(right.file));
    },
  };
}

function labelKey([label, value]: readonly [string, unknown]): string {
  return `${label}=${String(value)}`;
}

function workloadsByLabel(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const labelled = new Map<string, Manifest[]>();
  for (const workload of manifests.filter(isWorkload)) {
    for (const label of Object.entries(at(workload.settings, [...podPath(workload), 'metadata', 'labels']))) {
      const same = labelled.get(labelKey(label));
      if (same === undefined) labelled.set(labelKey(label), [workload]);
      else same.push(workload);
    }
  }
  return labelled;
}

/** The workloads that have every label of a Service's selector. */
function selectedBy(
  service: Manifest,
  labelled: ReadonlyMap<string, readonly Manifest[]>,
): readonly Manifest[] {
  const selector = Object.entries(at(service.settings, ['spec', 'selector']));
  const [rarest, ...others] = selector
    .map((label) => labelled.get(labelKey(label)) ?? [])
    .sort((left, right) => left.length - right.length);
  // What two templates leave open is the same thing at most within one of them.
  const open = selector.some(([, value]) => String(value).includes(unknownValue));
  return (rarest ?? []).filter(
    (workload) =>
      others.every((same) => same.includes(workload)) &&
      sameNamespace(service, workload) &&
      (!open || service.file === workload.file),
  );
}

function sameNamespace(left: Manifest, right: Manifest): boolean {
  return left.namespace === '' || right.namespace === '' || left.namespace === right.namespace;
}

function nearest(manifests: readonly Manifest[], to: Manifest): readonly Manifest[] {
  const distances = manifests.map(({ file }) => distance(file, to.file));
  const least = Math.min(...distances);
  return manifests.filter((_, index) => distances[index] === least);
}

function distance(left: string, right: string): number {
  if (left === right) return -1;
  const [from, to] = [folderOf(left).split('/'), folderOf(right).split('/')];
  const end = from.findIndex((part, index) => part !== to[index]);
  const shared = end === -1 ? from.length : end;
  return from.length + to.length - 2 * shared;
}
