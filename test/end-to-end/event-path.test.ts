import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type PaymentProvider,
  type RunningShop,
  startDatabase,
  startPaymentProvider,
  startShop,
  type TestDatabase,
} from '../shop/shop-processes.js';
import {
  type Customer,
  createCustomer,
  loyaltyAccount,
  orderThreeItems,
  threeItems,
} from '../shop/shop-requests.js';
import {
  type AppliedShop,
  applyToShop,
  type Messaging,
  startMessaging,
  workerEnvironment,
} from './applied-shop.js';

const workerFile = 'src/events/worker.ts';
const pointsPerOrder = [25, 8, 40];

let applied: AppliedShop;
let database: TestDatabase;
let provider: PaymentProvider;
let messaging: Messaging;
let shop: RunningShop;

beforeAll(async () => {
  applied = await applyToShop();
  database = await startDatabase();
  provider = await startPaymentProvider();
  messaging = await startMessaging(applied.root);
  shop = await startShop({
    root: applied.root,
    env: { DATABASE_URL: database.url, PAYMENT_PROVIDER_URL: provider.url },
  });
}, 180_000);

afterAll(async () => {
  await shop?.stopAll();
  await messaging?.server.stop();
  await provider?.stop();
  await database?.stop();
  await applied?.remove();
});

/** Starts the order service again with a mode for loyalty; fulfilment and notification stay at sync. */
async function turnLoyalty(mode: string): Promise<void> {
  await shop.stop('order');
  await shop.start('order', {
    ...messaging.awsEnvironment,
    EDA_ORDER_PLACED_TOPIC_ARN: messaging.resources.topicArns['order-order-placed'] ?? '',
    EDA_ORDER_PLACED_LOYALTY: mode,
  });
}

function startLoyaltyWorker(name: string) {
  return shop.startWorker('loyalty', workerFile, {
    ...workerEnvironment(messaging, 'loyalty', 'order-placed'),
    EDA_HEALTH_FILE: join(tmpdir(), `eda-worker-health-${name}-${process.pid}`),
  });
}

/** One ledger entry for each line item of each order, no more and no less. */
function entriesOfOrders(orderIds: readonly string[]) {
  return orderIds
    .flatMap((orderId) =>
      threeItems.map(({ sku }, index) => ({ orderId, sku, points: pointsPerOrder[index] ?? 0 })),
    )
    .sort(byOrderAndSku);
}

function byOrderAndSku(a: { orderId: string; sku: string }, b: { orderId: string; sku: string }): number {
  return `${a.orderId} ${a.sku}` < `${b.orderId} ${b.sku}` ? -1 : 1;
}

/** The customer's ledger once it has as many entries as expected, or as it is when the time is up. */
async function settledLedger(customer: Customer, entries: number) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const account = await loyaltyAccount(shop, customer);
    if (account.entries.length >= entries || Date.now() > deadline) {
      // an award too many would come late, so that it is waited for
      await wait(1_500);
      return ledgerOf(await loyaltyAccount(shop, customer));
    }
    await wait(200);
  }
}

function ledgerOf({ balance, entries }: Awaited<ReturnType<typeof loyaltyAccount>>) {
  return {
    balance,
    entries: entries.map(({ orderId, sku, points }) => ({ orderId, sku, points })).sort(byOrderAndSku),
  };
}

describe('the applied shop', () => {
  it('at sync behaves as before and publishes nothing', async () => {
    await turnLoyalty('sync');
    const customer = await createCustomer(shop);
    const order = await orderThreeItems(shop, customer);
    expect(order.status).toBe(201);
    expect(ledgerOf(await loyaltyAccount(shop, customer))).toEqual({
      balance: 73,
      entries: entriesOfOrders([order.body.id]),
    });
    expect(messaging.server.inspectQueue('loyalty-order-placed')?.messages.ready).toEqual([]);
  });

  it('at event awards the points of 50 orders exactly once, with the worker killed in the middle', async () => {
    await turnLoyalty('event');
    const customer = await createCustomer(shop);
    let worker = startLoyaltyWorker('first');
    const orders = [];
    for (let count = 0; count < 50; count += 1) {
      if (count === 25) {
        await worker.kill();
        worker = startLoyaltyWorker('second');
      }
      orders.push(await orderThreeItems(shop, customer));
    }
    expect(orders.map(({ status }) => status)).toEqual(Array(50).fill(201));
    const ids = orders.map(({ body }) => body.id);
    expect(await settledLedger(customer, 150)).toEqual({
      balance: 50 * 73,
      entries: entriesOfOrders(ids),
    });
    await worker.stop();
    expect(messaging.server.inspectQueue('loyalty-order-placed-dead-letter')?.messages.ready).toEqual([]);
  }, 180_000);

  it('with loyalty down fails at sync; at event it succeeds and catches up', async () => {
    await turnLoyalty('sync');
    const customer = await createCustomer(shop);
    await shop.stop('loyalty');
    const failed = await orderThreeItems(shop, customer);
    expect(failed.status).toBe(502);

    await turnLoyalty('event');
    const accepted = await orderThreeItems(shop, customer);
    expect(accepted.status).toBe(201);

    await shop.start('loyalty');
    const worker = startLoyaltyWorker('third');
    expect(await settledLedger(customer, 3)).toEqual({
      balance: 73,
      entries: entriesOfOrders([accepted.body.id]),
    });
    await worker.stop();
  }, 120_000);
});
