import type { Quotas } from './quotas.js';

/**
 * The shards that a Kinesis stream needs: for the records, for the bytes written, and for the bytes that all readers
 * together read. https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html
 */
export function shardsFor(
  {
    peakPerSecond,
    bytes,
    consumers,
  }: { readonly peakPerSecond: number; readonly bytes: number; readonly consumers: number },
  { figures }: Quotas,
): number {
  return Math.max(
    1,
    Math.ceil(peakPerSecond / figures.kinesisShardRecordsPerSecond.limit),
    Math.ceil((peakPerSecond * bytes) / figures.kinesisShardBytesPerSecond.limit),
    Math.ceil((peakPerSecond * bytes * consumers) / figures.kinesisShardReadBytesPerSecond.limit),
  );
}
