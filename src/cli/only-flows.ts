import { cliCatalogue } from '../model/catalogue/cli.js';
import { errorOf } from '../model/errors.js';
import { flowIdOf, type Plan } from '../model/plan.js';
import { nearestNames } from './nearest-names.js';

/**
 * The plan with every flow that was not named taken as undecided. Without names it is the plan itself.
 * @param names flow ids, or edge ids (`order:loyalty`) for all flows between two services
 * @throws UserError when a name fits no flow
 */
export function onlyFlows(plan: Plan, names: readonly string[] | undefined): Plan {
  if (!names || names.length === 0) return plan;
  const flows = plan.messages.flatMap((message) =>
    message.consumers.map(({ service }) => ({
      id: flowIdOf(message.name, service),
      edge: `${message.producer}:${service}`,
    })),
  );
  const chosen = new Set<string>();
  for (const name of names) {
    const fitting = flows.filter(({ id, edge }) => id === name || edge === name);
    if (fitting.length === 0)
      throw errorOf(cliCatalogue.unknownFlow, {
        id: name,
        known: nearestNames(
          name,
          flows.map(({ id }) => id),
        ),
      });
    for (const { id } of fitting) chosen.add(id);
  }
  return {
    ...plan,
    messages: plan.messages.map((message) => ({
      ...message,
      consumers: message.consumers.map((consumer) =>
        chosen.has(flowIdOf(message.name, consumer.service))
          ? consumer
          : { ...consumer, decision: 'undecided' },
      ),
    })),
  };
}
