import type { Repository } from '../../../../model/repository.js';
import type { EnvironmentEntry } from '../../../../model/service.js';
import { folderOf, joinInside } from '../../../paths.js';
import {
  type DeploymentFact,
  type DiscoverySource,
  type HostFact,
  type PortFact,
  type ServiceFact,
  unsaid,
} from '../../fact.js';
import { commandText, type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { runs } from '../../units/code-folder.js';
import { discoveryHosts } from './discovery.js';
import { type CloudResource, type CloudTemplate, readCloudTemplate } from './template.js';

const jsonTemplate =
  /(?:^|\/)(?:[\w.-]*(?:template|stack|cloudformation|sam)[\w.-]*\.json|(?:cloudformation|cfn|stacks?|templates?)\/[^/]+\.json)$/i;
const mark =
  /["']?Type["']?\s*:\s*["']?AWS::(?:ECS::(?:TaskDefinition|Service)|Serverless::Function|Lambda::Function)\b/;

export interface TemplateFile {
  readonly template: CloudTemplate;
  readonly path: string;
  readonly repository: Repository;
}

/**
 * CloudFormation and SAM templates: the containers of ECS task definitions with the names that Service Connect and
 * Cloud Map give them, and functions with the folders that they are made of.
 */
export const cloudformation: DiscoverySource = {
  id: 'cloudformation',
  files: (path) =>
    // What this tool writes runs the workers of services that are found by their own files.
    !path.startsWith('infra/events/') && (/\.(?:ya?ml|template)$/.test(path) || jsonTemplate.test(path)),
  read(text, path, repository) {
    if (!mark.test(text)) return [];
    const reading = readCloudTemplate(text, path);
    if ('problem' in reading) return [reading.problem];
    const file = { template: reading.template, path, repository };
    return reading.template.resources.flatMap((resource): readonly ServiceFact[] => {
      if (resource.type === 'AWS::ECS::TaskDefinition') return containerFacts(resource, file);
      const isFunction =
        resource.type === 'AWS::Serverless::Function' || resource.type === 'AWS::Lambda::Function';
      return isFunction ? functionFacts(resource, file) : [];
    });
  },
};

function containerFacts(task: CloudResource, file: TemplateFile): readonly DeploymentFact[] {
  const containers = listOf(task.properties.ContainerDefinitions).map(recordOf);
  const hosts = discoveryHosts(task, file.template);
  return containers.map((container, index) => {
    const names = listOf(container.PortMappings).map((mapping) => file.template.text(recordOf(mapping).Name));
    // Names of the whole service lead to its first container, those of a port to the container that has the port.
    const own = hosts.filter(({ port }) => (port === undefined ? index === 0 : names.includes(port)));
    return containerFact(task, index, own, file);
  });
}

function containerFact(
  task: CloudResource,
  index: number,
  hosts: readonly HostFact[],
  { template, path }: TemplateFile,
): DeploymentFact {
  const pointer = ['Resources', task.id, 'Properties', 'ContainerDefinitions', index];
  const line = (...steps: (string | number)[]): number => template.lineOf([...pointer, ...steps]);
  const container = recordOf(listOf(task.properties.ContainerDefinitions)[index]);
  const mappings = listOf(container.PortMappings).map(recordOf);
  return {
    ...unsaid,
    kind: 'deployment',
    source: 'cloudformation',
    name: template.text(container.Name) ?? template.text(task.properties.Family) ?? task.id,
    file: path,
    line: line(),
    pointer: `/${pointer.join('/')}`,
    image: template.text(container.Image) ?? null,
    command: commandText(container.Command),
    hosts: [
      ...mappings.flatMap((mapping, at): HostFact[] => {
        const host = template.text(mapping.Name);
        return host === undefined ? [] : [{ host, line: line('PortMappings', at, 'Name') }];
      }),
      ...hosts.map(({ host, line: place }) => ({ host, line: place })),
    ].filter(({ host }, at, all) => all.findIndex((other) => other.host === host) === at),
    ports: mappings.flatMap((mapping, at): PortFact[] => {
      const port = Number(template.text(mapping.ContainerPort) ?? Number.NaN);
      return Number.isInteger(port) ? [{ port, published: false, line: line('PortMappings', at) }] : [];
    }),
    env: listOf(container.Environment).flatMap((item, at): EnvironmentEntry[] => {
      const name = template.text(recordOf(item).Name);
      const value = template.text(recordOf(item).Value);
      if (name === undefined || value === undefined) return [];
      return [{ name, value, file: path, line: line('Environment', at) }];
    }),
  };
}

/** https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html */
function functionFacts(resource: CloudResource, file: TemplateFile): readonly ServiceFact[] {
  const { template, path, repository } = file;
  const { id } = resource;
  const globals = recordOf(template.globals.Function);
  const properties: LooseRecord = { ...globals, ...resource.properties };
  const code = textOf(properties.CodeUri) ?? textOf(properties.Code);
  const folder = code === undefined ? undefined : joinInside(folderOf(path), code);
  if (folder === undefined || /^s3:/.test(code ?? '')) return [];
  const at = (...steps: string[]): number => template.lineOf(['Resources', id, ...steps]);
  const name = template.text(properties.FunctionName);
  const named = name === undefined || name.includes('$') ? [] : [name];
  const deployment: DeploymentFact = {
    ...unsaid,
    kind: 'deployment',
    source: 'cloudformation',
    name: named[0] ?? id,
    file: path,
    line: at(),
    pointer: `/Resources/${id}`,
    // A template knows a function by its logical id; whoever calls it by name may be told either.
    hosts: [
      ...named.map((host) => ({ host, line: at('Properties', 'FunctionName') })),
      { host: id, line: at() },
    ],
    env: [
      ...variables(resource.properties, ['Resources', id, 'Properties'], file),
      ...variables(globals, ['Globals', 'Function'], file),
    ],
    serves: answersRequests(properties),
  };
  return runs(deployment, folder, repository);
}

function variables(
  properties: LooseRecord,
  pointer: readonly string[],
  { template, path }: TemplateFile,
): readonly EnvironmentEntry[] {
  return Object.entries(recordOf(recordOf(properties.Environment).Variables)).flatMap(([name, value]) => {
    const text = template.text(value);
    const line = template.lineOf([...pointer, 'Environment', 'Variables', name]);
    return text === undefined ? [] : [{ name, value: text, file: path, line }];
  });
}

/** A function that an API or its own address leads to, or that nothing triggers: then others invoke it. */
function answersRequests({ Events, FunctionUrlConfig }: LooseRecord): boolean {
  if (FunctionUrlConfig !== undefined) return true;
  const types = Object.values(recordOf(Events)).map((event) => textOf(recordOf(event).Type));
  return types.length === 0 || types.some((type) => type === 'Api' || type === 'HttpApi' || type === 'ALB');
}
