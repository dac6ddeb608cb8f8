import { plannerEditsCatalogue } from '../../model/catalogue/planner-edits.js';
import { errorOf } from '../../model/errors.js';
import { nearestNames } from '../../model/nearest-names.js';
import type { Plan } from '../../model/plan.js';
import { settings } from './registry.js';
import type { EditingContext, Setting, SettingResult } from './setting.js';
import { subjectOf } from './subject.js';

interface Assignment {
  readonly subject: string;
  readonly setting: Setting;
  readonly value: string;
}

/**
 * Reads `order.OrderPlaced:loyalty.router=sns`. Names of services may hold dots, so the setting is the first `.KEY=`
 * whose key is known.
 * @throws UserError EDA2050 for a text of another form, EDA2051 for a key that no setting has.
 */
function assignmentOf(text: string): Assignment {
  const found = settings
    .map((setting) => ({ setting, at: text.indexOf(`.${setting.key}=`) }))
    .filter(({ at }) => at > 0)
    .sort((left, right) => left.at - right.at)[0];
  if (found !== undefined) {
    const { setting, at } = found;
    return { subject: text.slice(0, at), setting, value: text.slice(at + setting.key.length + 2).trim() };
  }
  const key = /\.([^.=]*)=/.exec(text)?.[1];
  if (key === undefined) {
    throw errorOf(plannerEditsCatalogue.assignmentUnreadable, { text });
  }
  const known = settings.map((setting) => setting.key);
  throw errorOf(plannerEditsCatalogue.settingUnknown, { key, known, near: nearestNames(key, known) });
}

/**
 * The plan after changes, each `SUBJECT.KEY=VALUE`, made in their order: a later one names things as the earlier ones
 * left them.
 * @throws UserError (exit 2) for the first that cannot be read, names nothing or makes no sense; nothing is changed then.
 */
export function setPlan(
  plan: Plan,
  texts: readonly string[],
  context: EditingContext,
): Required<SettingResult> {
  return texts.reduce<Required<SettingResult>>(
    (done, text) => {
      const { subject, setting, value } = assignmentOf(text);
      const result = setting.apply({
        plan: done.plan,
        subject: subjectOf(done.plan, subject),
        value,
        context,
      });
      return {
        plan: result.plan,
        said: [...done.said, ...result.said],
        notices: [...done.notices, ...(result.notices ?? [])],
      };
    },
    { plan, said: [], notices: [] },
  );
}
