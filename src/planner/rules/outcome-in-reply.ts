import type { Call } from '../../model/call.js';
import { callerOf, endpointOf, type PlanningContext } from '../context.js';
import { isFetchingFunction } from './endpoint-words.js';
import { answerPlace, type Rule } from './rule.js';
import { changesSomething, otherChanges, waitingRoutes } from './surroundings.js';

/** Requests of HTTP that change something by their method. */
const changingMethods: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** What makes the request a step of something larger; undefined where nothing does. A gateway holds no data of its own. */
function partOf(call: Call, context: PlanningContext): string | undefined {
  const changes = otherChanges(call, context);
  if (changes !== undefined) {
    return changes;
  }
  if (context.services.get(call.from)?.kind === 'gateway') {
    return undefined;
  }
  if (call.afterWrite || waitingRoutes(call, context)?.some(({ writes }) => writes) === true) {
    return `changes data of ${call.from} itself`;
  }
  // a client of its own whose users are not seen: the name of its method is all there is to go by
  const isUnseenStep = call.entry.length === 0 && changingMethods.has(call.method);
  return isUnseenStep ? 'hands on only what became of it' : undefined;
}

/** The reply tells what became of a change: a workflow can tell that too, a little later. */
export const outcomeInReply = {
  id: 'A14',
  title: 'Outcome of a change in the reply',
  explain:
    'The request changes something in the other service and the reply passes on what became of it, next to other changes that belong to the same occurrence: more requests, a loop over items, data of its own. That is a workflow run by hand while somebody waits. A state machine runs the steps, repeats those that fail and undoes the earlier ones; the caller answers 202 Accepted with a place to ask for the outcome.',
  applies: (call, context) => {
    const tellsOutcome =
      call.response === 'data' && call.answer.flowsTo === 'reply' && changesSomething(call, context);
    const part = tellsOutcome && !isFetchingFunction(call) ? partOf(call, context) : undefined;
    return part === undefined
      ? undefined
      : {
          verdict: 'orchestrate',
          reason: `The reply of ${callerOf(call, context)} tells what became of ${endpointOf(call)}, and it ${part}.`,
          place: answerPlace(call),
          confidence: call.entry.length === 0 ? 'low' : 'medium',
        };
  },
} as const satisfies Rule;
