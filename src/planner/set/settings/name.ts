import { rename } from '../../edit.js';
import { fullNameOf } from '../../plan/full-name.js';
import { forAll, onlyMessage } from '../only-message.js';
import type { Setting } from '../setting.js';

/** What the message is called; the producer in front stays. */
export const name = {
  key: 'name',
  apply: (input) => {
    const { plan, value, context } = input;
    const message = onlyMessage(input, 'name');
    const renamed = rename(plan, message.name, value, context.policy);
    const full = fullNameOf(message.producer, value);
    return {
      plan: renamed,
      said: full === message.name ? [] : [`${message.name}${forAll(message)}: name → ${full}.`],
    };
  },
} as const satisfies Setting;
