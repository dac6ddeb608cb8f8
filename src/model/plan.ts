import type { z } from 'zod';
import type { Flow } from './flow.js';
import type { planConsumerSchema, planMessageSchema, planSchema } from './plan-schema.js';

export const planFile = 'eda-migrate.plan.json';

/** `order.OrderPlaced`: the producer, a dot, and a name in Pascal case. */
export const messageNamePattern = /^.+\.[A-Z][A-Za-z0-9]*$/;

/** `undecided` is shown by the review; `skipped` was looked at and left for later. */
export const decisions = ['undecided', 'accepted', 'keep-sync', 'skipped'] as const;
export type Decision = (typeof decisions)[number];

export type PlanConsumer = z.infer<typeof planConsumerSchema>;
export type PlanMessage = z.infer<typeof planMessageSchema>;
/** The decisions that the user's repository keeps in `eda-migrate.plan.json`. */
export type Plan = z.infer<typeof planSchema>;

/** The id of the flow of a message to one of its consumers: `order.OrderPlaced:loyalty`. */
export function flowIdOf(message: string, consumer: string): string {
  return `${message}:${consumer}`;
}

/**
 * The flow that is suggested for a consumer of a planned message. The message may have been renamed or grouped
 * otherwise since, so what ties them is the calls; undefined where none of them is in the code any more.
 */
export function flowOfPlan(flows: readonly Flow[], message: PlanMessage, consumer: string): Flow | undefined {
  const id = flowIdOf(message.name, consumer);
  const shares = (flow: Flow) =>
    flow.to === consumer && flow.calls.some((call) => message.calls.includes(call));
  return flows.find((flow) => flow.id === id && shares(flow)) ?? flows.find(shares);
}
