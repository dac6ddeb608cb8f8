import type { Repository } from '../../../../model/repository.js';
import { folderOf, joinInside } from '../../../paths.js';
import type { DeploymentFact, DiscoverySource, ServiceFact } from '../../fact.js';
import { type DotenvVariables, readDotenv, variablesAround } from '../../texts/dotenv.js';
import { interpolate } from '../../texts/interpolation.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml, type YamlDocument } from '../../texts/yaml-text.js';
import { composeBuild } from './build.js';
import { composeEnvironment } from './environment.js';
import { composeHosts, linkedHosts } from './hosts.js';
import { type ComposeLayer, firstOf, layersOf } from './layers.js';
import { portsOf } from './ports.js';

/** All that reading one service of a compose file needs. */
export interface ComposeContext {
  readonly file: string;
  readonly folder: string;
  readonly document: YamlDocument;
  readonly repository: Repository;
  readonly variables: DotenvVariables;
  readonly resolve: (text: string) => string;
}

const fileName =
  /(?:^|\/)(?:(?:[\w.-]+[._-])?(?:docker-)?compose(?:[._-][\w.-]+)?|docker-stack(?:[._-][\w.-]+)?)\.ya?ml$/;

/**
 * docker-compose: services with their build folder, names, ports and variables. Every compose file is read, and the
 * files that it includes; which of them are used together is not known, so that each is a deployment of its own.
 */
export const compose: DiscoverySource = {
  id: 'compose',
  files: (path) => fileName.test(path),
  read: (text, path, repository) =>
    factsOf(text, { file: path, folder: folderOf(path), repository, variables: new Map() }, 0),
};

type ComposeFile = Omit<ComposeContext, 'document' | 'resolve'>;

function factsOf(text: string, place: ComposeFile, depth: number): readonly ServiceFact[] {
  const yaml = readYaml(text, place.file);
  if ('problem' in yaml) return [yaml.problem];
  const [document] = yaml.documents;
  if (document === undefined) return [];
  // A variable of the file that includes this one is weaker than those beside this one.
  const variables = new Map([...place.variables, ...variablesAround(place.folder, place.repository)]);
  const context: ComposeContext = {
    ...place,
    document,
    variables,
    resolve: (value) => interpolate(value, variables),
  };
  const services = recordOf(recordOf(document.value).services);
  const linked = linkedHosts(services, context);
  return [
    ...Object.keys(services).map((name) => deploymentOf(name, context, linked.get(name) ?? [])),
    ...(depth < 5 ? included(recordOf(document.value), context, depth) : []),
  ];
}

/** Files that `include` names; those that are called like a compose file are read anyway. */
function included(settings: LooseRecord, context: ComposeContext, depth: number): readonly ServiceFact[] {
  const { folder, repository, variables, resolve } = context;
  return listOf(settings.include).flatMap((item) => {
    const { path, env_file: envFile } = recordOf(item);
    const given = listOf(envFile).flatMap((name) => {
      const file = joinInside(folder, resolve(textOf(name) ?? ''));
      return file === undefined ? [] : readDotenv(repository.readText(file) ?? '', file);
    });
    const own = new Map([...variables, ...given.map(({ name, value }) => [name, value] as const)]);
    return listOf(textOf(item) ?? path).flatMap((name) => {
      const file = joinInside(folder, resolve(textOf(name) ?? ''));
      const text = file === undefined || fileName.test(file) ? undefined : repository.readText(file);
      if (file === undefined || text === undefined) return [];
      return factsOf(text, { file, folder: folderOf(file), repository, variables: own }, depth + 1);
    });
  });
}

function deploymentOf(
  name: string,
  context: ComposeContext,
  linked: DeploymentFact['hosts'],
): DeploymentFact {
  const { file, document } = context;
  const layers = layersOf(name, context);
  const commands = firstOf(layers, 'command');
  const command = listOf(commands?.value).flatMap((word) => textOf(word) ?? []);
  const image = firstOf(layers, 'image');
  const imageName = textOf(image?.value);
  const hosts = [...composeHosts(layers, file), ...linked];
  return {
    kind: 'deployment',
    source: 'compose',
    name,
    file,
    line: document.lineOf(['services', name]),
    pointer: `/services/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    build: composeBuild(layers),
    image: imageName === undefined || image === undefined ? null : image.layer.context.resolve(imageName),
    mounts: layers.flatMap(mountsOf),
    command: command.length > 0 ? command.join(' ') : null,
    hosts: hosts.filter(({ host }, index) => hosts.findIndex((other) => other.host === host) === index),
    ports: layers.flatMap((layer) => openPorts(layer, file)),
    env: composeEnvironment(layers),
  };
}

function mountsOf({ settings, context: { folder, resolve } }: ComposeLayer): readonly string[] {
  return listOf(settings.volumes).flatMap((volume) => {
    const source = textOf(volume)?.split(':')[0] ?? textOf(recordOf(volume).source);
    const path = source === undefined ? '' : resolve(source);
    return path.startsWith('.') ? (joinInside(folder, path) ?? []) : [];
  });
}

function openPorts({ name, settings, context }: ComposeLayer, file: string): DeploymentFact['ports'] {
  const { document, resolve } = context;
  const elsewhere = context.file === file ? {} : { file: context.file };
  const open = (member: 'ports' | 'expose'): DeploymentFact['ports'] =>
    listOf(settings[member]).flatMap((item, index) =>
      portsOf(item, document.lineOf(['services', name, member, index]), resolve),
    );
  return [...open('ports'), ...open('expose')].map((port) => ({ ...port, ...elsewhere }));
}
