import { folderOf } from '../../../paths.js';
import { type DeploymentFact, type DiscoverySource, unsaid } from '../../fact.js';
import { folderOfCommand, runs } from '../../units/code-folder.js';
/** The process types of a Procfile: https://devcenter.heroku.com/articles/procfile. A release is run once. */
export const procfile: DiscoverySource = {
  id: 'procfile',
  files: (path) => /(?:^|\/)Procfile(?:\.[\w-]+)?$/.test(path),
  read(text, path, repository) {
    return text.split(/\r?\n/).flatMap((content, index) => {
      const match = /^([A-Za-z0-9_-]+):\s*(\S.*)$/.exec(content);
      if (match === null || match[1] === 'release') return [];
      const [, type = '', command = ''] = match;
      const folder = folderOfCommand(command, folderOf(path), repository);
      if (folder === undefined) return [];
      const deployment: DeploymentFact = {
        ...unsaid,
        kind: 'deployment',
        source: 'process',
        // `web` and `worker` are roles, not names.
        name: folder.slice(folder.lastIndexOf('/') + 1).replace('.', ''),
        file: path,
        line: index + 1,
        pointer: `/${type}`,
        command,
      };
      return runs(deployment, folder, repository);
    });
  },
};
