import { z } from 'zod';
import { routerIds } from './flow.js';
import { decisions, messageNamePattern } from './plan.js';

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
  name: z.string().regex(messageNamePattern, 'must be <producer>.<PascalCaseName>'),
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
