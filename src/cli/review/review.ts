import type { Analysis } from '../../model/analysis.js';
import type { Proposal } from '../../model/flow.js';
import { flowIdOf, type Plan, type PlanMessage } from '../../model/plan.js';
import type { ReportOptions } from '../../report/format.js';
import { flowGroups, type PlannedFlow } from '../../report/planned-flows.js';
import type { Prompter } from './prompter.js';

export interface ReviewOptions {
  readonly proposal: Proposal;
  readonly plan: Plan;
  readonly analysis: Analysis;
  /** Ids of the flows that were applied before. */
  readonly applied?: readonly string[];
  readonly prompter: Prompter;
  /** Takes what is to be read between the questions. */
  readonly output: (text: string) => void;
  /** Keeps the plan; called after each answer that changed it, so that a later review goes on from there. */
  readonly save: (plan: Plan) => void | Promise<void>;
  readonly style?: ReportOptions;
}

/** What a flow still is when its message was renamed: its consumer and calls. */
export function identityOf({ message, consumer }: PlannedFlow): string {
  return JSON.stringify([consumer.service, ...message.calls]);
}

/** A review that is going on: it holds the plan as it is after the last answer. */
export class Review {
  readonly options: ReviewOptions;
  readonly style: ReportOptions;
  #plan: Plan;

  constructor(options: ReviewOptions) {
    this.options = options;
    this.style = options.style ?? { width: 80, colour: false };
    this.#plan = options.plan;
  }

  get plan(): Plan {
    return this.#plan;
  }

  /** The flows of the plan, what may move before what stays. */
  flows(): ReturnType<typeof flowGroups> {
    return flowGroups(this.options.proposal, this.#plan);
  }

  /** True where a flow of the message is applied: its name and router are in the code by then. */
  isApplied({ name, consumers }: PlanMessage): boolean {
    const applied = new Set(this.options.applied);
    return consumers.some(({ service }) => applied.has(flowIdOf(name, service)));
  }

  /** The flow of that identity, under the name and the router that it has by now. */
  find(identity: string): PlannedFlow {
    const { moving, staying } = this.flows();
    const found = [...moving, ...staying].find((each) => identityOf(each) === identity);
    if (found === undefined) {
      throw new Error(`The flow ${identity} left the plan during the review.`);
    }
    return found;
  }

  /** Takes a changed plan and saves it before anything else is asked. */
  async change(plan: Plan): Promise<void> {
    this.#plan = plan;
    await this.options.save(plan);
  }
}
