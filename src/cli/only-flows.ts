import { cliCatalogue } from '../model/catalogue/cli.js';
import { errorOf } from '../model/errors.js';
import { nearestNames } from '../model/nearest-names.js';
import { flowIdOf, type Plan } from '../model/plan.js';

/**
 * The ids of the flows that a name stands for: a flow (`order.OrderPlaced:loyalty`), all flows of an edge
 * (`order:loyalty`) or of a message (`order.OrderPlaced`).
 * @throws UserError EDA6003 when the name fits no flow
 */
export function flowsNamed(plan: Plan, name: string): readonly string[] {
  const flows = plan.messages.flatMap((message) =>
    message.consumers.map(({ service }) => ({
      id: flowIdOf(message.name, service),
      edge: `${message.producer}:${service}`,
      message: message.name,
    })),
  );
  const fitting = flows.filter(({ id, edge, message }) => [id, edge, message].includes(name));
  const ids = flows.map(({ id }) => id);
  if (fitting.length === 0) {
    throw errorOf(cliCatalogue.unknownFlow, { id: name, known: nearestNames(name, ids) });
  }
  return fitting.map(({ id }) => id);
}

/**
 * The plan with every flow that was not named taken as undecided. Without names it is the plan itself.
 * @param names flow ids, edge ids (`order:loyalty`) or messages
 * @throws UserError EDA6003 when a name fits no flow
 */
export function onlyFlows(plan: Plan, names: readonly string[] | undefined): Plan {
  if (!names || names.length === 0) return plan;
  const chosen = new Set(names.flatMap((name) => flowsNamed(plan, name)));
  return withoutFlows(plan, (id) => !chosen.has(id));
}

/** The plan with the flows that a condition is true of taken as undecided. */
export function withoutFlows(plan: Plan, isLeftOut: (flowId: string) => boolean): Plan {
  return {
    ...plan,
    messages: plan.messages.map((message) => ({
      ...message,
      consumers: message.consumers.map((consumer) =>
        isLeftOut(flowIdOf(message.name, consumer.service))
          ? { ...consumer, decision: 'undecided' }
          : consumer,
      ),
    })),
  };
}
