import { plannerEditsCatalogue } from '../../../model/catalogue/planner-edits.js';
import { errorOf } from '../../../model/errors.js';
import { nearestNames } from '../../../model/nearest-names.js';
import type { Decision } from '../../../model/plan.js';
import { decide } from '../../edit.js';
import { refuseRouter } from '../../policy/refuse.js';
import type { Setting } from '../setting.js';

/** What is written, as an order or as the plan file has it. */
const decisionOf: Readonly<Record<string, Decision>> = {
  accept: 'accepted',
  accepted: 'accepted',
  'keep-sync': 'keep-sync',
  skip: 'skipped',
  skipped: 'skipped',
  undecided: 'undecided',
};

const words = ['accept', 'keep-sync', 'skip', 'undecided'] as const;

/** What becomes of the flow; for a message or an edge, of each of its flows. */
export const decision = {
  key: 'decision',
  apply: ({ plan, subject, value, context }) => {
    const chosen = Object.hasOwn(decisionOf, value) ? decisionOf[value] : undefined;
    if (chosen === undefined) {
      const near = nearestNames(value, words);
      throw errorOf(plannerEditsCatalogue.valueUnknown, { key: 'decision', value, known: words, near });
    }
    if (chosen === 'accepted') {
      for (const { router } of subject.messages) refuseRouter(router, context.policy);
    }
    return {
      plan: subject.flows.reduce((current, { id }) => decide(current, id, chosen), plan),
      said: subject.flows
        .filter(({ consumer }) => consumer.decision !== chosen)
        .map(({ id, consumer }) => `${id}: ${consumer.decision} → ${chosen}.`),
    };
  },
} as const satisfies Setting;
