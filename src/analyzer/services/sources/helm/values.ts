import type { Repository } from '../../../../model/repository.js';
import type { EnvironmentEntry } from '../../../../model/service.js';
import { folderOf } from '../../../paths.js';
import { type DeploymentFact, type DiscoverySource, type PortFact, unsaid } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { chartFolders } from './charts.js';
import { helmfileReleases } from './releases.js';
/**
 * Values files for charts that are not in the repository: by what such charts usually call their members, an image, its
 * variables and its ports. At the top of the file, or one section for each service.
 */
export const helmValues: DiscoverySource = {
  id: 'helm-values',
  files: (path) =>
    /(?:^|\/)(?:[\w.-]+[._-])?values(?:[._-][\w.-]+)?\.ya?ml$|(?:^|\/)values\/[\w./-]+\.ya?ml$/.test(path),
  read(text, path, repository) {
    if (!/^\s*(?:image|repository):/m.test(text) || isOfChart(path, repository)) return [];
    const document = documentOf(text, path);
    if (document === undefined) return [];
    const top = recordOf(document.value);
    const whole = sectionFact(top, [], nameOfFile(path), path, document);
    if (whole !== undefined) return [whole];
    return sectionFacts(path, Object.keys(top), repository);
  },
};

/** What a values file says in its sections for charts of a registry. */
export function sectionFacts(
  file: string,
  keys: readonly string[],
  repository: Repository,
): readonly DeploymentFact[] {
  const document = documentOf(repository.readText(file) ?? '', file);
  if (document === undefined || keys.length === 0) return [];
  const top = recordOf(document.value);
  return keys.flatMap((key) => sectionFact(recordOf(top[key]), [key], key, file, document) ?? []);
}

function documentOf(text: string, file: string): YamlDocument | undefined {
  const yaml = readYaml(text, file);
  return 'problem' in yaml ? undefined : yaml.documents[0];
}

/** A chart's own values are read with its templates. */
function isOfChart(path: string, repository: Repository): boolean {
  const charts = chartFolders(repository);
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (charts.has(folder)) return true;
    if (folder === '.') break;
  }
  return helmfileReleases(repository).some(({ files }) => files.includes(path));
}

/** `deploy/order/values.yaml` and `values/order.yaml` are for `order`. */
function nameOfFile(path: string): string {
  const name = (path.split('/').pop() ?? '')
    .replace(/\.ya?ml$/, '')
    .replace(/^values[._-]?|[._-]?values$/g, '');
  return name === '' ? (folderOf(path).split('/').pop() ?? '') : name;
}

function imageOf({ image }: LooseRecord): string | undefined {
  const { registry, repository } = recordOf(image);
  const path = textOf(repository) ?? textOf(image);
  const host = textOf(registry);
  return path === undefined || host === undefined || host === '' ? path : `${host}/${path}`;
}

function sectionFact(
  settings: LooseRecord,
  path: readonly string[],
  fallback: string,
  file: string,
  document: YamlDocument,
): DeploymentFact | undefined {
  const image = imageOf(settings);
  if (image === undefined || image === '') return undefined;
  const name = textOf(settings.fullnameOverride) || textOf(settings.nameOverride) || fallback;
  const line = document.lineOf(path.length > 0 ? path : ['image']);
  const ports = portsOf(settings, path, document);
  return {
    ...unsaid,
    kind: 'deployment',
    source: 'kubernetes',
    name,
    file,
    line,
    pointer: '',
    image,
    hosts: ports.length > 0 ? [{ host: name, line }] : [],
    ports,
    env: entriesOf(settings, path, file, document),
    variant: file,
  };
}

function portsOf(
  settings: LooseRecord,
  path: readonly string[],
  document: YamlDocument,
): readonly PortFact[] {
  const { port, targetPort } = recordOf(settings.service);
  const written = [
    [port, ['service', 'port']],
    [targetPort, ['service', 'targetPort']],
    [settings.containerPort, ['containerPort']],
    [settings.port, ['port']],
  ] as const;
  return written.flatMap(([value, steps]) =>
    typeof value === 'number'
      ? [{ port: value, published: false, line: document.lineOf([...path, ...steps]) }]
      : [],
  );
}

const members = [
  'env',
  'envs',
  'environment',
  'envVars',
  'extraEnv',
  'extraEnvs',
  'extraEnvVars',
  'config',
  'configMap',
];

/** Variables as a map or as a list of names and values. */
function entriesOf(
  settings: LooseRecord,
  path: readonly string[],
  file: string,
  document: YamlDocument,
): readonly EnvironmentEntry[] {
  return members.flatMap((member) => {
    const { data } = recordOf(settings[member]);
    const steps = [...path, member, ...(data === undefined ? [] : ['data'])];
    const written = data ?? settings[member];
    if (Array.isArray(written)) {
      return listOf(written).flatMap((item, index): readonly EnvironmentEntry[] => {
        const name = textOf(recordOf(item).name);
        const value = textOf(recordOf(item).value);
        if (name === undefined || value === undefined) return [];
        return [{ name, value, file, line: document.lineOf([...steps, index]) }];
      });
    }
    return Object.entries(recordOf(written)).flatMap(([name, item]): readonly EnvironmentEntry[] => {
      const value = textOf(item) ?? textOf(recordOf(item).value);
      // Other members of such a map configure the chart itself.
      if (value === undefined || !/^[A-Z][A-Z0-9_]*$/.test(name)) return [];
      return [{ name, value, file, line: document.lineOf([...steps, name]) }];
    });
  });
}
