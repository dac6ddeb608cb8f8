import type { EnvironmentEntry } from '../../../../model/service.js';
import { type DeploymentFact, type DiscoverySource, type PortFact, unsaid } from '../../fact.js';
import { jsonLineOf, readJson } from '../../texts/json-text.js';
import { commandText, type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { secretValue } from '../kubernetes/environment.js';
import { serviceConnectHosts } from './service.js';
/**
 * ECS task definitions as JSON files, in the shape of the API: containers with their variables and ports, and the
 * names that Service Connect and Cloud Map give to their ports.
 */
export const ecsTaskDefinition: DiscoverySource = {
  id: 'ecs-task-definition',
  files: isTaskDefinitionPath,
  read(text, path, repository) {
    if (!text.includes('containerDefinitions')) return [];
    const json = readJson(text, path);
    if ('problem' in json) return [json.problem];
    return definitionsIn(json.value).flatMap(({ definition, base }) =>
      listOf(definition.containerDefinitions).map((item, index) => {
        const container = recordOf(item);
        const fact = deploymentOf(container, [...base, 'containerDefinitions', index], {
          text,
          path,
          definition,
        });
        const connected = serviceConnectHosts(container, definition, path, repository);
        return connected.length === 0 ? fact : { ...fact, hosts: [...fact.hosts, ...connected] };
      }),
    );
  },
};

function isTaskDefinitionPath(path: string): boolean {
  // What this tool writes runs the workers of services that have a definition of their own.
  if (!path.endsWith('.json') || path.startsWith('infra/events/')) return false;
  return (
    /task[-_.]?def[^/]*\.json$/i.test(path) ||
    /(?:^|\/)(?:\.?aws|ecs|task[-_]?def(?:inition)?s?)\//i.test(path) ||
    // `deploy/order.json`: of such files only those with containers are read further.
    /(?:^|\/)(?:deploy(?:ment)?s?|infra(?:structure)?|ops|fargate|task[-_]?defs?|\.github)\//i.test(path)
  );
}

/** A definition by itself, as `describe-task-definition` prints it, or as a list of several. */
function definitionsIn(
  value: unknown,
): readonly { readonly definition: LooseRecord; readonly base: readonly (string | number)[] }[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) =>
      definitionsIn(item).map(({ definition, base }) => ({ definition, base: [index, ...base] })),
    );
  }
  const outer = recordOf(value);
  const nested = outer.containerDefinitions === undefined && outer.taskDefinition !== undefined;
  return nested
    ? [{ definition: recordOf(outer.taskDefinition), base: ['taskDefinition'] }]
    : [{ definition: outer, base: [] }];
}

interface TaskDefinitionFile {
  readonly text: string;
  readonly path: string;
  readonly definition: LooseRecord;
}

function deploymentOf(
  container: LooseRecord,
  pointer: readonly (string | number)[],
  { text, path, definition }: TaskDefinitionFile,
): DeploymentFact {
  const line = (...steps: (string | number)[]): number => jsonLineOf(text, [...pointer, ...steps]);
  const name = textOf(container.name) ?? textOf(definition.family) ?? '';
  const portMappings = listOf(container.portMappings).map(recordOf);
  return {
    ...unsaid,
    kind: 'deployment',
    source: 'ecs-task-definition',
    name,
    file: path,
    line: line(),
    pointer: `/${pointer.join('/')}`,
    image: textOf(container.image) ?? null,
    command: commandText(container.command),
    // The name of a port mapping is the discovery name of Service Connect where it sets no other.
    hosts: portMappings.flatMap((mapping, index) => {
      const host = textOf(mapping.name);
      const isProtocol = /^(?:https?|tcp|grpc|h2c?)(?:-port)?$/.test(host ?? '');
      return host === undefined || isProtocol ? [] : [{ host, line: line('portMappings', index, 'name') }];
    }),
    ports: portMappings.flatMap((mapping, index): PortFact[] => {
      const port = mapping.containerPort;
      return typeof port === 'number' ? [{ port, published: false, line: line('portMappings', index) }] : [];
    }),
    env: [
      ...listOf(container.environment).flatMap((item, index): EnvironmentEntry[] => {
        const entryName = textOf(recordOf(item).name);
        const value = textOf(recordOf(item).value);
        if (entryName === undefined || value === undefined) return [];
        return [{ name: entryName, value, file: path, line: line('environment', index) }];
      }),
      ...listOf(container.secrets).flatMap((item, index): EnvironmentEntry[] => {
        const entryName = textOf(recordOf(item).name);
        if (entryName === undefined) return [];
        return [{ name: entryName, value: secretValue, file: path, line: line('secrets', index) }];
      }),
    ],
  };
}
