import type { DiscoverySource, ServiceFact } from '../fact.js';
import { readJson } from '../json-text.js';
import { folderOf } from '../paths.js';
import { listOf, recordOf, textOf } from '../record.js';
import { readYaml } from '../yaml-text.js';

/** pnpm-workspace.yaml and lerna.json: the packages of a workspace. */
export const workspaceFiles: DiscoverySource = {
  id: 'workspace-files',
  files: (path) => /(?:^|\/)(?:pnpm-workspace\.ya?ml|lerna\.json)$/.test(path),
  read(text, path) {
    const reading = path.endsWith('.json') ? readJson(text, path) : firstYaml(text, path);
    if ('problem' in reading) return [reading.problem];
    const patterns = listOf(recordOf(reading.value).packages).flatMap((item) => textOf(item) ?? []);
    const fact: ServiceFact = { kind: 'workspace', folder: folderOf(path), patterns, file: path };
    return patterns.length > 0 ? [fact] : [];
  },
};

function firstYaml(text: string, path: string): ReturnType<typeof readJson> {
  const yaml = readYaml(text, path);
  return 'problem' in yaml ? yaml : { value: yaml.documents[0]?.value };
}
