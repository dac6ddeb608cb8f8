import { z } from 'zod';
import { routerIds } from './flow.js';
import { decisions, messageNamePattern } from './plan.js';

export const planConsumerSchema = z.strictObject({
  service: z.string().min(1).describe('The service that is to consume the message.'),
  route: z
    .string()
    .nullable()
    .describe('Id of the route that its worker takes the place of, null where it could not be found.'),
  decision: z.enum(decisions).describe('What becomes of the flow; skipped is to be looked at later.'),
  decidedByUser: z
    .boolean()
    .describe('True once a person (or --yes) has decided; later analyses never change the decision.'),
});

export const planMessageSchema = z.strictObject({
  name: z
    .string()
    .regex(messageNamePattern, 'must be <producer>.<PascalCaseName>')
    .describe('The producer, a dot, and the name in Pascal case: order.OrderPlaced.'),
  kind: z
    .enum(['event', 'command'])
    .describe('A fact for whoever wants to know, or an order to one service.'),
  producer: z.string().min(1).describe('The service that makes the calls.'),
  calls: z.array(z.string().min(1)).min(1).describe('Ids of the calls that the message replaces.'),
  router: z.enum(routerIds).describe('What carries the message; none for calls that stay synchronous.'),
  key: z
    .string()
    .nullable()
    .describe('Expression of the ordering and canary key at the call site (order.id), or null.'),
  consumers: z.array(planConsumerSchema).min(1),
});

export const planSchema = z.strictObject({
  $schema: z.string().optional().describe('Where editors find this schema.'),
  schemaVersion: z.literal(1),
  messages: z.array(planMessageSchema),
});
