import { generatorsInfrastructureCatalogue } from '../../model/catalogue/generators-infrastructure.js';
import { errorOf } from '../../model/errors.js';
import type { MessageSpec } from '../../model/message-spec.js';
import type { Service } from '../../model/service.js';
import type { EmitContext } from '../emitter.js';
import { deadLetterQueueName, queueName } from '../naming.js';
import { isObject, stringOf } from './json.js';
import {
  type AwsPlace,
  awsPlaceOf,
  findTaskDefinition,
  type TaskDefinitionSource,
} from './task-definition-source.js';
import { workerName, workerRoleName } from './worker-names.js';

/** One queue that a worker reads. */
export interface WorkerQueue {
  readonly message: MessageSpec;
  readonly queue: string;
  readonly deadLetterQueue: string;
}

/** The worker of one consumer service: one ECS service that reads all the queues of that service. */
export interface Worker {
  /** `loyalty-worker`: the ECS service, and the last folder of its files. */
  readonly name: string;
  readonly service: Service;
  readonly folder: string;
  readonly role: string;
  /** Undefined where the service logs by another driver than awslogs. */
  readonly logGroup: string | undefined;
  readonly queues: readonly WorkerQueue[];
  /** Messages that its business code may publish in turn: only where the worker runs that code itself. */
  readonly publishes: readonly MessageSpec[];
  readonly source: TaskDefinitionSource | undefined;
  readonly place: AwsPlace;
}

export const infrastructureFolder = 'infra/events';

/**
 * The workers of all applied messages, sorted by name. A consumer whose code is not in the repository has none.
 *
 * @throws UserError EDA3210 when two services would share a worker's name.
 */
export function workersOf(context: EmitContext): readonly Worker[] {
  const consumers = new Set(
    context.messages.flatMap(({ consumers }) => consumers.map(({ service }) => service)),
  );
  const workers = context.analysis.services
    .filter(({ name }) => consumers.has(name))
    .map((service) => workerOf(service, context))
    .sort((one, other) => compareTexts(one.name, other.name));
  requireDistinctWorkers(workers);
  return workers;
}

function workerOf(service: Service, context: EmitContext): Worker {
  const source = findTaskDefinition(service, context.repository);
  const name = workerName(service.name);
  const messages = context.messages.filter(({ consumers }) =>
    consumers.some((one) => one.service === service.name),
  );
  return {
    name,
    service,
    folder: `${infrastructureFolder}/${name}`,
    role: workerRoleName(service.name),
    logGroup: logGroupOf(name, source),
    queues: sortedByName(messages).map((message) => ({
      message,
      queue: queueName(message.name, service.name),
      deadLetterQueue: deadLetterQueueName(message.name, service.name),
    })),
    publishes: publishedBy(service.name, context.messages),
    source,
    place: placeOf(service, context),
  };
}

/** Where the resources of a service live: by its own task definition, else by those of the other services. */
export function placeOf(service: Service | undefined, context: EmitContext): AwsPlace {
  const others = context.analysis.services.filter((other) => other !== service);
  const all = service ? [service, ...others] : others;
  return awsPlaceOf(all.map((one) => findTaskDefinition(one, context.repository)));
}

/** A relay only repeats requests; a worker with the service's own code does whatever that code does. */
function publishedBy(service: string, messages: readonly MessageSpec[]): readonly MessageSpec[] {
  const runsBusinessCode = messages.some(({ consumers }) =>
    consumers.some((consumer) => consumer.service === service && consumer.work.kind === 'extracted'),
  );
  return runsBusinessCode ? sortedByName(messages.filter(({ producer }) => producer === service)) : [];
}

/** Beside the service's own log group, so that people find it. */
function logGroupOf(worker: string, source: TaskDefinitionSource | undefined): string | undefined {
  const configuration = source?.main.logConfiguration;
  if (isObject(configuration) && configuration.logDriver !== 'awslogs') return undefined;
  const options = isObject(configuration) ? configuration.options : undefined;
  const own = isObject(options) ? stringOf(options['awslogs-group']) : undefined;
  return own !== undefined && /^[\w/.#-]+$/.test(own) ? `${own}-worker` : `/ecs/${worker}`;
}

function requireDistinctWorkers(workers: readonly Worker[]): void {
  workers.forEach((worker, index) => {
    const twin = workers[index + 1];
    if (twin?.name !== worker.name) return;
    const services = [worker.service.name, twin.service.name] as const;
    throw errorOf(generatorsInfrastructureCatalogue.workerNameTaken, { worker: worker.name, services });
  });
}

export function sortedByName(messages: readonly MessageSpec[]): readonly MessageSpec[] {
  return [...messages].sort((one, other) => compareTexts(one.name, other.name));
}

/** Order of code units: the same on every machine, unlike a locale's. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
