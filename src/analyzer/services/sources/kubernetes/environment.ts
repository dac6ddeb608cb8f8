import type { EnvironmentEntry } from '../../../../model/service.js';
import { isInfrastructureImage } from '../../addresses/infrastructure.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import type { Manifest } from './manifests.js';
import { at, type ManifestScope, podPath } from './scope.js';

/** Stands for the value of a secret: its name is known, and nothing else is shown. */
export const secretValue = `\${secret}`;

interface Container {
  readonly settings: LooseRecord;
  readonly path: readonly (string | number)[];
  readonly manifest: Manifest;
}

/** The containers of a workload, without well-known sidecars; what patches say of them comes first. */
export function containersOf(workload: Manifest): readonly Container[] {
  const layers = [...workload.patches, workload].map((manifest) => containersIn(manifest, workload));
  const sidecars = new Set(
    layers
      .flat()
      .filter(({ settings }) => isInfrastructureImage(textOf(settings.image) ?? ''))
      .map(({ settings }) => textOf(settings.name)),
  );
  const own = layers.flat().filter(({ settings }) => !sidecars.has(textOf(settings.name)));
  return own.length > 0 ? own : layers.flat();
}

function containersIn(manifest: Manifest, workload: Manifest): readonly Container[] {
  const pod = [...podPath(workload), 'spec'];
  return listOf(at(manifest.settings, pod).containers).map((item, index) => ({
    settings: recordOf(item),
    path: [...pod, 'containers', index],
    manifest,
  }));
}

/**
 * The variables of a workload: of each name the one that its containers see, from literals, ConfigMaps and, without
 * their values, Secrets. `$(NAME)` is expanded as Kubernetes does.
 */
export function workloadEnvironment(workload: Manifest, scope: ManifestScope): readonly EnvironmentEntry[] {
  const containers = containersOf(workload);
  const direct = containers.flatMap((container) => directEntries(container, workload, scope));
  // Of several sources the last wins, and each may have alternatives that differ by stage.
  const whole = containers.flatMap(({ settings }) =>
    listOf(settings.envFrom)
      .toReversed()
      .flatMap((item) => wholeEntries(recordOf(item), workload, scope)),
  );
  return expanded(withoutOverridden([...direct, ...whole]));
}

type Numbered = EnvironmentEntry & { readonly source: object };

function directEntries(
  { settings, path, manifest }: Container,
  workload: Manifest,
  scope: ManifestScope,
): readonly Numbered[] {
  return listOf(settings.env).flatMap((item, index): readonly Numbered[] => {
    const entry = recordOf(item);
    const name = textOf(entry.name);
    if (name === undefined) return [];
    const place = { file: manifest.file, line: manifest.lineOf([...path, 'env', index]) };
    const value = textOf(entry.value);
    if (value !== undefined) return [{ name, value, ...place, source: entry }];
    const from = recordOf(entry.valueFrom);
    if (from.secretKeyRef !== undefined) return [{ name, value: secretValue, ...place, source: entry }];
    const { name: map, key } = recordOf(from.configMapKeyRef);
    return dataEntries('ConfigMap', textOf(map) ?? '', workload, scope)
      .filter((found) => found.name === textOf(key))
      .map((found) => ({ ...found, name, source: entry }));
  });
}

/** `envFrom`: every key of a ConfigMap or a Secret. */
function wholeEntries(item: LooseRecord, workload: Manifest, scope: ManifestScope): readonly Numbered[] {
  const prefix = textOf(item.prefix) ?? '';
  const map = textOf(recordOf(item.configMapRef).name);
  const secret = textOf(recordOf(item.secretRef).name);
  const entries = [
    ...(map === undefined ? [] : dataEntries('ConfigMap', map, workload, scope)),
    ...(secret === undefined ? [] : dataEntries('Secret', secret, workload, scope)),
  ];
  return entries.map((entry) => ({ ...entry, name: `${prefix}${entry.name}`, source: item }));
}

function dataEntries(
  kind: 'ConfigMap' | 'Secret',
  name: string,
  workload: Manifest,
  scope: ManifestScope,
): readonly EnvironmentEntry[] {
  return scope.named(kind, name, workload).flatMap((manifest) => {
    const layers = [...manifest.patches, manifest].flatMap(({ settings, file, lineOf }) =>
      ['data', 'stringData'].flatMap((member) =>
        Object.entries(recordOf(settings[member])).flatMap(([key, value]): EnvironmentEntry[] => {
          const text = kind === 'Secret' ? secretValue : textOf(value);
          return text === undefined ? [] : [{ name: key, value: text, file, line: lineOf([member, key]) }];
        }),
      ),
    );
    const seen = new Set<string>();
    return layers.filter((entry) => !seen.has(entry.name) && seen.add(entry.name));
  });
}

/** Of one name only what its first source says. */
function withoutOverridden(entries: readonly Numbered[]): readonly EnvironmentEntry[] {
  const sources = new Map<string, object>();
  return entries.flatMap(({ source, ...entry }) => {
    const first = sources.get(entry.name) ?? source;
    sources.set(entry.name, first);
    return first === source ? [entry] : [];
  });
}

/** https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/ */
function expanded(entries: readonly EnvironmentEntry[]): readonly EnvironmentEntry[] {
  const values = new Map(entries.toReversed().map(({ name, value }) => [name, value]));
  return entries.map((entry) => ({
    ...entry,
    value: entry.value.replace(/\$\(([\w.-]+)\)/g, (reference, name: string) =>
      name === entry.name ? reference : (values.get(name) ?? reference),
    ),
  }));
}
