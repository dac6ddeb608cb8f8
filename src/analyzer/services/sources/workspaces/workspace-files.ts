import type { Repository } from '../../../../model/repository.js';
import { fileIn, folderOf } from '../../../paths.js';
import type { DiscoverySource, ServiceFact } from '../../fact.js';
import { readJson } from '../../texts/json-text.js';
import { listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';

/** pnpm-workspace.yaml and lerna.json: the packages of a workspace. */
export const workspaceFiles: DiscoverySource = {
  id: 'workspace-files',
  files: (path) => /(?:^|\/)(?:pnpm-workspace\.ya?ml|lerna\.json)$/.test(path),
  read(text, path, repository) {
    const reading = path.endsWith('.json') ? readJson(text, path) : firstYaml(text, path);
    if ('problem' in reading) return [reading.problem];
    const { packages, version } = recordOf(reading.value);
    const patterns = listOf(packages).flatMap((item) => textOf(item) ?? []);
    // Lerna looks there by itself, unless another tool's workspace tells it where.
    const usual = packages === undefined && version !== undefined && path.endsWith('lerna.json');
    if (usual && standsAlone(path, repository)) patterns.push('packages/*');
    const fact: ServiceFact = { kind: 'workspace', folder: folderOf(path), patterns, file: path };
    return patterns.length > 0 ? [fact] : [];
  },
};

function standsAlone(path: string, repository: Repository): boolean {
  const beside = (name: string): string | undefined => repository.readText(fileIn(folderOf(path), name));
  return beside('pnpm-workspace.yaml') === undefined && !beside('package.json')?.includes('"workspaces"');
}

function firstYaml(text: string, path: string): ReturnType<typeof readJson> {
  const yaml = readYaml(text, path);
  return 'problem' in yaml ? yaml : { value: yaml.documents[0]?.value };
}
