import { folderOf } from '../../../paths.js';
import { lenientJson } from '../../../syntax/json-file.js';
import type { DiscoverySource } from '../../fact.js';
import { listOf, recordOf, textOf } from '../../texts/record.js';

/** rush.json: the projects of a Rush workspace (https://rushjs.io/pages/configs/rush_json/). It may hold comments. */
export const rush: DiscoverySource = {
  id: 'rush',
  files: (path) => /(?:^|\/)rush\.json$/.test(path),
  read(text, path) {
    const projects = listOf(recordOf(lenientJson(path, text)).projects);
    const patterns = projects.flatMap((project) => textOf(recordOf(project).projectFolder) ?? []);
    return patterns.length > 0 ? [{ kind: 'workspace', folder: folderOf(path), patterns, file: path }] : [];
  },
};
