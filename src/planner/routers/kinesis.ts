import { listed } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import { type Router, type RouterInput, reasonOf } from './router.js';
import { isTelemetry, orderingKeyOf, rateOf, streamRate } from './signs.js';

/** What speaks for a stream, as ends of a sentence. */
function signsOf(input: RouterInput): {
  readonly leading: readonly string[];
  readonly further: readonly string[];
} {
  const { calls } = input.draft;
  const rate = rateOf(input);
  const key = orderingKeyOf(calls);
  const readers = consumersOf(calls);
  return {
    leading: [
      ...(rate !== null && rate >= streamRate ? [`${Math.round(rate)} records come each second`] : []),
      ...(isTelemetry(calls) ? ['they are measurements, of which many small ones come'] : []),
    ],
    further: [
      ...(key === undefined ? [] : [`those of the same ${key} must stay in order`]),
      ...(readers.length > 1 ? [`${listed(readers)} each read all of them`] : []),
    ],
  };
}

/** An ordered log that several readers go through at their own pace, and again from an earlier place. */
export const kinesis = {
  id: 'kinesis',
  rule: 'B6',
  title: 'Stream of records',
  explain:
    'A stream pays where at least two of these come together: more than about 1,000 records a second (the most that one shard takes), order by key, several readers that each read everything and may read it again, and measurements such as clicks or telemetry. Kinesis keeps records in order by their partition key for a day to a year, and each reader has its own place in it. It has no dead-letter queue: a reader puts aside what it cannot handle. With fewer signs a queue is simpler and cheaper.',
  choose: (input) => {
    const [call] = input.draft.calls;
    const { leading, further } = signsOf(input);
    if (call === undefined || leading.length === 0 || leading.length + further.length < 2) {
      return undefined;
    }
    return {
      pattern: 'stream',
      confidence: rateOf(input) === null ? 'low' : 'medium',
      reasons: [
        reasonOf('B6', 'Stream of records', `A stream fits: ${listed([...leading, ...further])}.`, call),
      ],
      alternatives: [
        {
          router: 'sqs',
          flipsWhen: `one service reads them, in any order, at less than about ${streamRate} a second`,
        },
        { router: 'sns', flipsWhen: 'nobody reads the records again and their order does not matter' },
        { router: 'eventbridge', flipsWhen: 'readers want only some of them by their content' },
      ],
      warnings: [
        'A record that cannot be handled holds up those behind it in its shard: the reader has to put it aside, since a stream has no dead-letter queue.',
      ],
      variant: 'stream',
    };
  },
} as const satisfies Router;
