import { describe, expect, it } from 'vitest';
import type { Plan } from '../../src/model/plan.js';
import { serialisePlan } from '../../src/planner/plan-text.js';
import { checkEdited } from '../../src/planner/set/check-edited.js';
import { callOf } from '../helpers/analysis-builders.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';
import { thrownBy } from '../helpers/thrown-by.js';

const points = callOf({ line: 1 });
const mails = callOf({ line: 2, to: 'mail', path: '/mails' });
const placed = messageOf({ calls: [points.id] });
const before = planOf(placed);
const policy = { policy: { routers: ['sns' as const] }, file: 'eda-migrate.config.yaml', lineOf: () => 3 };

function check(after: Plan, applied: readonly string[] = []): void {
  checkEdited({
    before,
    after,
    text: serialisePlan(after),
    file: 'eda-migrate.plan.json',
    context: {
      calls: new Map([points, mails].map((call) => [call.id, call])),
      applied: new Set(applied),
      policy,
    },
  });
}

describe('a plan that was edited by hand', () => {
  it.each([
    ['as it was', before],
    ['with a decision', planOf({ ...placed, consumers: [consumerOf('loyalty', 'accepted')] })],
    [
      'with a new message of a call in the code',
      planOf(messageOf({ name: 'order.Mailed', calls: [mails.id], consumers: [consumerOf('mail')] }), placed),
    ],
  ])('%s is taken', (_what, after) => {
    expect(check(after)).toBeUndefined();
  });

  it('with decisions about an applied message is taken', () => {
    const after = planOf({ ...placed, consumers: [consumerOf('loyalty', 'keep-sync')] });
    expect(check(after, ['order.OrderPlaced:loyalty'])).toBeUndefined();
  });

  it.each([
    ['an unknown call', planOf({ ...placed, calls: [points.id, 'order.f>mail POST /mail'] }), 'EDA2064', 10],
    [
      'a consumer that nothing calls',
      planOf({ ...placed, consumers: [consumerOf('loyalty'), consumerOf('stock')] }),
      'EDA2065',
      21,
    ],
    ['a router against the policy', planOf({ ...placed, router: 'kinesis' }), 'EDA2060', 11],
  ])('with %s is refused with the line', (_what, after, code, line) => {
    const { code: found, exit, file, line: at } = thrownBy(() => check(after));
    expect({ found, exit, file, at }).toEqual({
      found: code,
      exit: 2,
      file: 'eda-migrate.plan.json',
      at: line,
    });
  });

  it.each([
    ['name', planOf({ ...placed, name: 'order.Other' }), 3],
    ['router', planOf({ ...placed, router: 'eventbridge' }), 11],
    ['key', planOf({ ...placed, key: 'order.id' }), 12],
    ['calls', planOf({ ...placed, calls: [points.id, mails.id] }), 8],
    ['consumers', planOf({ ...placed, consumers: [consumerOf('loyalty'), consumerOf('mail')] }), 13],
  ])('with another %s of an applied message is refused', (what, after, line) => {
    expect(thrownBy(() => check(after, ['order.OrderPlaced:loyalty']))).toEqual({
      code: 'EDA2058',
      exit: 2,
      message: `order.OrderPlaced is applied, so its ${what} cannot be changed any more.`,
      file: 'eda-migrate.plan.json',
      line,
    });
  });
});
