import type { EnvironmentEntry } from '../../../model/service.js';
import type { DeploymentFact, DiscoverySource, PortFact } from '../fact.js';
import { jsonLineOf, readJson } from '../json-text.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../record.js';

/** ECS task definitions as JSON files: containers with their variables and ports. */
export const ecsTaskDefinition: DiscoverySource = {
  id: 'ecs-task-definition',
  files: (path) => {
    // What this tool writes runs the workers of services that have a definition of their own.
    if (!path.endsWith('.json') || path.startsWith('infra/events/')) return false;
    return (
      /task[-_.]?def[^/]*\.json$/i.test(path) ||
      /(?:^|\/)(?:\.?aws|ecs|task[-_]?def(?:inition)?s?)\//i.test(path)
    );
  },
  read(text, path) {
    if (!text.includes('containerDefinitions')) return [];
    const json = readJson(text, path);
    if ('problem' in json) return [json.problem];
    // What `aws ecs describe-task-definition` prints has the definition one level down.
    const outer = recordOf(json.value);
    const nested = outer.containerDefinitions === undefined && outer.taskDefinition !== undefined;
    const base = nested ? ['taskDefinition'] : [];
    const definition = nested ? recordOf(outer.taskDefinition) : outer;
    return listOf(definition.containerDefinitions).map((container, index) =>
      deploymentOf(recordOf(container), [...base, 'containerDefinitions', index], { text, path, definition }),
    );
  },
};

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
    kind: 'deployment',
    source: 'ecs-task-definition',
    name,
    file: path,
    line: line(),
    pointer: `/${pointer.join('/')}`,
    build: null,
    image: textOf(container.image) ?? null,
    mounts: [],
    command: listOf(container.command).map(String).join(' ') || null,
    // The name of a port mapping is the discovery name of Service Connect where it sets no other.
    hosts: portMappings.flatMap((mapping, index) => {
      const host = textOf(mapping.name);
      return host === undefined ? [] : [{ host, line: line('portMappings', index, 'name') }];
    }),
    ports: portMappings.flatMap((mapping, index): PortFact[] => {
      const port = mapping.containerPort;
      return typeof port === 'number' ? [{ port, published: false, line: line('portMappings', index) }] : [];
    }),
    env: listOf(container.environment).flatMap((item, index): EnvironmentEntry[] => {
      const entryName = textOf(recordOf(item).name);
      const value = textOf(recordOf(item).value);
      if (entryName === undefined || value === undefined) return [];
      return [{ name: entryName, value, file: path, line: line('environment', index) }];
    }),
  };
}
