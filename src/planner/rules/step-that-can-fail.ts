import type { Call } from '../../model/call.js';
import { callerOf, endpointOf, listed, type PlanningContext, targetService } from '../context.js';
import { isReadingProcedure } from './endpoint-words.js';
import { answerPlace, onlyReads, type Rule } from './rule.js';

/** The other requests of the same function that change something and whose outcome it looks at. */
function otherRequests(call: Call, { analysis }: PlanningContext): readonly string[] {
  const steps = analysis.calls.filter(
    (other) =>
      other.id !== call.id &&
      other.from === call.from &&
      other.file === call.file &&
      other.function === call.function &&
      call.function !== '' &&
      other.response !== 'ignored' &&
      !onlyReads(other) &&
      !isReadingProcedure(other),
  );
  return [...new Set(steps.map(endpointOf))];
}

/** What else has to be undone when this request fails; undefined where it stands alone. */
function otherSteps(call: Call, context: PlanningContext): string | undefined {
  const requests = otherRequests(call, context);
  if (requests.length > 0) {
    return `also calls ${listed(requests)}`;
  }
  return call.inLoop
    ? 'repeats it for several items'
    : call.transaction
      ? 'makes it inside of a transaction'
      : undefined;
}

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
    const steps = otherSteps(call, context);
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
