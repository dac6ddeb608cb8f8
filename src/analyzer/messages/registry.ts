import { eventBridge, kinesis, sns, sqs } from './aws.js';
import { amqp, kafka, nestEvents } from './brokers.js';
import type { Transport } from './transport.js';

/** Every messaging library that is known. */
export const transports: readonly Transport[] = [sqs, sns, eventBridge, kinesis, amqp, kafka, nestEvents];
