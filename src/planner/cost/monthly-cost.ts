import type { RouterId } from '../../model/flow.js';
import type { CostPart } from '../../model/traffic.js';
import type { Quotas } from '../quotas/quotas.js';
import { shardsFor } from '../quotas/shards.js';
import type { PriceName, Prices } from './prices.js';

/** AWS counts a month as 730 hours in its own examples. */
export const hoursPerMonth = 730;
const secondsPerMonth = hoursPerMonth * 3600;
/** SQS, SNS and EventBridge count each begun 64 KiB as one request. https://aws.amazon.com/sqs/pricing/ */
const chunkBytes = 65_536;
/** https://aws.amazon.com/kinesis/data-streams/pricing/ */
const putUnitBytes = 25_600;
/** The most messages that one receive returns, and how long it waits for the first one. */
const largestBatch = 10;
const longestPollSeconds = 20;
/** SNS FIFO is paid by GB besides. https://aws.amazon.com/sns/pricing/ */
const bytesPerGigabyte = 1_000_000_000;

/** What the cost of one flow depends on. */
export interface FlowVolume {
  /** Messages a second. */
  readonly ratePerSecond: number;
  readonly peakPerSecond: number;
  readonly bytes: number;
  /** Services that the message goes to, this one among them: they share what is paid once for a message. */
  readonly consumers: number;
  /** How long the consumer works on a message, in milliseconds; null where it is not known. */
  readonly workMs: number | null;
  /** Whether queues and topics are FIFO. */
  readonly fifo: boolean;
  /** Steps of the workflow where it is one: 1 for a single service. */
  readonly steps: number;
}

export interface Tables {
  readonly prices: Prices;
  readonly quotas: Quotas;
}

function chunksOf(bytes: number, chunk = chunkBytes): number {
  return Math.max(1, Math.ceil(bytes / chunk));
}

function messagesOf({ ratePerSecond }: FlowVolume): number {
  return ratePerSecond * secondsPerMonth;
}

/** Messages that a receive returns: those that came while the last ones were worked on, from 1 to 10. */
function batchOf({ ratePerSecond, workMs }: FlowVolume): number {
  return Math.min(largestBatch, Math.max(1, (ratePerSecond * (workMs ?? 0)) / 1000));
}

type Bill = (name: PriceName, what: string, quantity: number) => CostPart;

function billing({ figures }: Prices): Bill {
  return (name, what, quantity) => ({
    what,
    quantity,
    usdPerMonth: (quantity * figures[name].usd) / figures[name].per,
  });
}

function requestPrice({ fifo }: FlowVolume): PriceName {
  return fifo ? 'sqsFifoRequests' : 'sqsRequests';
}

/** Requests of the one worker of a queue; a poll that finds nothing is paid too, at most one each 20 s. */
function workerParts(volume: FlowVolume, bill: Bill): readonly CostPart[] {
  const price = requestPrice(volume);
  const batch = batchOf(volume);
  const receives = (messagesOf(volume) / batch) * chunksOf(batch * volume.bytes);
  return [
    bill(price, 'SQS receives', receives),
    bill(price, 'SQS polls without a message, at most', secondsPerMonth / longestPollSeconds),
    bill(price, 'SQS deletes', messagesOf(volume)),
  ];
}

function sends(volume: FlowVolume, bill: Bill): CostPart {
  return bill(requestPrice(volume), 'SQS sends', messagesOf(volume) * chunksOf(volume.bytes));
}

/** Deliveries of a standard topic to SQS are free. https://aws.amazon.com/sns/pricing/ */
function topicParts(volume: FlowVolume, bill: Bill): readonly CostPart[] {
  const messages = messagesOf(volume);
  const { consumers, bytes, fifo } = volume;
  if (!fifo) return [bill('snsPublishes', 'SNS publishes', (messages * chunksOf(bytes)) / consumers)];
  const gigabytes = (messages * bytes) / bytesPerGigabyte;
  return [
    bill('snsFifoPublishes', 'SNS FIFO publishes', messages / consumers),
    bill('snsFifoPublishedGigabytes', 'SNS FIFO GB published', gigabytes / consumers),
    bill('snsFifoDeliveries', 'SNS FIFO deliveries', messages),
    bill('snsFifoDeliveredGigabytes', 'SNS FIFO GB delivered', gigabytes),
  ];
}

type Pricing = (volume: FlowVolume, bill: Bill, tables: Tables) => readonly CostPart[];

const pricings: Readonly<Record<Exclude<RouterId, 'none'>, Pricing>> = {
  sqs: (volume, bill) => [sends(volume, bill), ...workerParts(volume, bill)],
  sns: (volume, bill) => [...topicParts(volume, bill), ...workerParts(volume, bill)],
  eventbridge: (volume, bill) => [
    bill(
      'eventbridgeEvents',
      'EventBridge events',
      (messagesOf(volume) * chunksOf(volume.bytes)) / volume.consumers,
    ),
    sends(volume, bill),
    ...workerParts(volume, bill),
  ],
  kinesis: (volume, bill, { quotas }) => [
    bill(
      'kinesisShardHours',
      'Kinesis shard hours',
      (shardsFor(volume, quotas) * hoursPerMonth) / volume.consumers,
    ),
    bill(
      'kinesisPutUnits',
      'Kinesis PUT units',
      (messagesOf(volume) * chunksOf(volume.bytes, putUnitBytes)) / volume.consumers,
    ),
  ],
  // A transition to each step and one to the end; retries come on top. https://aws.amazon.com/step-functions/pricing/
  'step-functions': (volume, bill) => [
    bill('stepFunctionsTransitions', 'Step Functions transitions', messagesOf(volume) * (volume.steps + 1)),
  ],
};

/** The routers that have a cost, in a fixed order. */
export const pricedRouters = ['sqs', 'sns', 'eventbridge', 'kinesis', 'step-functions'] as const;

/**
 * What a router costs for one flow in a month, in US dollars at list prices: requests only. The costs of the flows of one
 * message add up to that of the message, since each pays its share of what is paid once.
 */
export function monthlyCost(
  router: Exclude<RouterId, 'none'>,
  volume: FlowVolume,
  tables: Tables,
): readonly CostPart[] {
  return pricings[router](volume, billing(tables.prices), tables);
}

/** The sum of the parts, in US dollars a month. */
export function totalOf(parts: readonly CostPart[]): number {
  return parts.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
}
