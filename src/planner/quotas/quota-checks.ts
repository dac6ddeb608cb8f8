import type { RouterId } from '../../model/flow.js';
import type { MessageTraffic } from '../cost/message-traffic.js';
import type { QuotaName, Quotas } from './quotas.js';

/** A quota, and what of a message is compared with it. */
export interface QuotaCheck {
  readonly quota: QuotaName;
  /** What is compared with the limit; null where it is not known. */
  readonly amount: (message: MessageTraffic, quotas: Quotas) => number | null;
  /** What is above the limit, to stand behind `450`. */
  readonly of: string;
  /** What the limit is of. */
  readonly limits: string;
  readonly advice: string;
  readonly applies?: (message: MessageTraffic) => boolean;
}

const ordered = ({ ordered: matters }: MessageTraffic): boolean => matters;
const peak = ({ peakPerSecond }: MessageTraffic): number | null => peakPerSecond;
const bytes = (message: MessageTraffic): number | null => message.bytes;
const throughput = (message: MessageTraffic): number | null =>
  message.peakPerSecond === null || message.bytes === null ? null : message.peakPerSecond * message.bytes;
const deliveries = ({ peakPerSecond, consumers }: MessageTraffic): number | null =>
  peakPerSecond === null ? null : peakPerSecond * consumers;

const claimCheck = 'Store the body in S3 and send its key';
const messagesAtPeak = 'messages a second at the peak';
const inOneMessage = 'bytes in one message';

/** FIFO limits matter where the order does; of several the highest that is exceeded is told. */
const queue: readonly QuotaCheck[] = [
  {
    quota: 'sqsMessageBytes',
    amount: bytes,
    of: inOneMessage,
    limits: 'an SQS message may have',
    advice: claimCheck,
  },
];

const fifoQueue: readonly QuotaCheck[] = [
  {
    quota: 'sqsFifoHighThroughputPerSecond',
    amount: peak,
    of: messagesAtPeak,
    limits: 'a FIFO queue takes in high throughput mode',
    advice: 'Compare a version in the consumer, so that a standard queue will do',
    applies: ordered,
  },
  {
    quota: 'sqsFifoBatchedPerSecond',
    amount: peak,
    of: messagesAtPeak,
    limits: 'a FIFO queue takes in batches of 10',
    advice: 'High throughput mode is needed (FifoThroughputLimit perMessageGroupId)',
    applies: ordered,
  },
  {
    quota: 'sqsFifoRequestsPerSecond',
    amount: peak,
    of: messagesAtPeak,
    limits: 'a FIFO queue takes one by one',
    advice: 'Send in batches of 10, or use high throughput mode',
    applies: ordered,
  },
];

const topic: readonly QuotaCheck[] = [
  {
    quota: 'snsPublishesPerSecond',
    amount: peak,
    of: messagesAtPeak,
    limits: 'SNS takes',
    advice: 'Ask AWS for more before the switch',
    applies: (message) => !ordered(message),
  },
  {
    quota: 'snsFifoPublishesPerSecond',
    amount: peak,
    of: messagesAtPeak,
    limits: 'an SNS FIFO topic takes',
    advice: 'Let its throughput scope be the message group (FifoThroughputScope)',
    applies: ordered,
  },
  {
    quota: 'snsFifoBytesPerSecond',
    amount: throughput,
    of: 'bytes a second at the peak',
    limits: 'an SNS FIFO topic takes',
    advice: 'Let its throughput scope be the message group (FifoThroughputScope)',
    applies: ordered,
  },
];

const topicSize: readonly QuotaCheck[] = [
  {
    quota: 'snsLargeMessageBytes',
    amount: bytes,
    of: inOneMessage,
    limits: 'an SNS message may ever have',
    advice: claimCheck,
  },
  {
    quota: 'snsMessageBytes',
    amount: bytes,
    of: inOneMessage,
    limits: 'an SNS message may have by default',
    advice: 'Raise MaximumMessageSize of the topic, or store the body in S3',
  },
];

const bus: readonly QuotaCheck[] = [
  {
    quota: 'eventbridgePutsPerSecond',
    amount: peak,
    of: messagesAtPeak,
    limits: 'PutEvents takes by default',
    advice: 'Ask AWS for more before the switch',
  },
  {
    quota: 'eventbridgeInvocationsPerSecond',
    amount: deliveries,
    of: 'deliveries a second at the peak',
    limits: 'EventBridge makes by default (more are delayed)',
    advice: 'Ask AWS for more before the switch',
  },
  {
    quota: 'eventbridgeEventBytes',
    amount: bytes,
    of: 'bytes in one event',
    limits: 'an EventBridge event may have',
    advice: claimCheck,
  },
];

const recordSize: readonly QuotaCheck[] = [
  {
    quota: 'kinesisLargeRecordBytes',
    amount: bytes,
    of: 'bytes in one record',
    limits: 'a Kinesis record may ever have',
    advice: claimCheck,
  },
  {
    quota: 'kinesisRecordBytes',
    amount: bytes,
    of: 'bytes in one record',
    limits: 'a Kinesis record may have by default',
    advice: 'Raise MaxRecordSizeInKiB of the stream, or store the body in S3',
  },
];

const shards: readonly QuotaCheck[] = [
  {
    quota: 'kinesisShardBytesPerSecond',
    amount: throughput,
    of: 'bytes a second at the peak',
    limits: 'one Kinesis shard takes',
    advice: 'The stream needs SHARDS shards, with keys that spread',
  },
  {
    quota: 'kinesisShardRecordsPerSecond',
    amount: peak,
    of: 'records a second at the peak',
    limits: 'one Kinesis shard takes',
    advice: 'The stream needs SHARDS shards, with keys that spread',
  },
];

const workflow: readonly QuotaCheck[] = [
  {
    quota: 'stepFunctionsStartsPerSecond',
    amount: peak,
    of: 'runs a second at the peak',
    limits: 'StartExecution takes for long',
    advice: 'Ask AWS for more, or put a queue in front of the workflow',
  },
  {
    quota: 'stepFunctionsInputBytes',
    amount: bytes,
    of: 'bytes of input',
    limits: 'a state of Step Functions may have',
    advice: claimCheck,
  },
];

/** Groups of checks by router; of each group the first that is exceeded is told, the others follow from it. */
export const quotaChecks: Readonly<Record<RouterId, readonly (readonly QuotaCheck[])[]>> = {
  none: [],
  sqs: [queue, fifoQueue],
  sns: [topic, topicSize, fifoQueue],
  eventbridge: [...bus.map((check) => [check])],
  kinesis: [recordSize, shards],
  'step-functions': [...workflow.map((check) => [check])],
};
