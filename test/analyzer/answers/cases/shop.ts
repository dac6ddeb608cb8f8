import type { Case } from '../described.js';

/** The order function of a shop, with the request that is asked about marked. */
const SHOP = `
export async function placeOrder(request: OrderRequest): Promise<Order> {
  const user = await users.get<User>(\`/users/\${request.userId}\`);
  const quote = await got.post(discountUrl, { json: { items: request.items } }).json<Quote>();
  const charge = await payments.post<Charge>('/charges', { amount: quote.total });
  if (charge.status !== 'approved') throw new PaymentDeclinedError(charge.reason);
  const order = await orders.save({ userId: user.id, total: quote.total, chargeId: charge.id });
  for (const item of order.items) {
    await loyaltyApi.post('/points', { userId: user.id, orderId: order.id, sku: item.sku });
  }
  await fulfilment.post('/shipments', { orderId: order.id, address: user.address });
  fetch(notificationUrl, { method: 'POST', body: JSON.stringify({ userId: user.id, orderId: order.id }) }).catch(
    (error) => log.warn({ error }, 'not notified'),
  );
  return order;
}`;

const at = (call: string, deciding?: string): string => {
  const code = SHOP.replace(call, `/*@*/${call}`);
  return deciding === undefined ? code : code.replace(deciding, `${deciding} // <-`);
};

export const SHOP_CASES: readonly Case[] = [
  {
    name: 'user: needed for the reply',
    code: at('users.get<User>', 'return order;'),
    want: 'data reply propagates awaited',
    besides: { keys: ['request.userId'] },
  },
  {
    name: 'discount: needed for the reply',
    code: at('got.post', 'return order;'),
    want: 'data reply propagates awaited',
  },
  {
    name: 'payment: a decision',
    code: at('payments.post', 'throw new PaymentDeclinedError(charge.reason);'),
    want: 'data decision propagates awaited',
  },
  {
    name: 'loyalty: in a loop, after the order was saved',
    code: at('loyaltyApi.post'),
    want: 'status - propagates awaited',
    besides: { inLoop: true, afterWrite: true, keys: ['order.id', 'user.id'] },
  },
  {
    name: 'fulfilment: only success matters',
    code: at('fulfilment.post'),
    want: 'status - propagates awaited',
    besides: { afterWrite: true, keys: ['order.id'] },
  },
  {
    name: 'notification: ignored',
    code: at('fetch(notificationUrl', "(error) => log.warn({ error }, 'not notified'),"),
    want: 'ignored - swallowed unawaited',
    besides: { afterWrite: true, keys: ['order.id', 'user.id'], parallel: 'Block 1' },
  },
];
