import { plannerEditsCatalogue } from '../../../model/catalogue/planner-edits.js';
import { noticeOf } from '../../../model/errors.js';
import { chooseKey } from '../../edit.js';
import { forAll, onlyMessage } from '../only-message.js';
import type { Setting } from '../setting.js';

/** By what messages are kept in order and a canary picks them: an expression at the call site. */
export const key = {
  key: 'key',
  apply: (input) => {
    const { plan, value, context } = input;
    const message = onlyMessage(input, 'key');
    const chosen = value === '' || value === 'none' ? null : value;
    const changed = chooseKey(plan, message.name, chosen);
    const calls = message.calls.map((id) => context.calls.get(id)).filter((call) => call !== undefined);
    const seen = [...new Set(calls.flatMap(({ keys }) => keys))].sort();
    const isSeen = chosen === null || seen.includes(chosen);
    return {
      plan: changed,
      said:
        chosen === message.key
          ? []
          : [`${message.name}${forAll(message)}: key ${message.key ?? 'none'} → ${chosen ?? 'none'}.`],
      notices: isSeen
        ? []
        : [noticeOf(plannerEditsCatalogue.keyUnseen, { key: chosen, message: message.name, seen })],
    };
  },
} as const satisfies Setting;
