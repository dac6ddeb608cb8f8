import { plannerCatalogue } from '../model/catalogue/planner.js';
import { errorOf, noticeOf } from '../model/errors.js';
import type { Lock } from '../model/lock.js';
import type { MessageSpec } from '../model/message-spec.js';
import type { Notice } from '../model/notice.js';
import { type Plan, type PlanMessage, planFile } from '../model/plan.js';
import { acceptedConsumers, plannedFlows } from './plan/lookup.js';

/** The ids of the flows that were applied, sorted. */
export function appliedFlows(lock: Lock): readonly string[] {
  return lock.messages.flatMap(({ consumers }) => consumers.map(({ flow }) => flow)).sort();
}

/** True where two messages are the same requests of the same producer, whatever they are called. */
function carriesTheSame(applied: MessageSpec, { producer, consumers }: PlanMessage): boolean {
  return (
    applied.producer === producer &&
    applied.consumers.some((spec) =>
      consumers.some(
        ({ service, route, decision }) =>
          decision === 'accepted' && service === spec.service && route === spec.route,
      ),
    )
  );
}

interface Renaming {
  /** The name in the plan. */
  readonly message: string;
  /** The name under which it was applied. */
  readonly applied: string;
}

function renamings(plan: Plan, lock: Lock): readonly Renaming[] {
  const planned = new Set(plan.messages.map(({ name }) => name));
  const applied = new Set(lock.messages.map(({ name }) => name));
  const fresh = plan.messages.filter(({ name }) => !applied.has(name));
  return lock.messages
    .filter(({ name }) => !planned.has(name))
    .flatMap((spec) => {
      const renamed = fresh.find((message) => carriesTheSame(spec, message));
      return renamed === undefined ? [] : [{ message: renamed.name, applied: spec.name }];
    });
}

const place = { file: planFile } as const;

/** @throws UserError EDA2024 when an applied message has another name in the plan. */
export function refuseRenamed(plan: Plan, lock: Lock): void {
  const [renamed] = renamings(plan, lock);
  if (renamed !== undefined) {
    throw errorOf(plannerCatalogue.appliedRenamed, renamed, place);
  }
}

/**
 * What of the plan the applied code does not follow: messages with another name, flows that are no longer accepted, and
 * routers that changed.
 */
export function appliedAgainstPlan(plan: Plan, lock: Lock): readonly Notice[] {
  const flows = appliedFlows(lock);
  const renamed = renamings(plan, lock).map((each) => noticeOf(plannerCatalogue.appliedRenamed, each, place));
  const kept = plannedFlows(plan)
    .filter(({ id, consumer }) => flows.includes(id) && consumer.decision !== 'accepted')
    .map(({ id, consumer: { decision } }) =>
      noticeOf(plannerCatalogue.appliedKept, { flow: id, decision }, place),
    );
  const otherwise = lock.messages.flatMap(({ name, router }) => {
    const message = plan.messages.find((each) => each.name === name);
    return message === undefined || message.router === router || acceptedConsumers(message).length === 0
      ? []
      : [
          noticeOf(
            plannerCatalogue.appliedOtherwise,
            { message: name, applied: router, planned: message.router },
            place,
          ),
        ];
  });
  return [...renamed, ...kept, ...otherwise];
}
