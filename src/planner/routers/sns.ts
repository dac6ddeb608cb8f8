import { listed } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import { type Router, reasonOf } from './router.js';
import { orderingKeyOf } from './signs.js';

/** A topic in the middle, a queue for each consumer: the same fact goes to all of them. */
export const sns = {
  id: 'sns',
  rule: 'B3',
  title: 'One fact, several services',
  explain:
    'Calls of one function tell several services the same thing under the same conditions: one event, published once. A topic copies it into a queue for each consumer, so that each works at its own pace and has its own retries and dead-letter queue, and a further consumer changes nothing in the producer. Where order matters, the topic and the queues are FIFO.',
  choose: ({ draft }) => {
    const consumers = consumersOf(draft.calls);
    const [call] = draft.calls;
    if (draft.kind !== 'event' || consumers.length < 2 || call === undefined) {
      return undefined;
    }
    const ordered = draft.calls.some((each) => each.ordering);
    return {
      pattern: 'fan-out',
      confidence: 'high',
      reasons: [
        reasonOf(
          'B3',
          'One fact, several services',
          `${listed(consumers)} are told of the same occurrence: one topic, and a queue for each of them.`,
          call,
        ),
      ],
      alternatives: [
        // EventBridge keeps no order, so it is no alternative where order matters.
        ...(ordered
          ? []
          : [
              {
                router: 'eventbridge',
                flipsWhen:
                  'consumers want only some of the events by their content, other teams or accounts subscribe, or events must be archived and replayed',
              } as const,
            ]),
        { router: 'sqs', flipsWhen: 'only one of the services is moved and no other will ever want to know' },
        {
          router: 'kinesis',
          flipsWhen: 'several readers replay the events in order at more than about 1,000 events per second',
        },
      ],
      warnings: [],
      variant: orderingKeyOf(draft.calls) === undefined ? 'standard' : 'fifo',
    };
  },
} as const satisfies Router;
