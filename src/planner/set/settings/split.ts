import { plannerEditsCatalogue } from '../../../model/catalogue/planner-edits.js';
import { errorOf } from '../../../model/errors.js';
import { flowIdOf } from '../../../model/plan.js';
import { fullNameOf } from '../../plan/full-name.js';
import { onlyMessage } from '../only-message.js';
import { splitConsumer } from '../regroup.js';
import type { Setting } from '../setting.js';

/** Makes the flow a message of its own. */
export const split = {
  key: 'split',
  apply: (input) => {
    const { plan, subject, value, context } = input;
    const message = onlyMessage(input, 'consumers');
    const [flow, ...more] = subject.flows;
    if (flow === undefined || more.length > 0) {
      throw errorOf(plannerEditsCatalogue.subjectTooWide, {
        subject: subject.text,
        what: 'split',
        names: subject.flows.map(({ id }) => id),
      });
    }
    const full = fullNameOf(message.producer, value);
    return {
      plan: splitConsumer(plan, flow.id, value, context),
      said: [`${flow.id} → ${flowIdOf(full, flow.consumer.service)}, a message of its own.`],
    };
  },
} as const satisfies Setting;
