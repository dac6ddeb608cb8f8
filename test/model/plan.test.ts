import { describe, expect, it } from 'vitest';
import { flowIdOf } from '../../src/model/plan.js';
import { planSchema } from '../../src/model/plan-schema.js';

const plan = {
  schemaVersion: 1,
  messages: [
    {
      name: 'order.OrderPlaced',
      kind: 'event',
      producer: 'order',
      calls: ['order.placeOrder>loyalty POST /points'],
      router: 'sns',
      key: 'order.id',
      consumers: [
        { service: 'loyalty', route: 'loyalty POST /points', decision: 'accepted', decidedByUser: true },
      ],
    },
  ],
};

describe('the plan', () => {
  it('is what it says', () => {
    expect(planSchema.parse(plan)).toEqual(plan);
  });

  it.each([
    ['an unknown router', { router: 'kafka' }],
    ['a name without producer', { name: 'OrderPlaced' }],
    ['a message without calls', { calls: [] }],
    ['a message without consumers', { consumers: [] }],
    ['an unknown member', { routr: 'sqs' }],
  ])('refuses %s', (_, change) => {
    expect(planSchema.safeParse({ ...plan, messages: [{ ...plan.messages[0], ...change }] }).success).toBe(
      false,
    );
  });

  it('names a flow by message and consumer', () => {
    expect(flowIdOf('order.OrderPlaced', 'loyalty')).toBe('order.OrderPlaced:loyalty');
  });
});
