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

function fixed(limit: number, unit: string, source: string): Quota {
  return { limit, unit, adjustable: false, source };
}

function raisable(limit: number, unit: string, source: string): Quota {
  return { limit, unit, adjustable: true, source };
}

/** Default quotas of an account. Message sizes rose in 2025 and 2026, so many pages still have older ones. */
export const quotas = {
  region: 'us-east-1',
  asOf: '2026-11',
  figures: {
    sqsMessageBytes: fixed(1_048_576, 'bytes', pages.sqsMessages),
    sqsFifoRequestsPerSecond: fixed(300, 'a second', pages.sqsFifo),
    sqsFifoBatchedPerSecond: fixed(3_000, 'a second', pages.sqsFifo),
    sqsFifoHighThroughputPerSecond: raisable(70_000, 'a second', pages.sqsFifo),
    snsPublishesPerSecond: raisable(30_000, 'a second', pages.sns),
    snsFifoPublishesPerSecond: fixed(3_000, 'a second', pages.sns),
    snsFifoBytesPerSecond: fixed(20_000_000, 'bytes a second', pages.sns),
    snsMessageBytes: fixed(262_144, 'bytes', pages.snsLarge),
    snsLargeMessageBytes: fixed(1_048_576, 'bytes', pages.snsLarge),
    eventbridgePutsPerSecond: raisable(10_000, 'a second', pages.eventbridge),
    eventbridgeInvocationsPerSecond: raisable(18_750, 'a second', pages.eventbridge),
    eventbridgeEventBytes: fixed(1_000_000, 'bytes', pages.eventbridge),
    kinesisShardRecordsPerSecond: fixed(1_000, 'a second', pages.kinesis),
    kinesisShardBytesPerSecond: fixed(1_000_000, 'bytes a second', pages.kinesis),
    kinesisShardReadBytesPerSecond: fixed(2_000_000, 'bytes a second', pages.kinesis),
    kinesisRecordBytes: fixed(1_048_576, 'bytes', pages.kinesis),
    kinesisLargeRecordBytes: fixed(10_485_760, 'bytes', pages.kinesis),
    stepFunctionsStartsPerSecond: raisable(300, 'a second', pages.stepFunctions),
    stepFunctionsStartBurst: raisable(1_300, 'starts', pages.stepFunctions),
    stepFunctionsInputBytes: fixed(262_144, 'bytes', pages.stepFunctions),
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
