import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { readOnlyTaskDefinitionMembers } from '../../model/task-definition.js';
import { isFargateSize, readAmount, smallestFargateSize, type TaskSize } from './fargate-sizes.js';
import { type JsonObject, objectsOf, stringOf } from './json.js';
import type { TaskDefinitionSource } from './task-definition-source.js';
import type { Worker } from './worker.js';
import type { WorkerCommand } from './worker-command.js';
import { needsTemporaryVolume, temporaryVolume, workerContainer } from './worker-container.js';
import type { WorkerFigures } from './worker-defaults.js';
import { workerFamily } from './worker-names.js';

/** Stands where no task definition tells the role that pulls the image and writes the logs. */
const unknownExecutionRole = '<TASK_EXECUTION_ROLE>';

/**
 * The input of RegisterTaskDefinition for a worker, made from the service's own task definition; without one it is
 * complete too, with placeholders for what only the user knows.
 */
export function workerTaskDefinition(
  worker: Worker,
  command: WorkerCommand | undefined,
  figures: WorkerFigures,
): RegisterTaskDefinitionCommandInput {
  const { source, place } = worker;
  const size = workerSize(source, figures);
  const role = (name: string): string => `arn:${place.partition}:iam::${place.account}:role/${name}`;
  return {
    family: workerFamily(familyOf(worker)),
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: String(size.cpu),
    memory: String(size.memory),
    executionRoleArn: stringOf(source?.definition.executionRoleArn) ?? role(unknownExecutionRole),
    taskRoleArn: role(worker.role),
    ...(source ? {} : { runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'LINUX' } }),
    containerDefinitions: containers(worker, workerContainer(worker, command, figures)),
    ...volumes(worker),
    ...keptMembers(source),
  };
}

/** `shop-loyalty` from the task definition, else the service's name. */
export function familyOf(worker: Worker): string {
  return stringOf(worker.source?.definition.family) ?? worker.service.name;
}

/** The size that the service has, where Fargate offers it; else the smallest that holds as much. */
export function workerSize(source: TaskDefinitionSource | undefined, figures: WorkerFigures): TaskSize {
  const needed = neededSize(source, figures);
  return isFargateSize(needed) ? needed : smallestFargateSize(needed);
}

/** The size that the service's task definition asks for, of the task or else of its containers together. */
export function neededSize(source: TaskDefinitionSource | undefined, figures: WorkerFigures): TaskSize {
  const definition = source?.definition ?? {};
  return {
    cpu: readAmount(definition.cpu) ?? (sumOf(definition, 'cpu') || figures.cpu),
    memory: readAmount(definition.memory) ?? (sumOf(definition, 'memory') || figures.memory),
  };
}

function sumOf(definition: JsonObject, member: 'cpu' | 'memory'): number {
  const containers = objectsOf(definition.containerDefinitions);
  return containers.reduce((sum, container) => sum + (readAmount(container[member]) ?? 0), 0);
}

function containers(worker: Worker, main: ContainerDefinition): ContainerDefinition[] {
  const own = objectsOf(worker.source?.definition.containerDefinitions);
  if (own.length === 0) return [main];
  return own.map((container) => {
    if (container === worker.source?.main) return main;
    // Containers of one task reach each other through localhost; a worker is reached by nobody else.
    const { portMappings: _ports, ...sidecar } = container;
    return sidecar;
  });
}

function volumes(worker: Worker): Pick<RegisterTaskDefinitionCommandInput, 'volumes'> {
  const own = objectsOf(worker.source?.definition.volumes);
  const all = needsTemporaryVolume(worker) ? [...own, { name: temporaryVolume }] : own;
  return all.length === 0 ? {} : { volumes: [...all] };
}

const written: ReadonlySet<string> = new Set([
  'family',
  'requiresCompatibilities',
  'networkMode',
  'cpu',
  'memory',
  'executionRoleArn',
  'taskRoleArn',
  'containerDefinitions',
  'volumes',
  // Fargate takes none.
  'placementConstraints',
]);

/** Everything else that the service's task definition says (`runtimePlatform`, `ephemeralStorage`, `tags` …). */
function keptMembers(source: TaskDefinitionSource | undefined): JsonObject {
  const members = Object.entries(source?.definition ?? {});
  return Object.fromEntries(
    members.filter(([name]) => !written.has(name) && !readOnlyTaskDefinitionMembers.has(name)),
  );
}
