import type { MessageSpec } from '../../model/message-spec.js';
import {
  addressVariable,
  deadLetterQueueUrlVariable,
  queueName,
  queueUrlVariable,
  topicName,
} from '../naming.js';
import { type AwsPlace, queueUrl } from './task-definition-source.js';
import type { Worker } from './worker.js';
import { stopTimeoutSeconds, visibilityTimeoutSeconds, type WorkerFigures } from './worker-defaults.js';

export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** Where the worker's loop leaves its sign of life, and where the container's health check looks for it. */
export const healthFile = '/tmp/eda-worker-health';
export const healthFolder = '/tmp';

/** What the worker is told beyond the environment of its service: its queues, what it may publish, its figures. */
export function workerVariables(worker: Worker, figures: WorkerFigures): readonly Variable[] {
  const queues = worker.queues.flatMap(({ message, queue, deadLetterQueue }) => [
    { name: queueUrlVariable(message.name), value: queueUrl(worker.place, queue) },
    { name: deadLetterQueueUrlVariable(message.name), value: queueUrl(worker.place, deadLetterQueue) },
  ]);
  const addresses = worker.publishes.map((message) => producerAddress(message, worker.place));
  return [
    ...queues,
    ...addresses,
    { name: 'EDA_CONCURRENCY', value: String(figures.concurrency) },
    { name: 'EDA_HEALTH_FILE', value: healthFile },
    { name: 'EDA_STOP_TIMEOUT_SECONDS', value: String(stopTimeoutSeconds(figures)) },
    { name: 'EDA_VISIBILITY_SECONDS', value: String(visibilityTimeoutSeconds(figures)) },
  ];
}

/** The variable by which the producer of a message finds where to send it. */
export function producerAddress(message: MessageSpec, place: AwsPlace): Variable {
  const name = addressVariable(message);
  if (message.router === 'sns') {
    return {
      name,
      value: `arn:${place.partition}:sns:${place.region}:${place.account}:${topicName(message.name)}`,
    };
  }
  return { name, value: queueUrl(place, queueName(message.name, message.consumers[0]?.service ?? '')) };
}
