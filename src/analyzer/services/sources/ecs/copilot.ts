import type { Repository } from '../../../../model/repository.js';
import type { EnvironmentEntry } from '../../../../model/service.js';
import { fileIn, folderOf, joinInside } from '../../../paths.js';
import { type DeploymentFact, type DiscoverySource, type HostFact, unsaid } from '../../fact.js';
import { commandText, type LooseRecord, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
/**
 * The manifests of AWS Copilot: how an image is built, its port and variables, and its names in Service Connect and
 * service discovery. https://aws.github.io/copilot-cli/docs/manifest/overview/
 */
export const copilot: DiscoverySource = {
  id: 'copilot',
  files: (path) => /(?:^|\/)copilot\/[^/]+\/manifest\.ya?ml$/.test(path),
  read(text, path, repository) {
    const yaml = readYaml(text, path);
    if ('problem' in yaml) return [yaml.problem];
    const [document] = yaml.documents;
    const manifest = recordOf(document?.value);
    const name = textOf(manifest.name);
    // An environment has a manifest too, and static sites have no container.
    const runsContainer = / (?:Web Service|Service|Job)$/.test(textOf(manifest.type) ?? '');
    if (document === undefined || name === undefined || !runsContainer) return [];
    return [deploymentOf(name, manifest, { document, path, repository })];
  },
};

interface CopilotFile {
  readonly document: YamlDocument;
  readonly path: string;
  readonly repository: Repository;
}

function deploymentOf(name: string, manifest: LooseRecord, file: CopilotFile): DeploymentFact {
  const { document, path } = file;
  const image = recordOf(manifest.image);
  const port = Number(textOf(image.port) ?? Number.NaN);
  return {
    ...unsaid,
    kind: 'deployment',
    source: 'copilot',
    name,
    file: path,
    line: document.lineOf(['name']),
    pointer: '',
    build: buildOf(image.build, path),
    image: textOf(image.location) ?? null,
    command: commandText(manifest.command),
    hosts: hostsOf(name, manifest, file),
    ports: Number.isInteger(port)
      ? [{ port, published: false, line: document.lineOf(['image', 'port']) }]
      : [],
    env: [
      // What an environment sets wins over what holds for all.
      ...Object.entries(recordOf(manifest.environments)).flatMap(([environment, settings]) =>
        variables(settings, ['environments', environment], file),
      ),
      ...variables(manifest, [], file),
      ...discoveryEndpoint(manifest, file),
    ],
  };
}

/** Paths are relative to the folder that holds `copilot`. */
function buildOf(build: unknown, path: string): DeploymentFact['build'] {
  const workspace = folderOf(folderOf(folderOf(path)));
  const settings = typeof build === 'string' ? { dockerfile: build } : recordOf(build);
  const written = textOf(settings.dockerfile);
  if (written === undefined && settings.context === undefined) return null;
  const dockerfile = joinInside(workspace, written ?? 'Dockerfile');
  const context = joinInside(workspace, textOf(settings.context) ?? folderOf(written ?? ''));
  if (dockerfile === undefined || context === undefined) return null;
  const target = textOf(settings.target);
  const args = Object.values(recordOf(settings.args)).flatMap((value) => textOf(value) ?? []);
  return { context, dockerfile, args: [...args, ...(target === undefined ? [] : [target])] };
}

function applicationOf({ path, repository }: CopilotFile): string | undefined {
  const file = fileIn(folderOf(folderOf(path)), '.workspace');
  const yaml = readYaml(repository.readText(file) ?? '', file);
  return 'problem' in yaml ? undefined : textOf(recordOf(yaml.documents[0]?.value).application);
}

function hostsOf(name: string, manifest: LooseRecord, file: CopilotFile): readonly HostFact[] {
  const { document } = file;
  const { connect } = recordOf(manifest.network);
  const alias = textOf(recordOf(connect).alias);
  const application = applicationOf(file);
  const line = document.lineOf(['name']);
  const environments = Object.keys(recordOf(manifest.environments));
  return [
    ...(alias === undefined ? [] : [{ host: alias, line: document.lineOf(['network', 'connect', 'alias']) }]),
    { host: name, line },
    ...(application === undefined
      ? []
      : environments.map((environment) => ({ host: `${name}.${environment}.${application}.local`, line }))),
  ];
}

function variables(
  settings: unknown,
  pointer: readonly string[],
  { document, path }: CopilotFile,
): readonly EnvironmentEntry[] {
  return Object.entries(recordOf(recordOf(settings).variables)).flatMap(([name, value]) => {
    const text = textOf(value);
    const line = document.lineOf([...pointer, 'variables', name]);
    return text === undefined ? [] : [{ name, value: text, file: path, line }];
  });
}

/** Copilot tells every container the end that names of services have: `order.$COPILOT_SERVICE_DISCOVERY_ENDPOINT`. */
function discoveryEndpoint(manifest: LooseRecord, file: CopilotFile): readonly EnvironmentEntry[] {
  const application = applicationOf(file);
  if (application === undefined) return [];
  return Object.keys(recordOf(manifest.environments)).map((environment) => ({
    name: 'COPILOT_SERVICE_DISCOVERY_ENDPOINT',
    value: `${environment}.${application}.local`,
    file: file.path,
    line: file.document.lineOf(['environments', environment]),
  }));
}
