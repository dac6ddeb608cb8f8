import type { ScalableTarget, ScalingPolicy } from '@aws-sdk/client-application-auto-scaling';
import type { Service } from '@aws-sdk/client-ecs';
import { neighbourNames } from './network.js';
import type { ReadPorts, TaggedTaskDefinition } from './ports.js';
import type { WorkerFiles } from './worker-files.js';

/** What AWS has of one worker. */
export interface WorkerState {
  readonly taskDefinition: TaggedTaskDefinition | undefined;
  readonly service: Service | undefined;
  /** The running service for which the worker works. */
  readonly neighbour: Service | undefined;
  readonly scalableTarget: ScalableTarget | undefined;
  readonly scalingPolicies: readonly ScalingPolicy[];
}

function resourceIdOf(cluster: string, service: string): string {
  return `service/${cluster}/${service}`;
}

/** Reads what AWS has of each worker, in the order of the workers. Changes nothing. */
export async function readStates(
  workers: readonly WorkerFiles[],
  cluster: string,
  ports: ReadPorts,
): Promise<readonly WorkerState[]> {
  const names = workers.flatMap(({ service }) => [service.serviceName ?? '', ...neighbourNames(service)]);
  const named = await ports.ecs.services(cluster, [...new Set(names)]);
  const services = hasAllNeighbours(workers, named) ? named : await allServices(cluster, ports, named);
  return Promise.all(workers.map((worker) => readState(worker, cluster, services, ports)));
}

/** Services that a stack made have names of their own; they are found by the family of what they run. */
async function allServices(
  cluster: string,
  ports: ReadPorts,
  named: readonly Service[],
): Promise<readonly Service[]> {
  const known = new Set(named.map(({ serviceName }) => serviceName));
  const others = (await ports.ecs.serviceNames(cluster)).filter((name) => !known.has(name));
  return [...named, ...(await ports.ecs.services(cluster, others))];
}

function hasAllNeighbours(workers: readonly WorkerFiles[], services: readonly Service[]): boolean {
  return workers.every(
    (worker) => serviceNamed(worker.service.serviceName, services) ?? neighbourOf(worker, services),
  );
}

async function readState(
  worker: WorkerFiles,
  cluster: string,
  services: readonly Service[],
  { ecs, scaling }: ReadPorts,
): Promise<WorkerState> {
  const resourceId = resourceIdOf(cluster, worker.service.serviceName ?? '');
  const [taskDefinition, scalableTarget, scalingPolicies] = await Promise.all([
    ecs.latestTaskDefinition(worker.taskDefinition.family ?? ''),
    scaling.scalableTarget(resourceId),
    scaling.scalingPolicies(resourceId),
  ]);
  return {
    taskDefinition,
    service: serviceNamed(worker.service.serviceName, services),
    neighbour: neighbourOf(worker, services),
    scalableTarget,
    scalingPolicies,
  };
}

function serviceNamed(name: string | undefined, services: readonly Service[]): Service | undefined {
  return services.find(({ serviceName }) => serviceName === name);
}

function neighbourOf(worker: WorkerFiles, services: readonly Service[]): Service | undefined {
  const names = neighbourNames(worker.service);
  return (
    services.find(({ serviceName }) => names.includes(serviceName ?? '')) ??
    services.find(({ taskDefinition }) => names.includes(familyOf(taskDefinition)))
  );
}

/** `arn:aws:ecs:eu-west-1:111122223333:task-definition/shop-loyalty:7` → `shop-loyalty` */
function familyOf(taskDefinition: string | undefined): string {
  return (taskDefinition ?? '').split('/').at(-1)?.split(':')[0] ?? '';
}
