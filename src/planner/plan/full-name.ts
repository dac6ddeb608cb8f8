import { plannerCatalogue } from '../../model/catalogue/planner.js';
import { errorOf } from '../../model/errors.js';
import { messageNamePattern } from '../../model/plan.js';

/**
 * `order.OrderPlaced` for a name that was given with or without its producer.
 * @throws UserError EDA2014 for a name that no message of the producer can have
 */
export function fullNameOf(producer: string, name: string): string {
  const full = name.startsWith(`${producer}.`) ? name : `${producer}.${name}`;
  if (full.indexOf('.', producer.length + 1) >= 0 || !messageNamePattern.test(full)) {
    throw errorOf(plannerCatalogue.nameInvalid, { name, producer });
  }
  return full;
}
