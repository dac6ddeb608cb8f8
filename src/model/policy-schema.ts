import { z } from 'zod';
import { carryingRouters, namingStyles } from './policy.js';

/** What a team allows. Every member binds something: what it is, its description says. */
export const policySchema = z.strictObject({
  routers: z
    .array(z.enum(carryingRouters))
    .min(1)
    .optional()
    .describe('The routers that may be suggested and chosen; all of them where left out.'),
  regions: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d+$/, 'must be a Region such as eu-central-1'))
    .min(1)
    .optional()
    .describe('The AWS Regions that deploy may send to; any where left out.'),
  deadLetterQueues: z
    .literal('required')
    .optional()
    .describe('required: no router whose consumers would have no dead-letter queue.'),
  naming: z
    .strictObject({
      prefix: z
        .string()
        .regex(/^[A-Z][A-Za-z0-9]*$/, 'must be letters and digits with a capital in front')
        .optional()
        .describe('What each name begins with, behind the producer: Shop for order.ShopOrderPlaced.'),
      style: z
        .enum(namingStyles)
        .optional()
        .describe('plain: OrderPlaced, ChargePayment; kind: OrderPlacedEvent, ChargePaymentCommand.'),
    })
    .optional()
    .describe('How messages are named: proposed names follow it, other names are refused.'),
});
