import { amqp, nestRabbit } from './amqp.js';
import { eventBridge, kinesis, lambdaEvents, sns, sqs } from './aws.js';
import { bull } from './bull.js';
import { daprTopics } from './dapr.js';
import { kafka, rdkafka } from './kafka.js';
import { moleculerEvents } from './moleculer.js';
import { mqtt } from './mqtt.js';
import { nats } from './nats.js';
import { nestEvents } from './nest.js';
import { redis } from './redis.js';
import { sqsLibraries } from './sqs-libraries.js';
import type { Transport } from './transport.js';

/** Every messaging library that is known. To add one, write its file, add it here, and add its cases to the tests. */
export const transports: readonly Transport[] = [
  sqs,
  sns,
  eventBridge,
  kinesis,
  lambdaEvents,
  sqsLibraries,
  amqp,
  nestRabbit,
  kafka,
  rdkafka,
  nestEvents,
  bull,
  nats,
  redis,
  mqtt,
  moleculerEvents,
  daprTopics,
];
