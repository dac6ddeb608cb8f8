import type { Repository } from '../../../../model/repository.js';
import { folderOf, joinInside } from '../../../paths.js';
import { type DeploymentFact, type DiscoverySource, type ServiceFact, unsaid } from '../../fact.js';
import { jsonLineOf, readJson } from '../../texts/json-text.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { folderOfCommand, runs } from '../../units/code-folder.js';
import { readLiteralSource } from './literal-source.js';
/** The apps of a pm2 configuration: https://pm2.keymetrics.io/docs/usage/application-declaration/. Never evaluated. */
export const pm2: DiscoverySource = {
  id: 'pm2',
  files: (path) =>
    /(?:^|\/)(?:ecosystem(?:\.[\w-]+)*\.(?:[cm]?js|json)|(?:pm2|process(?:es)?)(?:\.[\w-]+)*\.json)$/.test(
      path,
    ),
  read(text, path, repository) {
    if (!text.includes('apps')) return [];
    if (path.endsWith('.json')) {
      const json = readJson(text, path);
      if ('problem' in json) return [json.problem];
      const line = (...steps: (string | number)[]): number => jsonLineOf(text, steps);
      return appsOf(json.value, { path, repository, line });
    }
    const { value, lines } = readLiteralSource(text, path);
    const line = (...steps: (string | number)[]): number => lines.get(`/${steps.join('/')}`) ?? 1;
    return appsOf(value, { path, repository, line });
  },
};

interface Pm2File {
  readonly path: string;
  readonly repository: Repository;
  readonly line: (...steps: (string | number)[]) => number;
}

function appsOf(value: unknown, file: Pm2File): readonly ServiceFact[] {
  return listOf(recordOf(value).apps).flatMap((app, index) => appFacts(recordOf(app), index, file));
}

function appFacts(
  app: LooseRecord,
  index: number,
  { path, repository, line }: Pm2File,
): readonly ServiceFact[] {
  const script = textOf(app.script);
  const from = joinInside(folderOf(path), textOf(app.cwd) ?? '.');
  if (script === undefined || from === undefined) return [];
  const words = [script, ...listOf(app.args).map(String)].join(' ');
  const command = /^\S+\.[cm]?[jt]s\b/.test(script) ? `node ${words}` : words;
  const folder = folderOfCommand(command, from, repository);
  if (folder === undefined) return [];
  // The settings of production beside those that always hold.
  const settings = ['env', 'env_production'].flatMap((member) =>
    Object.entries(recordOf(app[member])).map(([name, entry]) => ({ member, name, value: textOf(entry) })),
  );
  const deployment: DeploymentFact = {
    ...unsaid,
    kind: 'deployment',
    source: 'process',
    name: textOf(app.name) ?? '',
    file: path,
    line: line('apps', index),
    pointer: `/apps/${index}`,
    command,
    env: settings.flatMap(({ member, name, value }) =>
      value === undefined ? [] : [{ name, value, file: path, line: line('apps', index, member, name) }],
    ),
  };
  return runs(deployment, folder, repository);
}
