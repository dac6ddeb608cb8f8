import { z } from 'zod';
import { type Flow, routerIds } from './flow.js';

export const planFile = 'eda-migrate.plan.json';

/** `undecided` is shown by the review; `skipped` was looked at and left for later. */
export const decisions = ['undecided', 'accepted', 'keep-sync', 'skipped'] as const;
export type Decision = (typeof decisions)[number];

export const planConsumerSchema = z.strictObject({
  service: z.string().min(1),
  /** Id of the consumer's route, null where the route could not be found. */
  route: z.string().nullable(),
  decision: z.enum(decisions),
  /** True once a person (or `--yes`) has decided; later analyses never change it. */
  decidedByUser: z.boolean(),
});

export const planMessageSchema = z.strictObject({
  /** `order.OrderPlaced`; the part before the dot is the producer. */
  name: z.string().regex(/^.+\.[A-Z][A-Za-z0-9]*$/, 'must be <producer>.<PascalCaseName>'),
  kind: z.enum(['event', 'command']),
  producer: z.string().min(1),
  /** Ids of the calls that the message replaces. */
  calls: z.array(z.string().min(1)).min(1),
  router: z.enum(routerIds),
  /** Expression of the ordering or canary key at the call site (`order.id`), or null. */
  key: z.string().nullable(),
  consumers: z.array(planConsumerSchema).min(1),
});

export const planSchema = z.strictObject({
  $schema: z.string().optional(),
  schemaVersion: z.literal(1),
  messages: z.array(planMessageSchema),
});

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
