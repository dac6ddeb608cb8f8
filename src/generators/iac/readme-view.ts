import { compareTexts, infrastructureFolder, placeOf, type Worker, workersOf } from '../ecs/worker.js';
import {
  acceptableBacklogPerTask,
  stopTimeoutSeconds,
  visibilityTimeoutSeconds,
  type WorkerFigures,
} from '../ecs/worker-defaults.js';
import type { EmitContext } from '../emitter.js';
import { relayUrlVariable, topicName } from '../naming.js';
import { type Producer, producersOf } from './producers.js';

/** Everything that the README of the infrastructure folder says. */
export function readmeView(context: EmitContext, figures: WorkerFigures): object {
  const place = placeOf(undefined, context);
  const workers = workersOf(context);
  const producers = producersOf(context);
  return {
    folder: infrastructureFolder,
    region: place.region,
    workers: workers.map((worker) => workerView(worker)),
    producers: producers.map((producer) => producerView(producer, workers)),
    flows: producers.flatMap(({ messages }) => messages).flatMap(flowViews),
    switchExample: producers[0]?.switches[0] ?? '',
    switchExampleService: prose(producers[0]?.service ?? ''),
    figures: {
      ...figures,
      visibilityTimeoutSeconds: visibilityTimeoutSeconds(figures),
      stopTimeoutSeconds: stopTimeoutSeconds(figures),
      acceptableBacklogPerTask: acceptableBacklogPerTask(figures),
      oldestMessageMinutes: figures.oldestMessageAlarmSeconds / 60,
      queueRetentionDays: figures.queueRetentionSeconds / 86_400,
      deadLetterRetentionDays: figures.deadLetterRetentionSeconds / 86_400,
    },
  };
}

function workerView(worker: Worker): object {
  const { partition, region, account } = worker.place;
  const arn = (queue: string): string => `arn:${partition}:sqs:${region}:${account}:${queue}`;
  return {
    name: worker.name,
    service: prose(worker.service.name),
    role: worker.role,
    logGroup: worker.logGroup ?? '',
    relay: relayView(worker),
    executionRole: String(worker.source?.definition.executionRoleArn ?? ''),
    queues: worker.queues.map(({ message, queue, deadLetterQueue }) => ({
      message: prose(message.name),
      queue,
      deadLetterQueue,
      arn: arn(queue),
      deadLetterArn: arn(deadLetterQueue),
    })),
  };
}

/** Where a worker repeats requests, if it does; undefined where it calls code alone. */
function relayView({ service, queues }: Worker): object | undefined {
  const works = queues.flatMap(({ message }) =>
    message.consumers.filter((consumer) => consumer.service === service.name).map(({ work }) => work),
  );
  const relay = works.find((work) => work.kind === 'relay');
  return relay && { address: relay.address, variable: relayUrlVariable(service.name) };
}

function producerView(producer: Producer, workers: readonly Worker[]): object {
  const worker = workers.find(
    ({ service, publishes }) => service.name === producer.service && publishes.length > 0,
  );
  return {
    service: prose(producer.service),
    file: prose(producer.source?.file ?? ''),
    addresses: producer.addresses,
    switches: producer.switches,
    policy: producer.policy,
    taskRole:
      producer.taskRole ?? `<TASK_ROLE_OF_${producer.service.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}>`,
    worker: worker?.name ?? '',
  };
}

function flowViews(message: Producer['messages'][number]): readonly object[] {
  const through = message.router === 'sns' ? `topic ${topicName(message.name)}` : 'its queue';
  const consumers = message.consumers.toSorted((one, other) => compareTexts(one.service, other.service));
  return consumers.map(({ service, work }) => ({
    message: prose(message.name),
    producer: prose(message.producer),
    consumer: prose(service),
    through,
    work: work.kind === 'extracted' ? 'calls the business code' : 'repeats the HTTP request',
  }));
}

/** A name as Markdown text: on one line, nothing in it taken for markup. */
function prose(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}
