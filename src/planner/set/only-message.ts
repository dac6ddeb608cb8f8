import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { errorOf } from '../../model/errors.js';
import { flowIdOf, type PlanMessage } from '../../model/plan.js';
import type { SettingInput } from './setting.js';

/** @throws UserError EDA2058 for a message that is applied: its name, router, key and calls are in the code. */
export function refuseApplied(
  message: PlanMessage,
  what: string,
  { applied }: SettingInput['context'],
): void {
  if (message.consumers.some(({ service }) => applied.has(flowIdOf(message.name, service)))) {
    throw errorOf(plannerEditsCatalogue.appliedFixed, { message: message.name, what });
  }
}

/**
 * The message that a setting of messages is about.
 * @throws UserError EDA2054 where the subject stands for several, EDA2058 where it is applied.
 */
export function onlyMessage({ subject, context }: SettingInput, what: string): PlanMessage {
  const [message, ...more] = subject.messages;
  if (message === undefined || more.length > 0) {
    throw errorOf(plannerEditsCatalogue.subjectTooWide, {
      subject: subject.text,
      what,
      names: subject.messages.map(({ name }) => name),
    });
  }
  refuseApplied(message, what, context);
  return message;
}

/** ` (for loyalty, mail and stock)` behind a change of a message that several services consume. */
export function forAll({ consumers }: PlanMessage): string {
  const names = consumers.map(({ service }) => service);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? '' : ` (for ${names.slice(0, -1).join(', ')} and ${last})`;
}
