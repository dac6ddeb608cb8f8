import got from 'got';
import { loyaltyApi } from './clients/loyalty.js';
import { ServiceClient } from './clients/service-client.js';
import { config } from './config.js';
import { PaymentDeclinedError } from './errors.js';
import { startOrderPlaced } from './events/publishers/order-placed.js';
import { log } from './logger.js';
import { orders } from './order-store.js';
import type { Order, OrderRequest } from './order.js';
import { pointsFor } from './points.js';
import type { Charge, Quote, User } from './upstream.js';

const discountUrl = process.env.DISCOUNT_URL ?? 'http://discount:3002';

const users = new ServiceClient(config.userUrl);
const payments = new ServiceClient(config.paymentUrl, { timeoutMs: 10_000 });
const fulfilment = new ServiceClient(config.fulfilmentUrl);

export async function placeOrder(request: OrderRequest): Promise<Order> {
  const user = await users.get<User>(`/users/${request.userId}`);

  const quote = await got
    .post(`${discountUrl}/quotes`, {
      json: { items: request.items, tier: user.tier, code: request.discountCode },
    })
    .json<Quote>();

  const charge = await payments.post<Charge>('/charges', {
    userId: user.id,
    amount: quote.total,
    currency: quote.currency,
    paymentMethod: request.paymentMethod,
  });
  if (charge.status !== 'approved') {
    throw new PaymentDeclinedError(charge.reason ?? 'the payment was declined');
  }

  const order = await orders.save({
    userId: user.id,
    items: request.items,
    total: quote.total,
    currency: quote.currency,
    chargeId: charge.id,
  });

  const orderPlaced = startOrderPlaced(order.id);
  if (orderPlaced.usesHttp('loyalty')) {
    for (const item of order.items) {
      await loyaltyApi.post(
        '/points',
        orderPlaced.sent('loyalty', {
          userId: user.id,
          orderId: order.id,
          sku: item.sku,
          points: pointsFor(item),
        }),
        { headers: orderPlaced.headers('loyalty') },
      );
    }
  }

  if (orderPlaced.usesHttp('fulfilment')) {
    await fulfilment.post(
      '/shipments',
      orderPlaced.sent('fulfilment', {
        orderId: order.id,
        address: user.address,
        items: order.items,
      }),
      orderPlaced.headers('fulfilment'),
    );
  }

  if (orderPlaced.usesHttp('notification')) {
    fetch(`${config.notificationUrl}/notifications`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...orderPlaced.headers('notification') },
      body: JSON.stringify(
        orderPlaced.sent('notification', {
          userId: user.id,
          template: 'order-placed',
          orderId: order.id,
        }),
      ),
    }).catch((error) =>
      log.warn('order notification not sent', { orderId: order.id, error: `${error}` }),
    );
  }
  await orderPlaced.publish(() => ({
    userId: user.id,
    orderId: order.id,
    loyaltyItems: order.items.map((item) => ({ sku: item.sku, points: pointsFor(item) })),
    address: user.address,
    items: order.items,
  }));

  return order;
}
