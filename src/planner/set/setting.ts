import type { Call } from '../../model/call.js';
import type { Notice } from '../../model/notice.js';
import type { Plan, PlanMessage } from '../../model/plan.js';
import type { PolicyInForce } from '../../model/policy.js';
import type { PlannedFlow } from '../plan/lookup.js';

/** What a change of the plan may look at besides the plan. */
export interface EditingContext {
  /** Every call that is in the code, by its id. */
  readonly calls: ReadonlyMap<string, Call>;
  /** Ids of the flows that were applied. */
  readonly applied: ReadonlySet<string>;
  readonly policy?: PolicyInForce | undefined;
}

/** What `order.OrderPlaced:loyalty` or `order.OrderPlaced` in front of a setting stands for. */
export interface Subject {
  /** As it was written. */
  readonly text: string;
  /** In the order of the plan; at least one. */
  readonly flows: readonly PlannedFlow[];
  /** The messages of those flows, each once; at least one. */
  readonly messages: readonly PlanMessage[];
}

export interface SettingInput {
  readonly plan: Plan;
  readonly subject: Subject;
  readonly value: string;
  readonly context: EditingContext;
}

/** The changed plan, what happened in sentences, and what to think about. */
export interface SettingResult {
  readonly plan: Plan;
  readonly said: readonly string[];
  readonly notices?: readonly Notice[];
}

/** Something of a flow or message that `plan --set SUBJECT.KEY=VALUE` changes. One file, one line in the registry. */
export interface Setting {
  readonly key: string;
  /** @throws UserError for a value that is none, and for a change that makes no sense. */
  readonly apply: (input: SettingInput) => SettingResult;
}
