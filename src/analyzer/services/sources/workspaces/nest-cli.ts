import { folderOf, joinInside } from '../../../paths.js';
import type { DiscoverySource } from '../../fact.js';
import { readJson } from '../../texts/json-text.js';
import { recordOf, textOf } from '../../texts/record.js';

/** nest-cli.json: the applications and libraries of a Nest monorepo, which share one package.json. */
export const nestCli: DiscoverySource = {
  id: 'nest-cli',
  files: (path) => /(?:^|\/)nest-cli\.json$/.test(path),
  read(text, path) {
    const json = readJson(text, path);
    if ('problem' in json) return [json.problem];
    const projects = Object.entries(recordOf(recordOf(json.value).projects));
    return projects.flatMap(([name, settings]) => {
      const project = recordOf(settings);
      const folder = joinInside(folderOf(path), textOf(project.root) ?? '');
      const sourceRoot = joinInside(folderOf(path), textOf(project.sourceRoot) ?? textOf(project.root) ?? '');
      if (folder === undefined || sourceRoot === undefined) return [];
      const library = textOf(project.type) === 'library';
      return [{ kind: 'project' as const, name, folder, sourceRoot, library, file: path }];
    });
  },
};
