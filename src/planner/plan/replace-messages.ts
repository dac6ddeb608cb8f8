import { plannerCatalogue } from '../../model/catalogue/planner.js';
import { errorOf } from '../../model/errors.js';
import { flowIdOf, type Plan, type PlanMessage } from '../../model/plan.js';
import { compareText } from '../context.js';
import { acceptedConsumers } from './lookup.js';
import { lacksRouter, namesClash, overloadsQueue } from './rules-of-plan.js';

/** @throws UserError EDA2012, EDA2013, EDA2015 when the message no longer makes sense in the plan. */
function check(message: PlanMessage, others: readonly PlanMessage[]): void {
  const [accepted = ''] = acceptedConsumers(message);
  if (overloadsQueue(message)) {
    const consumers = acceptedConsumers(message);
    throw errorOf(plannerCatalogue.queueHasOneOwner, { message: message.name, consumers });
  }
  if (lacksRouter(message)) {
    throw errorOf(plannerCatalogue.routerMissing, { flow: flowIdOf(message.name, accepted) });
  }
  const clash = others.find((other) => namesClash(message, other));
  if (clash !== undefined) {
    throw errorOf(plannerCatalogue.nameTaken, { name: message.name, other: clash.name });
  }
}

/**
 * The plan with messages in the place of others, sorted by name.
 * @param old messages of the plan, the same objects
 * @throws UserError EDA2012 for a queue with several accepted consumers, EDA2013 for accepted ones without a router,
 *   EDA2015 for a name that is taken.
 */
export function replaceMessages(
  plan: Plan,
  old: readonly PlanMessage[],
  changed: readonly PlanMessage[],
): Plan {
  const messages = [...plan.messages.filter((message) => !old.includes(message)), ...changed];
  for (const message of changed) {
    check(
      message,
      messages.filter((other) => other !== message),
    );
  }
  return { ...plan, messages: messages.sort((left, right) => compareText(left.name, right.name)) };
}
