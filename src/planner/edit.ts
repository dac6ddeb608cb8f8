import { plannerCatalogue } from '../model/catalogue/planner.js';
import { errorOf } from '../model/errors.js';
import type { Proposal, RouterId } from '../model/flow.js';
import {
  type Decision,
  flowIdOf,
  flowOfPlan,
  messageNamePattern,
  type Plan,
  type PlanMessage,
} from '../model/plan.js';
import { compareText } from './context.js';
import { acceptedConsumers, findFlow, findMessage, plannedFlows } from './plan/lookup.js';
import { lacksRouter, namesClash, overloadsQueue } from './plan/rules-of-plan.js';

/** @throws UserError EDA2012, EDA2013, EDA2015 when the message no longer makes sense in the plan. */
function check(message: PlanMessage, others: readonly PlanMessage[]): PlanMessage {
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
  return message;
}

function replace(plan: Plan, old: PlanMessage, changed: PlanMessage): Plan {
  const others = plan.messages.filter((message) => message !== old);
  const messages = [...others, check(changed, others)];
  return { ...plan, messages: messages.sort((left, right) => compareText(left.name, right.name)) };
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
 *   with an accepted one.
 */
export function chooseRouter(plan: Plan, messageName: string, router: RouterId): Plan {
  const message = findMessage(plan, messageName);
  return replace(plan, message, { ...message, router });
}

/**
 * The plan with another name for a message; `name` is with or without the producer, which stays.
 * @throws UserError EDA2011 for an unknown message, EDA2014 for a name that is none, EDA2015 for one that is taken.
 */
export function rename(plan: Plan, messageName: string, name: string): Plan {
  const message = findMessage(plan, messageName);
  const { producer } = message;
  const full = name.startsWith(`${producer}.`) ? name : `${producer}.${name}`;
  if (full.indexOf('.', producer.length + 1) >= 0 || !messageNamePattern.test(full)) {
    throw errorOf(plannerCatalogue.nameInvalid, { name, producer });
  }
  return replace(plan, message, { ...message, name: full });
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
