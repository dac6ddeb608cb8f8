import { folderOf } from '../../paths.js';
import type { DiscoverySource, NameFact } from '../fact.js';
import { recordOf, textOf } from '../texts/record.js';
import { readYaml } from '../texts/yaml-text.js';

/**
 * The components of a Backstage catalogue: a name for what lies in the folder of the file. A file with several
 * components does not say which of them lies here.
 * https://backstage.io/docs/features/software-catalog/descriptor-format
 */
export const backstage: DiscoverySource = {
  id: 'backstage',
  files: (path) => /(?:^|\/)catalog-info\.ya?ml$/.test(path),
  read(text, path) {
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const names = yaml.documents.flatMap((document): NameFact[] => {
      const { apiVersion, kind, metadata } = recordOf(document.value);
      const name = textOf(recordOf(metadata).name);
      if (kind !== 'Component' || !textOf(apiVersion)?.startsWith('backstage.io/') || name === undefined)
        return [];
      const line = document.lineOf(['metadata', 'name']);
      return [{ kind: 'name', folder: folderOf(path), name, file: path, line }];
    });
    return names.length === 1 ? names : [];
  },
};
