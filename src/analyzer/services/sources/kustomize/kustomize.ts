import type { Repository } from '../../../../model/repository.js';
import { fileIn, folderOf, joinInside } from '../../../paths.js';
import type { DiscoverySource } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { type Manifest, manifestFiles, manifestsIn } from '../kubernetes/manifests.js';
import { scopeOf } from '../kubernetes/scope.js';
import { skaffoldBuild } from '../kubernetes/skaffold.js';
import { manifestFacts } from '../kubernetes/workload.js';
import { generatedManifests } from './generators.js';
import { patchesOf } from './patches.js';

/** All that reading one kustomization needs. */
export interface Kustomization {
  readonly file: string;
  readonly folder: string;
  readonly settings: LooseRecord;
  readonly document: YamlDocument;
  readonly repository: Repository;
}

const fileName = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
/** Members by which an overlay changes what it lists. */
const changes = [
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'configMapGenerator',
  'secretGenerator',
  'namePrefix',
  'nameSuffix',
  'namespace',
  'images',
];

/**
 * Kustomize: what an overlay makes of the manifests that it lists, as one variant of their deployments. Their ports
 * and plain form are told by the manifests themselves.
 */
export const kustomize: DiscoverySource = {
  id: 'kustomize',
  files: (path) => fileName.test(path),
  read(text, path, repository) {
    const opened = open(path, text, repository);
    if (opened === undefined || !changes.some((member) => opened.settings[member] !== undefined)) return [];
    const resources = resourcesOf(opened, []);
    const called = new Map(resources.map(({ manifest, name }) => [manifest, name]));
    const manifests = resources.map(({ manifest }) => manifest);
    return manifestFacts(manifests, {
      scope: scopeOf(manifests),
      buildOf: (image) => skaffoldBuild(image, repository),
      nameOf: (manifest) => called.get(manifest) ?? manifest.name,
    }).map((fact) => (fact.kind === 'alias' ? fact : { ...fact, ports: [], variant: path }));
  },
};

/** A manifest and what it is called in the cluster. */
interface Resource {
  readonly manifest: Manifest;
  readonly name: string;
}

function open(file: string, text: string, repository: Repository): Kustomization | undefined {
  const yaml = readYaml(text, file);
  const document = 'problem' in yaml ? undefined : yaml.documents[0];
  if (document === undefined) return undefined;
  return { file, folder: folderOf(file), settings: recordOf(document.value), document, repository };
}

/** The manifests that a kustomization lists, and those that it is a component for, with its changes on top. */
function resourcesOf(
  kustomization: Kustomization,
  above: readonly string[],
  given: readonly Resource[] = [],
): readonly Resource[] {
  const { settings, folder, repository } = kustomization;
  const chain = [...above, kustomization.file];
  let listed = [
    ...given,
    ...[...listOf(settings.resources), ...listOf(settings.bases)].flatMap((item) => {
      // An address of another repository is no path here.
      const path = joinInside(folder, textOf(item) ?? '');
      return path === undefined ? [] : resourcesAt(path, repository, chain);
    }),
  ];
  for (const item of listOf(settings.components)) {
    const component = kustomizationAt(joinInside(folder, textOf(item) ?? ''), repository, chain);
    if (component !== undefined) listed = [...resourcesOf(component, chain, listed)];
  }
  const prefix = textOf(settings.namePrefix) ?? '';
  const suffix = textOf(settings.nameSuffix) ?? '';
  const patches = patchesOf(
    kustomization,
    listed.map(({ manifest }) => manifest),
  );
  const changed = listed.map(({ manifest, name }) => {
    const own = patches.filter(({ target }) => target === manifest).map(({ patch }) => patch);
    return { manifest: withChanges(manifest, own, settings), name: `${prefix}${name}${suffix}` };
  });
  const generated = generatedManifests(kustomization).map((manifest) => ({ manifest, name: manifest.name }));
  return merged(changed, generated);
}

function resourcesAt(path: string, repository: Repository, chain: readonly string[]): readonly Resource[] {
  const text = repository.readText(path);
  if (text !== undefined) {
    const found = manifestFiles(repository).get(path) ?? manifestsIn(text, path);
    return 'kind' in found ? [] : found.map((manifest) => ({ manifest, name: manifest.name }));
  }
  const inner = kustomizationAt(path, repository, chain);
  return inner === undefined ? [] : resourcesOf(inner, chain);
}

/** The kustomization of a folder; none where it is one of those that lead to it. */
function kustomizationAt(
  path: string | undefined,
  repository: Repository,
  chain: readonly string[],
): Kustomization | undefined {
  if (path === undefined || chain.length > 8) return undefined;
  const file = names
    .map((name) => fileIn(path, name))
    .find((name) => repository.readText(name) !== undefined);
  if (file === undefined || chain.includes(file)) return undefined;
  return open(file, repository.readText(file) ?? '', repository);
}

function withChanges(manifest: Manifest, patches: readonly Manifest[], settings: LooseRecord): Manifest {
  const namespace = textOf(settings.namespace) ?? manifest.namespace;
  return { ...manifest, namespace, patches: [...patches, ...manifest.patches] };
}

/** A generated ConfigMap of the name of one below changes that one: `behavior: merge`. */
function merged(listed: readonly Resource[], generated: readonly Resource[]): readonly Resource[] {
  const rest = new Set(generated);
  const changed = listed.map(({ manifest, name }) => {
    const own = generated.filter(
      (other) => other.manifest.kind === manifest.kind && other.manifest.name === manifest.name,
    );
    for (const other of own) rest.delete(other);
    const patches = [...own.map((other) => other.manifest), ...manifest.patches];
    return { manifest: own.length === 0 ? manifest : { ...manifest, patches }, name };
  });
  return [...changed, ...rest];
}
