import { obstacleOf } from '../obstacles.js';
import { type Router, type RouterChoice, reasonOf } from './router.js';

const staying: RouterChoice = {
  pattern: 'request-reply',
  confidence: 'high',
  reasons: [],
  alternatives: [],
  warnings: [],
};

/** No router: the call stays, or something has to happen before it can move. */
export const none = {
  id: 'none',
  rule: 'B0',
  title: 'Something is in the way',
  explain:
    'The rules would let the call become a message, but something has to happen first: its target is chosen at run time, it is sent by a browser, the code of the receiver is not in this repository, or the receiver would have to publish. The reason names what, and the call stays as it is until then.',
  choose: ({ draft, context }) => {
    if (draft.verdict === 'keep-sync') {
      return staying;
    }
    const [found] = draft.calls.flatMap((call) => {
      const obstacle = obstacleOf(call, context);
      return obstacle === undefined ? [] : [{ call, obstacle }];
    });
    if (found === undefined) {
      return undefined;
    }
    const { call, obstacle } = found;
    return {
      pattern: 'request-reply',
      confidence: 'medium',
      reasons: [reasonOf('B0', obstacle.title, obstacle.reason, call)],
      alternatives: [obstacle.alternative],
      warnings: [],
    };
  },
} as const satisfies Router;
