import type { Call } from '../../model/call.js';
import { staticSegments } from '../naming/path-words.js';
import { singular, wordsOf } from '../naming/words.js';
import type { RouterInput } from './router.js';

/** From this rate on a queue for each reader costs more than a stream (records a second, one shard's worth). */
export const streamRate = 1000;

/** Above this rate a task for each event would start too many (events a second). */
export const rareRate = 1 / 60;

/** A job that runs longer than this is no work for a worker that also has other messages to take. */
export const longJobMs = 15 * 60 * 1000;

function wordsOfCall({ path }: Call): readonly string[] {
  return staticSegments(path ?? '').flatMap((segment) => wordsOf(segment).map(singular));
}

const measurements: ReadonlySet<string> = new Set(
  'click clickstream impression measurement metric pageview reading sample telemetry'.split(' '),
);

/** True where many small facts of the same kind are sent, by the name of the endpoint. */
export function isTelemetry(calls: readonly Call[]): boolean {
  return calls.some((call) => wordsOfCall(call).some((word) => measurements.has(word)));
}

const heavyWork: ReadonlySet<string> = new Set(
  'archive backup batch export import migration rebuild reindex render report snapshot train training transcode transcoding'.split(
    ' ',
  ),
);

/** True where the endpoint does the work of a batch job, by its last fixed segment. */
export function isHeavyWork(call: Call): boolean {
  const last = staticSegments(call.path ?? '').at(-1) ?? '';
  return wordsOf(last).some((word) => heavyWork.has(singular(word)));
}

/** The highest measured rate of a message in requests a second; null where nothing was measured. */
export function rateOf({ draft, trafficOf }: RouterInput): number | null {
  const figures = trafficOf?.(draft.calls);
  return figures?.ratePerSecond ?? null;
}

/** The expression that keeps the messages in order; undefined where order does not matter or nothing names the thing. */
export function orderingKeyOf(calls: readonly Call[]): string | undefined {
  return calls.find(({ ordering, keys }) => ordering && keys.length > 0)?.keys[0];
}
