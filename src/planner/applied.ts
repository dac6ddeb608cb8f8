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

/**
 * Holds a plan against what was applied before.
 * @throws UserError EDA2024 when an applied message has another name in the plan.
 */
export function refuseRenamed(plan: Plan, lock: Lock): void {
  const planned = new Set(plan.messages.map(({ name }) => name));
  const applied = new Set(lock.messages.map(({ name }) => name));
  const fresh = plan.messages.filter(({ name }) => !applied.has(name));
  for (const spec of lock.messages.filter(({ name }) => !planned.has(name))) {
    const renamed = fresh.find((message) => carriesTheSame(spec, message));
    if (renamed !== undefined) {
      const context = { message: renamed.name, applied: spec.name };
      throw errorOf(plannerCatalogue.appliedRenamed, context, { file: planFile });
    }
  }
}

/** What of the plan applied code does not follow: flows that are no longer accepted, and routers that changed. */
export function appliedAgainstPlan(plan: Plan, lock: Lock): readonly Notice[] {
  const place = { file: planFile };
  const flows = appliedFlows(lock);
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
  return [...kept, ...otherwise];
}
