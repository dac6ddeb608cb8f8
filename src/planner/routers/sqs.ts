import { endpointOf } from '../context.js';
import { consumersOf } from '../messages/draft.js';
import type { Router } from './router.js';

/** A queue that one service owns and works off at its own pace. */
export const sqs = {
  id: 'sqs',
  title: 'SQS',
  choose: ({ draft }) => {
    const [owner, second] = consumersOf(draft.calls);
    const [call] = draft.calls;
    if (owner === undefined || second !== undefined || call === undefined) {
      return undefined;
    }
    return {
      pattern: 'point-to-point',
      confidence: 'high',
      reasons: [
        {
          rule: 'B2',
          title: 'One owner of the work',
          text: `${owner} alone does the work of ${endpointOf(call)}: a queue that only it reads.`,
          file: call.file,
          line: call.line,
        },
      ],
      alternatives: [
        { router: 'sns', flipsWhen: 'a second service has to hear of the same thing' },
        {
          router: 'eventbridge',
          flipsWhen: 'who hears of it depends on its content, or other teams subscribe',
        },
        { router: 'step-functions', flipsWhen: 'it has to be undone when something after it fails' },
      ],
      warnings: [],
    };
  },
} as const satisfies Router;
