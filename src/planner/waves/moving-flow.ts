import type { Call } from '../../model/call.js';
import type { Flow, Reason } from '../../model/flow.js';
import { flowIdOf, flowOfPlan, type Plan, type PlanMessage } from '../../model/plan.js';
import { compareCalls, compareText, type PlanningContext } from '../context.js';
import type { WaveRule } from './wave-rules.js';

/** A flow that is to leave the request path, with the calls that it replaces. */
export interface MovingFlow {
  /** In the plan's words. */
  readonly id: string;
  readonly message: PlanMessage;
  readonly flow: Flow;
  readonly to: string;
  /** In the order of their places; at least one. */
  readonly calls: readonly Call[];
}

/** The flows of a plan that have a router, are not kept synchronous, and are in the code; sorted by id. */
export function movingFlows(
  plan: Plan,
  flows: readonly Flow[],
  { calls }: PlanningContext,
): readonly MovingFlow[] {
  const moving = plan.messages.flatMap((message) =>
    message.consumers.flatMap(({ service, decision }): readonly MovingFlow[] => {
      const flow = flowOfPlan(flows, message, service);
      const own = (flow?.calls ?? []).flatMap((id) => calls.get(id) ?? []).sort(compareCalls);
      return flow === undefined || own.length === 0 || message.router === 'none' || decision === 'keep-sync'
        ? []
        : [{ id: flowIdOf(message.name, service), message, flow, to: service, calls: own }];
    }),
  );
  return moving.sort((left, right) => compareText(left.id, right.id));
}

/** A rule's reason at the place of a call. */
export function reasonAt({ file, line }: Call, { id, title }: WaveRule, text: string): Reason {
  return { rule: id, title, text, file, line };
}
