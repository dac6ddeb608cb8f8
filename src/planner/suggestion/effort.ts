import type { Call } from '../../model/call.js';
import type { Effort, WorkflowStep } from '../../model/flow.js';
import { type PlanningContext, targetService } from '../context.js';
import { outcomeMatters, routeOfCall } from '../rules/surroundings.js';

interface Move {
  readonly calls: readonly Call[];
  readonly context: PlanningContext;
  readonly steps: readonly WorkflowStep[] | undefined;
  readonly identity: readonly string[];
}

/** What somebody has to write or decide by hand, beside what is generated. */
function tasksOf({ calls, context, steps, identity }: Move): readonly string[] {
  const some = (applies: (call: Call) => boolean) => calls.some(applies);
  const isWorkflow = steps !== undefined;
  const noWayBack = steps?.some(({ compensation }) => compensation === null) === true;
  const hasHandler = (call: Call) => (routeOfCall(call, context)?.handlerSpan ?? null) !== null;
  const isOtherLanguage = (call: Call) =>
    context.services.get(targetService(call) ?? '')?.kind === 'other-language';
  const tasks: readonly (readonly [when: boolean, task: string])[] = [
    [isWorkflow, 'cut the caller in two around a workflow'],
    [isWorkflow, 'a place to ask for the outcome'],
    [noWayBack, 'compensations that are not there yet'],
    [!isWorkflow && some(outcomeMatters), 'agree with users of the caller on "accepted" in place of "done"'],
    [
      some(({ afterWrite, transaction }) => afterWrite || transaction),
      'an outbox, or a loss that is accepted',
    ],
    [some(({ ordering }) => ordering), 'a version to compare, or FIFO'],
    [some(({ idempotent }) => !idempotent), 'a consumer that tells a repeated message'],
    [identity.length > 0, 'fields that say who is acting'],
    [some(isOtherLanguage), 'a relay worker in front of a service in another language'],
    [
      some((call) => !isOtherLanguage(call) && !hasHandler(call)),
      'a relay worker, since no handler was found',
    ],
  ];
  return tasks.flatMap(([when, task]) => (when ? [task] : []));
}

/** How much has to be done by hand for a flow to move: a workflow is always much, otherwise the number of tasks decides. */
export function effortOf(move: Move): Effort {
  const tasks = tasksOf(move);
  const level = move.steps !== undefined || tasks.length > 4 ? 'high' : tasks.length > 2 ? 'medium' : 'low';
  return { level, tasks };
}
