import { plannerEditsCatalogue } from '../../../model/catalogue/planner-edits.js';
import { errorOf } from '../../../model/errors.js';
import { routerIds } from '../../../model/flow.js';
import { nearestNames } from '../../../model/nearest-names.js';
import { chooseRouter } from '../../edit.js';
import { forAll, onlyMessage } from '../only-message.js';
import type { Setting } from '../setting.js';

/** How the message is carried, for all its consumers. */
export const router = {
  key: 'router',
  apply: (input) => {
    const { plan, value, context } = input;
    const message = onlyMessage(input, 'router');
    const chosen = routerIds.find((id) => id === value);
    if (chosen === undefined) {
      const near = nearestNames(value, routerIds);
      throw errorOf(plannerEditsCatalogue.valueUnknown, { key: 'router', value, known: routerIds, near });
    }
    const said =
      chosen === message.router
        ? []
        : [`${message.name}${forAll(message)}: router ${message.router} → ${chosen}.`];
    return { plan: chooseRouter(plan, message.name, chosen, context.policy), said };
  },
} as const satisfies Setting;
