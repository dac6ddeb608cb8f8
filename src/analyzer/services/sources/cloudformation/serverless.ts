import type { EnvironmentEntry } from '../../../../model/service.js';
import { folderOf } from '../../../paths.js';
import { type DeploymentFact, type DiscoverySource, type HostFact, unsaid } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';
import { runs } from '../../units/code-folder.js';
/**
 * The functions of a Serverless Framework file: one service, which is invoked by the names of its functions and through
 * the API that its events open. https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
 */
export const serverless: DiscoverySource = {
  id: 'serverless',
  files: (path) => /(?:^|\/)serverless(?:\.[\w-]+)?\.ya?ml$/.test(path),
  read(text, path, repository) {
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const [document] = yaml.documents;
    const root = recordOf(document?.value);
    const name = textOf(root.service) ?? textOf(recordOf(root.service).name);
    const functions = Object.entries(recordOf(root.functions));
    if (document === undefined || name === undefined || functions.length === 0) return [];
    const resolve = resolverOf(root, name);
    const hosts = functions.map(([id, settings]): HostFact => {
      const written = textOf(recordOf(settings).name) ?? `${name}-\${sls:stage}-${id}`;
      return { host: resolve(written), line: document.lineOf(['functions', id]) };
    });
    const variables = (settings: unknown, pointer: readonly string[]): readonly EnvironmentEntry[] =>
      Object.entries(recordOf(recordOf(settings).environment)).flatMap(([variable, value]) => {
        const line = document.lineOf([...pointer, 'environment', variable]);
        const written = textOf(value);
        return written === undefined ? [] : [{ name: variable, value: resolve(written), file: path, line }];
      });
    const deployment: DeploymentFact = {
      ...unsaid,
      kind: 'deployment',
      source: 'serverless',
      name,
      file: path,
      line: document.lineOf(['service']),
      pointer: '',
      hosts,
      env: [
        ...functions.flatMap(([id, settings]) => variables(settings, ['functions', id])),
        ...variables(root.provider, ['provider']),
      ],
      serves: functions.some(([, settings]) => answersRequests(recordOf(settings))),
    };
    return runs(deployment, folderOf(path), repository);
  },
};

/** Puts in what the file itself says; the rest stays as it is written. */
function resolverOf(root: LooseRecord, name: string): (text: string) => string {
  const written = textOf(recordOf(root.provider).stage) ?? 'dev';
  const stage = /^\$\{opt:stage,\s*["']?([\w-]+)["']?\}$/.exec(written)?.[1] ?? written;
  const known: Readonly<Record<string, string>> = {
    'self:service': name,
    'self:service.name': name,
    'sls:stage': stage,
    'self:provider.stage': stage,
    'opt:stage': stage,
  };
  return (text) =>
    text.replace(/\$\{([\w:.]+)(?:,[^}]*)?\}/g, (whole, variable: string) => known[variable] ?? whole);
}

/** A function that HTTP events lead to, or that nothing triggers: then others invoke it. */
function answersRequests({ events, url }: LooseRecord): boolean {
  if (url !== undefined && url !== false) return true;
  const kinds = listOf(events).flatMap((event) => textOf(event) ?? Object.keys(recordOf(event)));
  return kinds.length === 0 || kinds.some((kind) => /^(?:http|httpApi|alb)$/.test(kind));
}
