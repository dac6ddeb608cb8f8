import { plannerCatalogue } from '../../model/catalogue/planner.js';
import { errorOf } from '../../model/errors.js';
import { flowIdOf, type Plan, type PlanConsumer, type PlanMessage } from '../../model/plan.js';

/** A flow of a plan: the message and the consumer that its id names. */
export interface PlannedFlow {
  readonly id: string;
  readonly message: PlanMessage;
  readonly consumer: PlanConsumer;
}

/** Every flow of a plan, in its order. */
export function plannedFlows(plan: Plan): readonly PlannedFlow[] {
  return plan.messages.flatMap((message) =>
    message.consumers.map((consumer) => ({
      id: flowIdOf(message.name, consumer.service),
      message,
      consumer,
    })),
  );
}

/** The flow of that id. @throws UserError EDA2010 when there is none. */
export function findFlow(plan: Plan, flowId: string): PlannedFlow {
  const flows = plannedFlows(plan);
  const found = flows.find((flow) => flow.id === flowId);
  if (found === undefined) {
    throw errorOf(plannerCatalogue.flowUnknown, { flow: flowId, known: flows.map((flow) => flow.id) });
  }
  return found;
}

/** The message of that name. @throws UserError EDA2011 when there is none. */
export function findMessage(plan: Plan, name: string): PlanMessage {
  const found = plan.messages.find((message) => message.name === name);
  if (found === undefined) {
    const known = plan.messages.map((message) => message.name);
    throw errorOf(plannerCatalogue.messageUnknown, { message: name, known });
  }
  return found;
}

/** The services that are to consume a message. */
export function acceptedConsumers(message: PlanMessage): readonly string[] {
  return message.consumers
    .filter((consumer) => consumer.decision === 'accepted')
    .map((consumer) => consumer.service);
}

/** The part of a message's name after the producer, which may hold dots itself. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
