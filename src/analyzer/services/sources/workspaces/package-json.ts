import { analyzerCatalogue } from '../../../../model/catalogue/analyzer.js';
import { noticeOf } from '../../../../model/errors.js';
import { folderOf } from '../../../paths.js';
import type { DiscoverySource, ServiceFact } from '../../fact.js';
import { packageManifestSchema } from '../../package-manifest.js';
import { readJson } from '../../texts/json-text.js';

/** package.json: packages, and the workspaces of npm and yarn (list and object form). */
export const packageJson: DiscoverySource = {
  id: 'package-json',
  files: (path) => /(?:^|\/)package\.json$/.test(path),
  read(text, path) {
    const json = readJson(text, path);
    if ('problem' in json) return [json.problem];
    const manifest = packageManifestSchema.safeParse(json.value);
    if (!manifest.success) {
      const reason = 'it is not an object';
      const notice = noticeOf(analyzerCatalogue.invalidJson, { file: path, reason }, { file: path, line: 1 });
      return [{ kind: 'problem', notice }];
    }
    const folder = folderOf(path);
    const { workspaces } = manifest.data;
    const facts: ServiceFact[] = [{ kind: 'package', folder, file: path, manifest: manifest.data }];
    if (workspaces.length > 0) facts.push({ kind: 'workspace', folder, patterns: workspaces, file: path });
    return facts;
  },
};
