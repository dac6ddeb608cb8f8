import { findMessage } from '../../plan/lookup.js';
import { onlyMessage, refuseApplied } from '../only-message.js';
import { mergeConsumers } from '../regroup.js';
import type { Setting } from '../setting.js';
import { subjectOf } from '../subject.js';

/** Makes the flow, or all flows of the message, part of another message. */
export const mergeWith = {
  key: 'merge-with',
  apply: (input) => {
    const { plan, subject, value, context } = input;
    const message = onlyMessage(input, 'consumers');
    const other = onlyMessage({ ...input, subject: subjectOf(plan, value) }, 'consumers');
    refuseApplied(other, 'consumers', context);
    const services = subject.flows.map(({ consumer }) => consumer.service);
    const merged = mergeConsumers(plan, { from: message.name, services, into: other.name }, context);
    const after = findMessage(merged, other.name);
    const router = after.router === other.router ? '' : ` and goes through ${after.router}`;
    return {
      plan: merged,
      said: [
        `${subject.flows.map(({ id }) => id).join(', ')} → ${other.name}, which ${after.consumers.map(({ service }) => service).join(', ')} consume${router}.`,
      ],
    };
  },
} as const satisfies Setting;
