/** One list price and where it stands. */
export interface Price {
  /** US dollars for `per` units. */
  readonly usd: number;
  readonly per: number;
  readonly unit: string;
  /** The vendor's page with the figure. */
  readonly source: string;
}

const pages = {
  sqs: 'https://aws.amazon.com/sqs/pricing/',
  sns: 'https://aws.amazon.com/sns/pricing/',
  eventbridge: 'https://aws.amazon.com/eventbridge/pricing/',
  kinesis: 'https://aws.amazon.com/kinesis/data-streams/pricing/',
  stepFunctions: 'https://aws.amazon.com/step-functions/pricing/',
} as const;

const million = 1_000_000;

/** List prices without free tiers and volume discounts. */
export const prices = {
  region: 'us-east-1',
  asOf: '2026-06',
  figures: {
    sqsRequests: { usd: 0.4, per: million, unit: 'requests of up to 64 KiB', source: pages.sqs },
    sqsFifoRequests: { usd: 0.5, per: million, unit: 'requests of up to 64 KiB', source: pages.sqs },
    snsPublishes: { usd: 0.5, per: million, unit: 'publishes of up to 64 KiB', source: pages.sns },
    snsFifoPublishes: { usd: 0.3, per: million, unit: 'publishes', source: pages.sns },
    snsFifoPublishedGigabytes: { usd: 0.017, per: 1, unit: 'GB published', source: pages.sns },
    snsFifoDeliveries: { usd: 0.01, per: million, unit: 'deliveries', source: pages.sns },
    snsFifoDeliveredGigabytes: { usd: 0.001, per: 1, unit: 'GB delivered', source: pages.sns },
    eventbridgeEvents: { usd: 1, per: million, unit: 'events of up to 64 KiB', source: pages.eventbridge },
    kinesisShardHours: { usd: 0.015, per: 1, unit: 'shard hours', source: pages.kinesis },
    kinesisPutUnits: { usd: 0.014, per: million, unit: 'PUT units of up to 25 KB', source: pages.kinesis },
    stepFunctionsTransitions: {
      usd: 25,
      per: million,
      unit: 'state transitions',
      source: pages.stepFunctions,
    },
  },
} as const satisfies PriceTable<string>;

/** A dated set of prices of one region. */
export interface PriceTable<Name extends string> {
  readonly region: string;
  readonly asOf: string;
  readonly figures: Readonly<Record<Name, Price>>;
}

export type PriceName = keyof typeof prices.figures;
export type Prices = PriceTable<PriceName>;
