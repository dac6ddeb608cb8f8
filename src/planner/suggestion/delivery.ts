import type { Call } from '../../model/call.js';
import type { Delivery } from '../../model/flow.js';
import type { TrafficOf } from '../routers/router.js';

/** What a message takes around its data: the attributes of a CloudEvent with ids and times, in bytes. */
const envelopeBytes = 400;

/** An ordinary field with its name, quotes and separators, in bytes: an id, a number, a short text. */
const fieldBytes = 48;

/** Items of a list that a loop goes through, where nothing tells how many. */
const itemsOfLoop = 10;

/**
 * How many messages a consumer takes at once: SQS gives at most 10
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html); of a stream 100 keep
 * a reader busy without holding back much when one fails; a task and a workflow serve one.
 */
const batchSizes: Readonly<Record<Delivery['variant'], number>> = {
  standard: 10,
  fifo: 10,
  stream: 100,
  task: 1,
  workflow: 1,
};

/** Bytes of one message by the fields of the request's body; null where they cannot be told. */
function estimatedBytes(calls: readonly Call[]): number | null {
  if (calls.some(({ payload }) => payload !== null && payload.fields.length === 0)) {
    return null;
  }
  const sizes = calls.map(({ payload, pathArguments, inLoop }) => {
    const fields = (payload?.fields.length ?? 0) + pathArguments.length;
    return fields * fieldBytes * (inLoop ? itemsOfLoop : 1);
  });
  return envelopeBytes + Math.max(0, ...sizes);
}

/** How the message of a flow is to travel: what was measured goes before what is estimated. */
export function deliveryOf(
  calls: readonly Call[],
  variant: Delivery['variant'],
  trafficOf?: TrafficOf,
): Delivery {
  const keyed = calls.find(({ ordering, keys }) => ordering && keys.length > 0);
  const measuredBytes = trafficOf?.(calls)?.payloadBytes ?? null;
  return {
    variant,
    orderingKey: keyed?.keys[0] ?? null,
    idempotencyKey: calls.every(({ headers }) => headers.idempotency) ? 'Idempotency-Key' : 'event id',
    batchSize: batchSizes[variant],
    payloadBytes: measuredBytes === null ? estimatedBytes(calls) : measuredBytes + envelopeBytes,
  };
}

/** The most that goes through SNS, in bytes, with room for the envelope (256 KiB is its limit). */
const topicBytes = 200 * 1024;

/** The most that goes through a queue or a bus, in bytes, with room for the envelope (1 MiB and 1 MB are their limits). */
const queueBytes = 900 * 1024;

/** The warning for a message that is too large for its router; undefined where it fits or nothing is known. */
export function sizeWarning(router: string, { payloadBytes }: Delivery): string | undefined {
  const limit = router === 'sns' ? topicBytes : queueBytes;
  return payloadBytes === null || payloadBytes <= limit
    ? undefined
    : `The message is about ${Math.round(payloadBytes / 1024)} KiB, more than its router carries safely (${limit / 1024} KiB): put the data into an object store and send its key (claim check).`;
}
