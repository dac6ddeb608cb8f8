import { expect, test } from 'vitest';
import { resolveCase } from './call-site-case.js';

/** The expression that the occurrence is started with. */
async function startedWith(key: string | null): Promise<string | undefined> {
  const { after } = await resolveCase({
    source: `const shop = { id: 'eu' };
export async function placeOrder(this: { order: Order }, order: Order, other: any, either: 'a' | 'b' | 3) {
  await api.post('/points', { orderId: order.id });
  const later = { id: 'x' };
  return later;
}
`,
    calls: [{ at: 'api.post', body: '{ orderId: order.id }' }],
    plan: { key },
  });
  return /startOrderPlaced\((.*)\);/.exec(after)?.[1];
}

test.each([
  ['a string', 'order.id', 'order.id'],
  ['a string or a number', 'either', 'either'],
  ['something of the module', 'shop.id', 'shop.id'],
  ['a string that may be missing', 'order.coupon', 'order.coupon'],
  ['a string that may be null', 'order.note', 'order.note ?? undefined'],
  ['another object', 'order.placedAt', 'String(order.placedAt)'],
  ['something that cannot be told', 'other.order.id', 'String(other.order.id)'],
  ['no key', null, ''],
  ['a variable that is not there', 'user.id', ''],
  ['a member that is not there', 'order.key', ''],
  ['a member of something that may be missing', 'order.customer.id', ''],
  ['a variable that has its value later', 'later.id', ''],
  ['an expression of another kind', 'keyOf(order)', ''],
])('%s: %s', async (_name, key, expected) => {
  expect(await startedWith(key)).toBe(expected);
});
