import { callerOf, endpointOf, listed } from '../context.js';
import { answerPlace, type Rule } from './rule.js';
import { changesSomething, companionsOf, outcomeMatters } from './surroundings.js';

/** A program that runs to its end makes changes one after the other: later ones need the earlier ones. */
export const stepOfJob = {
  id: 'A17',
  title: 'Step of a job',
  explain:
    'A program that runs once, from its start to its end, makes several changes in turn and stops at the first that fails: seeding, importing, migrating. The order is the point, so separate messages would lose it. A workflow runs the steps in order, repeats a failed one and can be taken up again in the middle.',
  applies: (call, context) => {
    const runsOnce = call.entry.length > 0 && call.entry.every(({ kind }) => kind === 'startup');
    if (
      !runsOnce ||
      call.response !== 'status' ||
      !call.awaited ||
      !outcomeMatters(call) ||
      !changesSomething(call, context)
    ) {
      return undefined;
    }
    const others = companionsOf(call, context).filter(
      (other) => outcomeMatters(other) && changesSomething(other, context) && other.role === 'business',
    );
    return others.length === 0
      ? undefined
      : {
          verdict: 'orchestrate',
          reason: `${callerOf(call, context)} runs once and stops where ${endpointOf(call)} fails; the same run also calls ${listed([...new Set(others.map(endpointOf))])}.`,
          place: answerPlace(call),
          confidence: 'medium',
        };
  },
} as const satisfies Rule;
