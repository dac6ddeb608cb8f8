import { describe, expect, it } from 'vitest';
import type { RouterId } from '../../../src/model/flow.js';
import type { MessageTraffic } from '../../../src/planner/cost/message-traffic.js';
import { breachesOf } from '../../../src/planner/quotas/breaches.js';
import { quotas } from '../../../src/planner/quotas/quotas.js';

function breaches(router: RouterId, parts: Partial<MessageTraffic>) {
  const message: MessageTraffic = {
    ratePerSecond: 1,
    atMost: false,
    peakPerSecond: 1,
    bytes: 1000,
    bytesMeasured: true,
    consumers: 1,
    ordered: false,
    ...parts,
  };
  return breachesOf(router, message, quotas);
}

const dated = '(us-east-1, 2026-11)';

/** For each quota: traffic that is above it, and traffic that just is not. */
const cases: readonly [RouterId, Partial<MessageTraffic>, string | undefined][] = [
  ['none', { peakPerSecond: 1e6, bytes: 1e9 }, undefined],
  [
    'sqs',
    { bytes: 1_048_577 },
    `1,048,577 bytes in one message are more than the 1,048,576 that an SQS message may have ${dated}. Store the body in S3 and send its key.`,
  ],
  ['sqs', { bytes: 1_048_576 }, undefined],
  ['sqs', { peakPerSecond: 1e6 }, undefined],
  [
    'sqs',
    { peakPerSecond: 300.5, ordered: true },
    `300.5 messages a second at the peak are more than the 300 that a FIFO queue takes one by one ${dated}. Send in batches of 10, or use high throughput mode.`,
  ],
  ['sqs', { peakPerSecond: 300, ordered: true }, undefined],
  [
    'sqs',
    { peakPerSecond: 3001, ordered: true },
    `3,001 messages a second at the peak are more than the 3,000 that a FIFO queue takes in batches of 10 ${dated}. High throughput mode is needed (FifoThroughputLimit perMessageGroupId).`,
  ],
  [
    'sqs',
    { peakPerSecond: 70_001, ordered: true },
    `70,001 messages a second at the peak are more than the 70,000 that a FIFO queue takes in high throughput mode ${dated}. Compare a version in the consumer, so that a standard queue will do.`,
  ],
  [
    'sns',
    { peakPerSecond: 30_001 },
    `30,001 messages a second at the peak are more than the 30,000 that SNS takes ${dated}. Ask AWS for more before the switch.`,
  ],
  ['sns', { peakPerSecond: 30_000 }, undefined],
  [
    'sns',
    { bytes: 262_145 },
    `262,145 bytes in one message are more than the 262,144 that an SNS message may have by default ${dated}. Raise MaximumMessageSize of the topic, or store the body in S3.`,
  ],
  ['sns', { bytes: 262_144 }, undefined],
  [
    'sns',
    { bytes: 2_000_000 },
    `2,000,000 bytes in one message are more than the 1,048,576 that an SNS message may ever have ${dated}. Store the body in S3 and send its key.`,
  ],
  [
    'sns',
    { ordered: true, peakPerSecond: 100, bytes: 200_001 },
    `20,000,100 bytes a second at the peak are more than the 20,000,000 that an SNS FIFO topic takes ${dated}. Let its throughput scope be the message group (FifoThroughputScope).`,
  ],
  [
    'eventbridge',
    { peakPerSecond: 10_001 },
    `10,001 messages a second at the peak are more than the 10,000 that PutEvents takes by default ${dated}. Ask AWS for more before the switch.`,
  ],
  ['eventbridge', { peakPerSecond: 10_000 }, undefined],
  [
    'eventbridge',
    { peakPerSecond: 9_376, consumers: 2 },
    `18,752 deliveries a second at the peak are more than the 18,750 that EventBridge makes by default (more are delayed) ${dated}. Ask AWS for more before the switch.`,
  ],
  ['eventbridge', { peakPerSecond: 9_375, consumers: 2 }, undefined],
  [
    'eventbridge',
    { bytes: 1_000_001 },
    `1,000,001 bytes in one event are more than the 1,000,000 that an EventBridge event may have ${dated}. Store the body in S3 and send its key.`,
  ],
  [
    'kinesis',
    { peakPerSecond: 1_001, bytes: 100 },
    `1,001 records a second at the peak are more than the 1,000 that one Kinesis shard takes ${dated}. The stream needs 2 shards, with keys that spread.`,
  ],
  ['kinesis', { peakPerSecond: 1_000, bytes: 1_000 }, undefined],
  [
    'kinesis',
    { peakPerSecond: 1_000, bytes: 2_001, consumers: 4 },
    `2,001,000 bytes a second at the peak are more than the 1,000,000 that one Kinesis shard takes ${dated}. The stream needs 5 shards, with keys that spread.`,
  ],
  [
    'step-functions',
    { peakPerSecond: 301 },
    `301 runs a second at the peak are more than the 300 that StartExecution takes for long ${dated}. Ask AWS for more, or put a queue in front of the workflow.`,
  ],
  ['step-functions', { peakPerSecond: 300, bytes: 262_144 }, undefined],
  ['step-functions', { peakPerSecond: null, bytes: null }, undefined],
  ['kinesis', { peakPerSecond: null }, undefined],
];

describe('quotas', () => {
  it.each(cases)('%s with %o', (router, parts, expected) => {
    expect(breaches(router, parts)).toEqual(expected === undefined ? [] : [expected]);
  });

  it('several at once, each with its figure', () => {
    expect(breaches('sns', { ordered: true, peakPerSecond: 3_001, bytes: 300_000 })).toEqual([
      `3,001 messages a second at the peak are more than the 3,000 that an SNS FIFO topic takes ${dated}. Let its throughput scope be the message group (FifoThroughputScope).`,
      `300,000 bytes in one message are more than the 262,144 that an SNS message may have by default ${dated}. Raise MaximumMessageSize of the topic, or store the body in S3.`,
      `3,001 messages a second at the peak are more than the 3,000 that a FIFO queue takes in batches of 10 ${dated}. High throughput mode is needed (FifoThroughputLimit perMessageGroupId).`,
    ]);
  });

  it('each figure has the page that it stands on', () => {
    const wrong = Object.entries(quotas.figures).filter(
      ([, { limit, source }]) => !(limit > 0 && source.startsWith('https://docs.aws.amazon.com/')),
    );
    expect(wrong).toEqual([]);
    expect(quotas.asOf).toMatch(/^\d{4}-\d\d$/);
  });
});
