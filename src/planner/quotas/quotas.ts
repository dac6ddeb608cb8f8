/** One limit of a service and where it stands. */
export interface Quota {
  readonly limit: number;
  readonly unit: string;
  /** Whether AWS raises it on request. */
  readonly adjustable: boolean;
  /** The vendor's page with the figure. */
  readonly source: string;
}

const pages = {
  sqsMessages:
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  sqsFifo: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html',
  sns: 'https://docs.aws.amazon.com/general/latest/gr/sns.html',
  snsLarge: 'https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html',
  eventbridge: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html',
  kinesis: 'https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html',
  stepFunctions: 'https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
} as const;

/** Default quotas of an account. Message sizes rose in 2025 and 2026, so many pages still have older ones. */
export const quotas = {
  region: 'us-east-1',
  asOf: '2026-11',
  figures: {
    sqsMessageBytes: { limit: 1_048_576, unit: 'bytes', adjustable: false, source: pages.sqsMessages },
    sqsFifoRequestsPerSecond: { limit: 300, unit: 'a second', adjustable: false, source: pages.sqsFifo },
    sqsFifoBatchedPerSecond: { limit: 3_000, unit: 'a second', adjustable: false, source: pages.sqsFifo },
    sqsFifoHighThroughputPerSecond: {
      limit: 70_000,
      unit: 'a second',
      adjustable: true,
      source: pages.sqsFifo,
    },
    snsPublishesPerSecond: { limit: 30_000, unit: 'a second', adjustable: true, source: pages.sns },
    snsFifoPublishesPerSecond: { limit: 3_000, unit: 'a second', adjustable: false, source: pages.sns },
    snsFifoBytesPerSecond: {
      limit: 20_000_000,
      unit: 'bytes a second',
      adjustable: false,
      source: pages.sns,
    },
    snsMessageBytes: { limit: 262_144, unit: 'bytes', adjustable: false, source: pages.snsLarge },
    snsLargeMessageBytes: { limit: 1_048_576, unit: 'bytes', adjustable: false, source: pages.snsLarge },
    eventbridgePutsPerSecond: {
      limit: 10_000,
      unit: 'a second',
      adjustable: true,
      source: pages.eventbridge,
    },
    eventbridgeInvocationsPerSecond: {
      limit: 18_750,
      unit: 'a second',
      adjustable: true,
      source: pages.eventbridge,
    },
    eventbridgeEventBytes: { limit: 1_000_000, unit: 'bytes', adjustable: false, source: pages.eventbridge },
    kinesisShardRecordsPerSecond: {
      limit: 1_000,
      unit: 'a second',
      adjustable: false,
      source: pages.kinesis,
    },
    kinesisShardBytesPerSecond: {
      limit: 1_000_000,
      unit: 'bytes a second',
      adjustable: false,
      source: pages.kinesis,
    },
    kinesisShardReadBytesPerSecond: {
      limit: 2_000_000,
      unit: 'bytes a second',
      adjustable: false,
      source: pages.kinesis,
    },
    kinesisRecordBytes: { limit: 1_048_576, unit: 'bytes', adjustable: false, source: pages.kinesis },
    kinesisLargeRecordBytes: { limit: 10_485_760, unit: 'bytes', adjustable: false, source: pages.kinesis },
    stepFunctionsStartsPerSecond: {
      limit: 300,
      unit: 'a second',
      adjustable: true,
      source: pages.stepFunctions,
    },
    stepFunctionsStartBurst: { limit: 1_300, unit: 'starts', adjustable: true, source: pages.stepFunctions },
    stepFunctionsInputBytes: {
      limit: 262_144,
      unit: 'bytes',
      adjustable: false,
      source: pages.stepFunctions,
    },
  },
} as const satisfies QuotaTable<string>;

/** A dated set of quotas of one region. */
export interface QuotaTable<Name extends string> {
  readonly region: string;
  readonly asOf: string;
  readonly figures: Readonly<Record<Name, Quota>>;
}

export type QuotaName = keyof typeof quotas.figures;
export type Quotas = QuotaTable<QuotaName>;
