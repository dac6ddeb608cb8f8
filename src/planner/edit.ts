import { plannerEditsCatalogue } from '../model/catalogue/planner-edits.js';
import { errorOf } from '../model/errors.js';
import type { Proposal, RouterId } from '../model/flow.js';
import { type Decision, flowOfPlan, type Plan, type PlanMessage } from '../model/plan.js';
import type { PolicyInForce } from '../model/policy.js';
import { fullNameOf } from './plan/full-name.js';
import { acceptedConsumers, findFlow, findMessage, plannedFlows } from './plan/lookup.js';
import { replaceMessages } from './plan/replace-messages.js';
import { refuseName, refuseRouter } from './policy/refuse.js';

function replace(plan: Plan, old: PlanMessage, changed: PlanMessage): Plan {
  return replaceMessages(plan, [old], [changed]);
}

/**
 * The plan with a decision about one flow. Accepting and keeping are a person's decisions; skipping and undeciding
 * leave the flow open.
 * @throws UserError EDA2010 for an unknown flow; EDA2012, EDA2013, EDA2015 when accepting it makes no sense.
 */
export function decide(plan: Plan, flowId: string, decision: Decision): Plan {
  const { message, consumer } = findFlow(plan, flowId);
  const decidedByUser = decision === 'accepted' || decision === 'keep-sync';
  const consumers = message.consumers.map((each) =>
    each === consumer ? { ...each, decision, decidedByUser } : each,
  );
  return replace(plan, message, { ...message, consumers });
}

/**
 * The plan with another router for a message.
 * @throws UserError EDA2011 for an unknown message; EDA2012 for sqs with several accepted consumers; EDA2013 for none
 *   with an accepted one; EDA2060 for a router that the policy rules out.
 */
export function chooseRouter(
  plan: Plan,
  messageName: string,
  router: RouterId,
  policy?: PolicyInForce | undefined,
): Plan {
  const message = findMessage(plan, messageName);
  refuseRouter(router, policy);
  return replace(plan, message, { ...message, router });
}

/**
 * The plan with another name for a message; `name` is with or without the producer, which stays.
 * @throws UserError EDA2011 for an unknown message, EDA2014 for a name that is none, EDA2015 for one that is taken,
 *   EDA2061 for one that does not follow the policy.
 */
export function rename(
  plan: Plan,
  messageName: string,
  name: string,
  policy?: PolicyInForce | undefined,
): Plan {
  const message = findMessage(plan, messageName);
  const full = fullNameOf(message.producer, name);
  refuseName(full, message.kind, policy);
  return replace(plan, message, { ...message, name: full });
}

/** A variable or a member of one, as the call site can name it. */
const keyPattern = /^[\p{ID_Start}$_][\p{ID_Continue}$]*(?:\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u;

/**
 * The plan with another ordering and canary key for a message: a variable or a member at the call site (`order.id`),
 * null for none.
 * @throws UserError EDA2011 for an unknown message, EDA2055 for a text that is no such expression.
 */
export function chooseKey(plan: Plan, messageName: string, key: string | null): Plan {
  const message = findMessage(plan, messageName);
  if (key !== null && !keyPattern.test(key)) {
    throw errorOf(plannerEditsCatalogue.keyInvalid, { key, message: message.name });
  }
  return replace(plan, message, { ...message, key });
}

/** True where accepting one more consumer keeps the message whole. */
function canCarryOneMore(message: PlanMessage): boolean {
  return message.router !== 'none' && (message.router !== 'sqs' || acceptedConsumers(message).length === 0);
}

/**
 * The plan with every open suggestion taken: an undecided or skipped flow is accepted where a router is suggested and
 * the message's router can carry it, and kept synchronous where none is. Flows that the proposal does not know, those
 * that a queue chosen by the user has no room for, and those that only a person can accept stay as they are.
 */
export function acceptSuggestions(plan: Plan, proposal: Proposal): Plan {
  return plannedFlows(plan).reduce((current, { id, message, consumer }) => {
    const flow = flowOfPlan(proposal.flows, message, consumer.service);
    if (consumer.decidedByUser || flow === undefined) {
      return current;
    }
    if (flow.suggestion.router === 'none') {
      return decide(current, id, 'keep-sync');
    }
    const takes =
      flow.suggestion.consentNeeded === undefined && canCarryOneMore(findMessage(current, message.name));
    return takes ? decide(current, id, 'accepted') : current;
  }, plan);
}
