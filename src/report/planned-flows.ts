import type { AnalysisDocument } from '../model/document.js';
import type { Flow, RouterId } from '../model/flow.js';
import {
  type Decision,
  flowIdOf,
  flowOfPlan,
  type Plan,
  type PlanConsumer,
  type PlanMessage,
} from '../model/plan.js';

/** A flow of the plan beside what is suggested for it. */
export interface PlannedFlow {
  /** In the plan's words, as the user has to write it. */
  readonly id: string;
  readonly message: PlanMessage;
  readonly consumer: PlanConsumer;
  /** Undefined where the calls of the flow are gone from the code. */
  readonly flow: Flow | undefined;
}

/** The flows of a plan: what may leave the request path, and what stays in it. */
export interface FlowGroups {
  readonly moving: readonly PlannedFlow[];
  readonly staying: readonly PlannedFlow[];
}

export const routerTitles: Readonly<Record<RouterId, string>> = {
  sqs: 'SQS',
  sns: 'SNS + SQS',
  eventbridge: 'EventBridge',
  kinesis: 'Kinesis',
  'step-functions': 'Step Functions',
  none: 'none',
};

function byPlan(document: Pick<AnalysisDocument, 'flows'>, plan: Plan): readonly PlannedFlow[] {
  return plan.messages.flatMap((message) =>
    message.consumers.map((consumer) => ({
      id: flowIdOf(message.name, consumer.service),
      message,
      consumer,
      flow: flowOfPlan(document.flows, message, consumer.service),
    })),
  );
}

function moves({ message, consumer }: PlannedFlow): boolean {
  return message.router !== 'none' && consumer.decision !== 'keep-sync';
}

/** Events come first, since they free the caller of several services at once; then commands; workflows last. */
function rank({ message }: PlannedFlow): number {
  return message.router === 'step-functions' ? 2 : message.kind === 'event' ? 0 : 1;
}

/** Groups the flows of a plan, each group in a fixed order. */
export function flowGroups(document: Pick<AnalysisDocument, 'flows'>, plan: Plan): FlowGroups {
  const flows = [...byPlan(document, plan)].sort(
    (left, right) => rank(left) - rank(right) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0),
  );
  return { moving: flows.filter(moves), staying: flows.filter((flow) => !moves(flow)) };
}

/** Flows that nobody has decided about, skipped ones included. */
export function openFlows(flows: readonly PlannedFlow[]): readonly PlannedFlow[] {
  return flows.filter(({ consumer }) => isOpen(consumer.decision));
}

function isOpen(decision: Decision): boolean {
  return decision === 'undecided' || decision === 'skipped';
}
