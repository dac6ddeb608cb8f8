import type { EnvironmentEntry } from '../../../model/service.js';
import type { DeploymentFact, DiscoverySource, PortFact } from '../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../record.js';
import { readYaml, type YamlDocument } from '../yaml-text.js';

const workloads = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob']);
/** Stands where a chart's template would write a value: nobody knows it before the chart is rendered. */
const unknownValue = `\${template}`;

interface Manifest {
  readonly settings: LooseRecord;
  readonly document: YamlDocument;
  readonly file: string;
}

/**
 * Kubernetes manifests, and Helm templates as far as they can be read without rendering them: workloads with their
 * variables, and the Services of the same file that select them. A file that is no YAML after that is left alone:
 * charts may hold anything.
 */
export const kubernetes: DiscoverySource = {
  id: 'kubernetes',
  files: (path) => /\.ya?ml$/.test(path),
  read(text, path) {
    if (!/^\s*kind:\s*["']?(?:Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|Service)\b/m.test(text))
      return [];
    const yaml = readYaml(withoutTemplates(text), path);
    if ('problem' in yaml) return text.includes('{{') ? [] : [yaml.problem];
    const manifests = yaml.documents.map((document) => ({
      settings: recordOf(document.value),
      document,
      file: path,
    }));
    const services = manifests.filter(({ settings }) => settings.kind === 'Service');
    const selected = new Set<Manifest>();
    const deployed = manifests
      .filter(({ settings }) => workloads.has(textOf(settings.kind) ?? ''))
      .map((manifest) => {
        const own = services.filter((service) => selects(service, manifest));
        for (const service of own) selected.add(service);
        return workloadOf(manifest, own, configMapsOf(manifests));
      });
    const alone = services.filter((service) => !selected.has(service)).map(serviceOf);
    return [...deployed, ...alone].filter(({ name }) => name !== '' && !name.includes(unknownValue));
  },
};

function withoutTemplates(text: string): string {
  if (!text.includes('{{')) return text;
  return text.replace(/^[ \t]*\{\{.*\}\}[ \t]*$/gm, '').replace(/(["']?)\{\{[^\n]*?\}\}\1/g, unknownValue);
}

function nameOf({ settings }: Manifest): string {
  return textOf(recordOf(settings.metadata).name) ?? '';
}

/** Path of the pod template: one level deeper in a CronJob. */
function podPath({ settings }: Manifest): readonly string[] {
  const cron = settings.kind === 'CronJob';
  return cron ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template'];
}

function at(value: unknown, path: readonly string[]): LooseRecord {
  return path.reduce((inner, step) => recordOf(inner[step]), recordOf(value));
}

function selects(service: Manifest, workload: Manifest): boolean {
  const selector = Object.entries(at(service.settings, ['spec', 'selector']));
  const labels = at(workload.settings, [...podPath(workload), 'metadata', 'labels']);
  return selector.length > 0 && selector.every(([label, value]) => labels[label] === value);
}

function workloadOf(
  manifest: Manifest,
  services: readonly Manifest[],
  configMaps: ReadonlyMap<string, readonly EnvironmentEntry[]>,
): DeploymentFact {
  const { settings, document, file } = manifest;
  const pod = [...podPath(manifest), 'spec'];
  const containers = listOf(at(settings, pod).containers).map(recordOf);
  const path = (index: number, ...rest: (string | number)[]): (string | number)[] => [
    ...pod,
    'containers',
    index,
    ...rest,
  ];
  const image = textOf(containers[0]?.image);
  return {
    kind: 'deployment',
    source: 'kubernetes',
    name: nameOf(manifest),
    file,
    line: document.lineOf(['metadata', 'name']),
    pointer: '',
    build: null,
    image: image ?? null,
    mounts: [],
    command: null,
    hosts: services.map((service) => ({
      host: nameOf(service),
      line: service.document.lineOf(['metadata', 'name']),
    })),
    ports: [
      ...containers.flatMap((container, index) =>
        listOf(container.ports).flatMap((item, number) =>
          portFact(recordOf(item).containerPort, document.lineOf(path(index, 'ports', number))),
        ),
      ),
      ...services.flatMap(servicePorts),
    ],
    env: containers.flatMap((container, index) => [
      ...listOf(container.env).flatMap((item, number): EnvironmentEntry[] => {
        const name = textOf(recordOf(item).name);
        const value = textOf(recordOf(item).value);
        if (name === undefined || value === undefined) return [];
        return [{ name, value, file, line: document.lineOf(path(index, 'env', number)) }];
      }),
      ...listOf(container.envFrom).flatMap(
        (item) => configMaps.get(textOf(at(item, ['configMapRef']).name) ?? '') ?? [],
      ),
    ]),
  };
}

/** A Service without its workload in the same file still gives a host name and ports. */
function serviceOf(manifest: Manifest): DeploymentFact {
  const { document, file } = manifest;
  const line = document.lineOf(['metadata', 'name']);
  const name = nameOf(manifest);
  return {
    kind: 'deployment',
    source: 'kubernetes',
    name,
    file,
    line,
    pointer: '',
    build: null,
    image: null,
    mounts: [],
    command: null,
    hosts: [{ host: name, line }],
    ports: servicePorts(manifest),
    env: [],
  };
}

function servicePorts({ settings, document }: Manifest): readonly PortFact[] {
  return listOf(at(settings, ['spec']).ports).flatMap((item, index) =>
    portFact(recordOf(item).port, document.lineOf(['spec', 'ports', index])),
  );
}

function portFact(port: unknown, line: number): readonly PortFact[] {
  return typeof port === 'number' ? [{ port, published: false, line }] : [];
}

function configMapsOf(manifests: readonly Manifest[]): ReadonlyMap<string, readonly EnvironmentEntry[]> {
  const maps = manifests.filter(({ settings }) => settings.kind === 'ConfigMap');
  return new Map(
    maps.map((manifest) => {
      const { settings, document, file } = manifest;
      const entries = Object.entries(recordOf(settings.data)).flatMap(([name, value]): EnvironmentEntry[] => {
        const text = textOf(value);
        return text === undefined ? [] : [{ name, value: text, file, line: document.lineOf(['data', name]) }];
      });
      return [nameOf(manifest), entries];
    }),
  );
}
