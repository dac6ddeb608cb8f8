import { obstacleOf } from '../obstacles.js';
import type { Router, RouterChoice } from './router.js';

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
  title: 'none',
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
      reasons: [
        { rule: 'B0', title: obstacle.title, text: obstacle.reason, file: call.file, line: call.line },
      ],
      alternatives: [obstacle.alternative],
      warnings: [],
    };
  },
} as const satisfies Router;
