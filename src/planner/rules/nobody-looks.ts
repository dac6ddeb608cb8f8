import { callerOf, endpointOf } from '../context.js';
import { answerPlace, onlyReads, type Rule } from './rule.js';

/** Neither the answer nor its failure changes anything for the caller: the best first migration. */
export const nobodyLooks = {
  id: 'A6',
  title: 'Nothing depends on the answer',
  explain:
    'No value of the answer is used, and a failure is only logged, swallowed or retried. A message does the same and is kept until the other service has done its work, so nothing gets worse for anybody and lost work is no longer lost. These are the best calls to begin with.',
  applies: (call, context) => {
    const { failure } = call.answer;
    const shrugsOff = failure === 'swallowed' || failure === 'retried';
    if (call.response !== 'ignored' && !(call.response === 'status' && shrugsOff)) {
      return undefined;
    }
    const fate = failure === 'retried' ? 'is only retried' : 'changes nothing but logs';
    return {
      verdict: 'async',
      reason: `${callerOf(call, context)} uses nothing that ${endpointOf(call)} returns, and a failure ${fate}.`,
      place: answerPlace(call),
      confidence: onlyReads(call) ? 'medium' : 'high',
    };
  },
} as const satisfies Rule;
