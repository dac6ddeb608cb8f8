import type { Repository } from '../../../../model/repository.js';
import type { EnvironmentEntry } from '../../../../model/service.js';
import { folderOf, joinInside } from '../../../paths.js';
import { type DeploymentFact, type DiscoverySource, type ServiceFact, unsaid } from '../../fact.js';
import { commandText, type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { runs } from '../../units/code-folder.js';
/** Dapr's multi-app run files: https://docs.dapr.io/developing-applications/local-development/multi-app-dapr-run/ */
export const dapr: DiscoverySource = {
  id: 'dapr',
  files: (path) => /(?:^|\/)dapr[\w.-]*\.ya?ml$/.test(path),
  read(text, path, repository) {
    if (!text.includes('appDirPath')) return [];
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const [document] = yaml.documents;
    if (document === undefined) return [];
    return listOf(recordOf(document.value).apps).flatMap((app, index) =>
      appFacts(recordOf(app), index, { document, path, repository }),
    );
  },
};

interface DaprFile {
  readonly document: YamlDocument;
  readonly path: string;
  readonly repository: Repository;
}

function appFacts(app: LooseRecord, index: number, file: DaprFile): readonly ServiceFact[] {
  const { document, path, repository } = file;
  const folder = joinInside(folderOf(path), textOf(app.appDirPath) ?? '.');
  if (folder === undefined || app.appDirPath === undefined) return [];
  const line = (...steps: string[]): number => document.lineOf(['apps', index, ...steps]);
  // Without an id the app is called after its folder.
  const name = textOf(app.appID) ?? folder.slice(folder.lastIndexOf('/') + 1);
  const port = Number(textOf(app.appPort) ?? Number.NaN);
  const deployment: DeploymentFact = {
    ...unsaid,
    kind: 'deployment',
    source: 'dapr',
    name,
    file: path,
    line: line(),
    pointer: `/apps/${index}`,
    command: commandText(app.command),
    hosts: [{ host: name, line: line('appID') }],
    // All apps of the file run on one machine.
    ports: Number.isInteger(port) ? [{ port, published: true, line: line('appPort') }] : [],
    env: [
      ...entriesOf(app.env, ['apps', index, 'env'], file),
      ...entriesOf(recordOf(recordOf(document.value).common).env, ['common', 'env'], file),
    ],
  };
  return runs(deployment, folder, repository);
}

function entriesOf(
  env: unknown,
  pointer: readonly (string | number)[],
  { document, path }: DaprFile,
): readonly EnvironmentEntry[] {
  return Object.entries(recordOf(env)).flatMap(([name, value]) => {
    const text = textOf(value);
    return text === undefined
      ? []
      : [{ name, value: text, file: path, line: document.lineOf([...pointer, name]) }];
  });
}
