import { callerOf, compareCalls, endpointOf, functionOf, targetService } from '../context.js';
import { answerPlace, onlyReads, type Rule } from './rule.js';
import { otherChanges } from './surroundings.js';

/** A failure that the caller turns into an outcome of its own, among other changes: a step of a workflow. */
export const stepThatCanFail = {
  id: 'A12',
  title: 'Step that can fail',
  explain:
    'The caller uses no data of the answer, but it catches the failure and makes something of it: another answer, a state of its own, a compensation. In the same function it changes something elsewhere too, repeats the request for several items, or keeps a transaction open, so the steps belong together: when one fails, the others have to be undone or not begun. A message alone would lose that outcome; a workflow carries it.',
  applies: (call, context) => {
    if (call.response !== 'status' || call.answer.failure !== 'mapped' || onlyReads(call)) {
      return undefined;
    }
    const inFunction = (context.callsOfFunction.get(functionOf(call)) ?? [])
      .filter((other) => other.id !== call.id)
      .sort(compareCalls);
    const steps = otherChanges(call, context, inFunction);
    return steps === undefined
      ? undefined
      : {
          verdict: 'orchestrate',
          reason: `${callerOf(call, context)} makes something of a failure of ${endpointOf(call)} in ${targetService(call)}, and ${steps}.`,
          place: answerPlace(call),
          confidence: 'medium',
        };
  },
} as const satisfies Rule;
