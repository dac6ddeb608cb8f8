import { listed } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import type { Router } from './router.js';

/** A topic in the middle, a queue for each consumer: the same fact goes to all of them. */
export const sns = {
  id: 'sns',
  title: 'SNS + SQS',
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
        {
          rule: 'B3',
          title: 'One fact, several services',
          text: `${listed(consumers)} are told of the same occurrence: one topic, and a queue for each of them.`,
          file: call.file,
          line: call.line,
        },
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
    };
  },
} as const satisfies Router;
