import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { errorOf } from '../../model/errors.js';
import { nearestNames } from '../../model/nearest-names.js';
import type { Plan } from '../../model/plan.js';
import { plannedFlows } from '../plan/lookup.js';
import type { Subject } from './setting.js';

/**
 * What a name stands for: a flow (`order.OrderPlaced:loyalty`), a message (`order.OrderPlaced`), or all flows between
 * two services (`order:loyalty`).
 * @throws UserError EDA2053 with the nearest names when it stands for nothing.
 */
export function subjectOf(plan: Plan, text: string): Subject {
  const all = plannedFlows(plan);
  const flows = all.filter(({ id, message, consumer }) =>
    [id, message.name, `${message.producer}:${consumer.service}`].includes(text),
  );
  if (flows.length === 0) {
    const names = [...new Set(all.flatMap(({ id, message }) => [id, message.name]))];
    const near = nearestNames(text, text.includes(':') ? all.map(({ id }) => id) : names);
    throw errorOf(plannerEditsCatalogue.subjectUnknown, { subject: text, near });
  }
  return { text, flows, messages: [...new Set(flows.map(({ message }) => message))] };
}
