import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../src/model/nearest-names.js';

const flows = [
  'order.OrderPlaced:loyalty',
  'order.OrderPlaced:mail',
  'order.GetUser:user',
  'shop.Opened:mail',
];

describe('the nearest names', () => {
  it.each([
    [
      'order.OrderPlaced:loyal',
      flows,
      ['order.OrderPlaced:loyalty', 'order.OrderPlaced:mail', 'order.GetUser:user'],
    ],
    ['mail', flows, ['order.OrderPlaced:mail', 'shop.Opened:mail']],
    ['eventbrigde', ['sqs', 'sns', 'eventbridge'], ['eventbridge']],
    ['SNSS', ['sqs', 'sns', 'eventbridge'], ['sns']],
    ['pigeon', ['sqs', 'sns', 'eventbridge'], []],
    ['', ['sqs'], []],
    ['x', [], []],
  ])('of %j among %j are %j', (written, names, nearest) => {
    expect(nearestNames(written, names)).toEqual(nearest);
  });

  it('are at most three, each one of the names, and do not depend on their order', () => {
    fc.assert(
      fc.property(fc.string(), fc.uniqueArray(fc.string({ minLength: 1 })), (written, names) => {
        const nearest = nearestNames(written, names);
        expect(nearest.length).toBeLessThanOrEqual(3);
        expect(nearest.filter((name) => !names.includes(name))).toEqual([]);
        expect(nearestNames(written, [...names].reverse())).toEqual(nearest);
      }),
    );
  });
});
