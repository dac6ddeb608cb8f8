import { describe, expect, it } from 'vitest';
import { emptyLock, type Lock } from '../../src/model/lock.js';
import type { MessageSpec } from '../../src/model/message-spec.js';
import type { Plan } from '../../src/model/plan.js';
import { appliedAgainstPlan, appliedFlows, refuseRenamed } from '../../src/planner/applied.js';
import { messageSpecSample } from '../generators/samples.js';
import { consumerOf, messageOf, planOf } from '../helpers/plan-builders.js';
import { thrownBy } from '../helpers/thrown-by.js';

function specOf(name: string, router: MessageSpec['router'], ...services: readonly string[]): MessageSpec {
  return messageSpecSample(name, services, { router });
}

const lock: Lock = { ...emptyLock, messages: [specOf('order.OrderPlaced', 'sns', 'loyalty', 'audit')] };

function taker(service: string, decision: Parameters<typeof consumerOf>[1] = 'accepted') {
  return consumerOf(service, decision, `${service} POST /points`);
}

function said(plan: Plan) {
  return appliedAgainstPlan(plan, lock).map(({ code, message }) => [code, message]);
}

describe('the applied flows', () => {
  it('are those of every message of the lock, sorted', () => {
    expect(appliedFlows(lock)).toEqual(['order.OrderPlaced:audit', 'order.OrderPlaced:loyalty']);
    expect(appliedFlows(emptyLock)).toEqual([]);
  });
});

describe('a plan against what was applied', () => {
  const consumers = [taker('audit'), taker('loyalty')];

  it.each<[string, Plan, readonly (readonly string[])[]]>([
    ['that says the same', planOf(messageOf({ consumers })), []],
    ['with a further consumer', planOf(messageOf({ consumers: [...consumers, taker('mail')] })), []],
    [
      'that accepts a flow no longer',
      planOf(messageOf({ consumers: [taker('audit', 'keep-sync'), taker('loyalty')] })),
      [
        [
          'EDA2025',
          'order.OrderPlaced:audit is applied, but in the plan it is keep-sync. Its code stays where it is.',
        ],
      ],
    ],
    [
      'with another router',
      planOf(messageOf({ consumers, router: 'eventbridge' })),
      [
        [
          'EDA2026',
          'order.OrderPlaced is applied with the router sns; the plan says eventbridge by now. It stays as applied.',
        ],
      ],
    ],
    [
      'with another name',
      planOf(messageOf({ name: 'order.OrderTaken', consumers })),
      [['EDA2024', 'order.OrderTaken was applied as order.OrderPlaced: an applied message keeps its name.']],
    ],
  ])('%s', (_, plan, notices) => {
    expect(said(plan)).toEqual(notices);
  });

  it('is refused for the new name alone', () => {
    const renamed = planOf(messageOf({ name: 'order.OrderTaken', consumers }));
    expect(thrownBy(() => refuseRenamed(renamed, lock))).toEqual({
      code: 'EDA2024',
      exit: 2,
      message: 'order.OrderTaken was applied as order.OrderPlaced: an applied message keeps its name.',
      file: 'eda-migrate.plan.json',
      line: null,
    });
  });

  it.each<[string, Plan]>([
    ['the same name', planOf(messageOf({ consumers }))],
    [
      'a second message to another route',
      planOf(
        messageOf({ consumers }),
        messageOf({ name: 'order.OrderTaken', calls: ['x'], consumers: [taker('mail')] }),
      ),
    ],
    [
      'another message that nobody accepted',
      planOf(messageOf({ name: 'order.OrderTaken', consumers: [taker('loyalty', 'undecided')] })),
    ],
    [
      'the same name from another producer',
      planOf(messageOf({ name: 'basket.OrderTaken', producer: 'basket', consumers })),
    ],
  ])('is not refused for %s', (_, plan) => {
    expect(() => refuseRenamed(plan, lock)).not.toThrow();
  });
});
