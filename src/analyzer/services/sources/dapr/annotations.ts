import { folderOf } from '../../../paths.js';
import { lenientJson } from '../../../syntax/json-file.js';
import type { AliasFact, DiscoverySource, NameFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';

const appId = /\bdapr\b.*(?:\s--?app-id[\s=])["']?([\w.-]+)/;

/**
 * Application ids that Dapr is told elsewhere than in its own files: the annotations of a pod
 * (https://docs.dapr.io/reference/arguments-annotations-overview/), the command of a sidecar in a compose file, and
 * the `dapr run` of a start script.
 */
export const daprAnnotations: DiscoverySource = {
  id: 'dapr-annotations',
  files: (path) => /\.ya?ml$/.test(path) || /(?:^|\/)package\.json$/.test(path),
  read(text, path) {
    if (path.endsWith('.json')) return text.includes('app-id') ? scriptNames(text, path) : [];
    const annotated = text.includes('dapr.io/app-id');
    if (!annotated && !/["'\s]-?-app-id\b/.test(text)) return [];
    const yaml = readYaml(text, path);
    // Whoever reads the file for its services tells what is wrong with it.
    if ('problem' in yaml) return [];
    return yaml.documents.flatMap((document) => [
      ...annotatedAliases(document, path),
      ...sidecarAliases(document, path),
    ]);
  },
};

function annotatedAliases(document: YamlDocument, file: string): readonly AliasFact[] {
  const settings = recordOf(document.value);
  const steps = ['spec', 'template', 'metadata', 'annotations'];
  const annotations = steps.reduce((inner: LooseRecord, step) => recordOf(inner[step]), settings);
  const host = textOf(annotations['dapr.io/app-id']);
  const target = textOf(recordOf(settings.metadata).name);
  if (host === undefined || target === undefined || host.includes('$') || host.includes('{')) return [];
  const line = document.lineOf([...steps, 'dapr.io/app-id']);
  return [{ kind: 'alias', source: 'kubernetes', host, target, file, line }];
}

/** `daprd -app-id order` in a container that shares the network of `order`. */
function sidecarAliases(document: YamlDocument, file: string): readonly AliasFact[] {
  const services = Object.entries(recordOf(recordOf(document.value).services));
  return services.flatMap(([name, value]): AliasFact[] => {
    const { command, network_mode } = recordOf(value);
    const words = listOf(command).flatMap((word) => textOf(word)?.split(/\s+/) ?? []);
    const host = words[words.findIndex((word) => /^--?app-id$/.test(word)) + 1];
    const target = /^service:(.+)$/.exec(textOf(network_mode) ?? '')?.[1];
    if (host === undefined || target === undefined || host === words[0]) return [];
    const line = document.lineOf(['services', name, 'command']);
    return [{ kind: 'alias', source: 'compose', host, target, file, line }];
  });
}

function scriptNames(text: string, file: string): readonly NameFact[] {
  const scripts = Object.values(recordOf(recordOf(lenientJson(file, text)).scripts));
  const names = scripts.flatMap((script) => appId.exec(textOf(script) ?? '')?.[1] ?? []);
  return [...new Set(names)].map((name) => {
    const line = text.slice(0, text.search(/app-id/)).split('\n').length;
    return { kind: 'name', folder: folderOf(file), name, file, line };
  });
}
