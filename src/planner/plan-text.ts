import type { Plan, PlanConsumer, PlanMessage } from '../model/plan.js';

function consumerText({ service, route, decision, decidedByUser }: PlanConsumer): PlanConsumer {
  return { service, route, decision, decidedByUser };
}

function messageText(message: PlanMessage): PlanMessage {
  const { name, kind, producer, calls, router, key, consumers } = message;
  return { name, kind, producer, calls, router, key, consumers: consumers.map(consumerText) };
}

/**
 * The text of the plan file: members always in the same order, two spaces, a line break at the end. The order of
 * messages is the plan's, which every edit keeps sorted by name.
 */
export function serialisePlan(plan: Plan): string {
  const { $schema, schemaVersion, messages } = plan;
  const ordered = {
    ...($schema === undefined ? {} : { $schema }),
    schemaVersion,
    messages: messages.map(messageText),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
