import { endpointOf } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import { type Router, reasonOf } from './router.js';
import { orderingKeyOf } from './signs.js';

/** A queue that one service owns and works off at its own pace. */
export const sqs = {
  id: 'sqs',
  rule: 'B2',
  title: 'One owner of the work',
  explain:
    'One service alone does the work, and no other is told of the same occurrence: a command to its owner. A queue that only this service reads buffers the work, repeats what fails and keeps what fails for good in a dead-letter queue. Where messages about the same thing must stay in order, the queue is FIFO with the id of the thing as the message group.',
  choose: ({ draft }) => {
    const [owner, second] = consumersOf(draft.calls);
    const [call] = draft.calls;
    if (owner === undefined || second !== undefined || call === undefined) {
      return undefined;
    }
    const ordered = draft.calls.some(({ ordering }) => ordering);
    return {
      pattern: 'point-to-point',
      confidence: 'high',
      reasons: [
        reasonOf(
          'B2',
          'One owner of the work',
          `${owner} alone does the work of ${endpointOf(call)}: a queue that only it reads.`,
          call,
        ),
      ],
      alternatives: [
        { router: 'sns', flipsWhen: 'a second service has to hear of the same thing' },
        ...(ordered
          ? []
          : [
              {
                router: 'eventbridge',
                flipsWhen: 'who hears of it depends on its content, or other teams subscribe',
              } as const,
            ]),
        {
          router: 'kinesis',
          flipsWhen: 'several readers replay it in order at more than about 1,000 records per second',
        },
        { router: 'step-functions', flipsWhen: 'it has to be undone when something after it fails' },
      ],
      warnings: [],
      variant: orderingKeyOf(draft.calls) === undefined ? 'standard' : 'fifo',
    };
  },
} as const satisfies Router;
