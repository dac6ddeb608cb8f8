import type { Analysis } from '../../model/analysis.js';
import { UserError } from '../../model/errors.js';
import type { Proposal } from '../../model/flow.js';
import { flowIdOf, type Plan, type PlanMessage } from '../../model/plan.js';
import type { PolicyInForce } from '../../model/policy.js';
import { serialisePlan } from '../../planner/plan-text.js';
import { reconcile } from '../../planner/reconcile.js';
import { setPlan } from '../../planner/set/set-plan.js';
import type { EditingContext } from '../../planner/set/setting.js';
import type { ReportOptions } from '../../report/format.js';
import { flowGroups, type PlannedFlow } from '../../report/planned-flows.js';
import type { Filter } from './filter.js';
import { planCommandFor } from './plan-command.js';
import type { Prompter } from './prompter.js';

/** Where the review is read. The members may change while it goes on, with the window. */
export interface ReviewScreen extends ReportOptions {
  /** Lines of the screen. */
  readonly height?: number;
}

export interface ReviewOptions {
  readonly proposal: Proposal;
  readonly plan: Plan;
  readonly analysis: Analysis;
  readonly policy?: PolicyInForce | undefined;
  /** Ids of the flows that were applied before. */
  readonly applied?: readonly string[];
  readonly prompter: Prompter;
  /** Takes what is to be read between the questions. */
  readonly output: (text: string) => void;
  /** Empties the screen, so that the table is drawn in its place; left out where nothing on it may move. */
  readonly clear?: (() => void) | undefined;
  /** Keeps the plan; called after each answer that changed it, so that a later review goes on from there. */
  readonly save: (plan: Plan) => void | Promise<void>;
  readonly style?: ReviewScreen;
}

/** What a flow still is when its message was renamed, merged or split: its consumer and one of its calls. */
export interface FlowIdentity {
  readonly service: string;
  readonly call: string;
}

export function identityOf({ message, consumer, flow }: PlannedFlow): FlowIdentity {
  return { service: consumer.service, call: flow?.calls[0] ?? message.calls[0] ?? '' };
}

export function isSame(left: FlowIdentity, right: FlowIdentity): boolean {
  return left.service === right.service && left.call === right.call;
}

/** What came of an attempt to change the plan. */
export type Attempt = 'changed' | 'unchanged' | 'refused';

/** A review that is going on: it holds the plan as it is after the last answer. */
export class Review {
  readonly options: ReviewOptions;
  readonly style: ReviewScreen;
  filter: Filter = {};
  /** What became of the last answer, sentences. */
  said: readonly string[] = [];
  #plan: Plan;
  #proposal: Proposal;
  readonly #context: EditingContext;

  constructor(options: ReviewOptions) {
    this.options = options;
    this.style = options.style ?? { width: 80, colour: false };
    this.#plan = options.plan;
    this.#proposal = options.proposal;
    this.#context = {
      calls: new Map(options.analysis.calls.map((call) => [call.id, call])),
      applied: new Set(options.applied),
      policy: options.policy,
    };
  }

  get plan(): Plan {
    return this.#plan;
  }

  /** What is suggested, in the words of the plan as it is now. */
  get proposal(): Proposal {
    return this.#proposal;
  }

  /** The flows of the plan, what may move before what stays. */
  flows(): ReturnType<typeof flowGroups> {
    return flowGroups(this.#proposal, this.#plan);
  }

  /** True where a flow of the message is applied: its name and router are in the code by then. */
  isApplied({ name, consumers }: PlanMessage): boolean {
    return consumers.some(({ service }) => this.#context.applied.has(flowIdOf(name, service)));
  }

  /** The flow of that identity, under the name and the router that it has by now; undefined where it left the plan. */
  find({ service, call }: FlowIdentity): PlannedFlow | undefined {
    const { moving, staying } = this.flows();
    return [...moving, ...staying].find(
      ({ message, consumer }) => consumer.service === service && message.calls.includes(call),
    );
  }

  /** Puts a page on the screen, in the place of the last one where the screen may be emptied. */
  show(page: string): void {
    this.options.clear?.();
    this.options.output(page);
  }

  /** The member of a question that draws the page again, where pages can be drawn in place. */
  redrawing(redraw: () => void): { readonly redraw?: () => void } {
    return this.options.clear === undefined ? {} : { redraw };
  }

  /** What is wrong with changes, sentences; undefined where they make sense. */
  problemOf(...assignments: readonly string[]): string | undefined {
    const outcome = this.#changed(assignments);
    return outcome instanceof UserError ? `${outcome.notice.message} ${outcome.notice.help}` : undefined;
  }

  /**
   * Changes the plan as `plan --set` with these assignments would, all of them or none, and saves it before anything
   * else is asked. A change that makes no sense is explained in `said`.
   * @throws what `save` throws
   */
  async attempt(assignments: readonly string[]): Promise<Attempt> {
    const outcome = this.#changed(assignments);
    if (outcome instanceof UserError) {
      this.said = [`${outcome.notice.message} ${outcome.notice.help}`];
      return 'refused';
    }
    this.said = [];
    if (serialisePlan(outcome.plan) === serialisePlan(this.#plan)) {
      return 'unchanged';
    }
    this.said = [
      ...outcome.said,
      ...outcome.notices.map(({ message, help }) => `${message} ${help}`),
      planCommandFor(assignments),
    ];
    this.#plan = outcome.plan;
    this.#proposal = reconcile(this.options.proposal, outcome.plan, this.options.analysis).proposal;
    await this.options.save(this.#plan);
    return 'changed';
  }

  #changed(assignments: readonly string[]): ReturnType<typeof setPlan> | UserError {
    try {
      return setPlan(this.#plan, assignments, this.#context);
    } catch (error) {
      if (error instanceof UserError) {
        return error;
      }
      throw error;
    }
  }
}
