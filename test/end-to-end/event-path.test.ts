import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer, orderThreeItems } from '../shop/shop-requests.js';
import {
  ledgerOf,
  ledgerOfOrders,
  type RunningAppliedShop,
  startAppliedShop,
  until,
} from './running-applied-shop.js';

let running: RunningAppliedShop;

beforeAll(async () => {
  running = await startAppliedShop();
}, 180_000);

afterAll(() => running?.stop());

const startLoyaltyWorker = () => running.startWorker('loyalty', ['order-placed']);
const waiting = () => running.messagesIn('loyalty-order-placed').length;

describe('the applied shop', () => {
  it('at sync behaves as before and publishes nothing', async () => {
    const { shop } = running;
    await running.turnOrder({});
    const customer = await createCustomer(shop);
    const order = await orderThreeItems(shop, customer);
    expect(order.status).toBe(201);
    expect(await ledgerOf(shop, customer)).toEqual(ledgerOfOrders([order.body.id]));
    expect(waiting()).toBe(0);
  });

  it('at event awards the points of 50 orders exactly once, with the worker killed in the middle', async () => {
    const { shop } = running;
    await running.turnOrder({ loyalty: 'event' });
    const customer = await createCustomer(shop);
    let worker = startLoyaltyWorker();
    const orders = [];
    for (let count = 0; count < 50; count += 1) {
      if (count === 25) {
        await worker.kill();
        worker = startLoyaltyWorker();
      }
      orders.push(await orderThreeItems(shop, customer));
    }
    expect(orders.map(({ status }) => status)).toEqual(Array(50).fill(201));
    await until(() => waiting() === 0);
    expect(await ledgerOf(shop, customer)).toEqual(ledgerOfOrders(orders.map(({ body }) => body.id)));
    await worker.stop();
    expect(running.messagesIn('loyalty-order-placed-dead-letter')).toEqual([]);
  }, 180_000);

  it('with loyalty down fails at sync; at event it succeeds and catches up', async () => {
    const { shop } = running;
    await running.turnOrder({});
    const customer = await createCustomer(shop);
    await shop.stop('loyalty');
    const failed = await orderThreeItems(shop, customer);
    expect(failed.status).toBe(502);

    await running.turnOrder({ loyalty: 'event' });
    const accepted = await orderThreeItems(shop, customer);
    expect(accepted.status).toBe(201);

    await shop.start('loyalty');
    const worker = startLoyaltyWorker();
    await until(() => waiting() === 0);
    expect(await ledgerOf(shop, customer)).toEqual(ledgerOfOrders([accepted.body.id]));
    await worker.stop();
  }, 120_000);
});
