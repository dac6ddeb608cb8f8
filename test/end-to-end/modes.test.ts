// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a sample of code
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createCustomer, get, orderThreeItems } from '../shop/shop-requests.js';
import {
  ledgerOf,
  ledgerOfOrders,
  logged,
  type RunningAppliedShop,
  startAppliedShop,
  until,
} from './running-applied-shop.js';

let running: RunningAppliedShop;

beforeAll(async () => {
  running = await startAppliedShop();
}, 180_000);

afterEach(() => running?.clear());

afterAll(() => running?.stop());

const queue = 'loyalty-order-placed';
const empty = { balance: 0, entries: [] };

/** What other services did for an order: the number of shipments, and what the customer was told. */
async function consequencesOf(orderId: string) {
  const { shop } = running;
  const shipments = await get<unknown[]>(`${shop.url('fulfilment')}/shipments/${orderId}`);
  const told = await get<{ template: string }[]>(
    `${shop.url('notification')}/notifications?orderId=${orderId}`,
  );
  return {
    shipments: shipments.body.length,
    told: told.body.map(({ template }) => template).toSorted(),
  };
}

const oncePerOrder = { shipments: 1, told: ['order-placed', 'order-shipped'] };

/** Places orders one after the other; all have to be accepted. */
async function placeOrders(count: number) {
  const customer = await createCustomer(running.shop);
  const ids: string[] = [];
  for (let placed = 0; placed < count; placed += 1) {
    const { status, body } = await orderThreeItems(running.shop, customer);
    expect(status).toBe(201);
    ids.push(body.id);
  }
  return { customer, ids };
}

describe('shadow', () => {
  it('acts by HTTP alone, and every worker would have sent the same', async () => {
    await running.turnOrder({ loyalty: 'shadow', fulfilment: 'shadow', notification: 'shadow' });
    const workers = (['loyalty', 'fulfilment', 'notification'] as const).map((service) =>
      running.startWorker(service, ['order-placed']),
    );
    const { customer, ids } = await placeOrders(3);
    const observed = () => workers.map((worker) => logged(worker, 'message-observed'));
    await until(() => observed().every((lines) => lines.length >= 3));
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(observed().map((lines) => lines.map(({ equal, different }) => ({ equal, different })))).toEqual(
      Array(3).fill([1, 2, 3].map((equal) => ({ equal, different: 0 }))),
    );
    expect(await ledgerOf(running.shop, customer)).toEqual(ledgerOfOrders(ids));
    expect(await Promise.all(ids.map(consequencesOf))).toEqual(ids.map(() => oncePerOrder));
  }, 120_000);

  it('counts what a worker would have sent otherwise, without an effect', async () => {
    const file = join(running.root, 'services/loyalty/src/events/handlers/order-placed.ts');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('sku: item.sku', 'sku: `other ${item.sku}`'));
    await running.turnOrder({ loyalty: 'shadow' });
    const worker = running.startWorker('loyalty', ['order-placed']);
    const { customer, ids } = await placeOrders(1);
    await until(() => logged(worker, 'message-observed').length > 0);
    await worker.stop();
    await writeFile(file, text);
    const [line] = logged(worker, 'message-observed');
    expect({ ...line, id: '' }).toEqual({
      level: 'warn',
      event: 'message-observed',
      id: '',
      type: 'order.OrderPlaced.v1',
      outcome: 'different',
      equal: 0,
      different: 1,
    });
    expect(await ledgerOf(running.shop, customer)).toEqual(ledgerOfOrders(ids));
  }, 120_000);
});

describe('canary', () => {
  it('sends each order by one path, which its id decides', async () => {
    await running.turnOrder({ loyalty: 'canary:50' });
    const worker = running.startWorker('loyalty', ['order-placed']);
    const { customer, ids } = await placeOrders(40);
    const byMessage = ids.filter(
      (id) => createHash('sha256').update(id).digest().readUInt32BE() < 2 ** 32 / 2,
    );
    const done = () => logged(worker, 'message-handled').filter(({ outcome }) => outcome === 'done');
    await until(() => done().length >= byMessage.length);
    await until(() => running.messagesIn(queue).length === 0);
    await worker.stop();
    expect(await ledgerOf(running.shop, customer)).toEqual(ledgerOfOrders(ids));
    expect({ done: done().length, both: byMessage.length > 0 && byMessage.length < 40 }).toEqual({
      done: byMessage.length,
      both: true,
    });
  }, 120_000);
});

describe('event', () => {
  it('does the work of all consumers once, also where the server of one is down for a while', async () => {
    const { shop, announcesByMessage } = running;
    await running.turnOrder({ loyalty: 'event', fulfilment: 'event', notification: 'event' });
    await shop.stop('notification');
    const notifications = running.startWorker('notification', ['order-placed', 'send-notification'], {
      EDA_RELAY_NOTIFICATION_URL: shop.url('notification'),
    });
    const workers = [
      notifications,
      running.startWorker('loyalty', ['order-placed']),
      running.startWorker('fulfilment', ['order-placed'], announcesByMessage),
    ];
    const { customer, ids } = await placeOrders(2);
    await until(() => logged(notifications, 'message-handled').length > 0);
    const [failed] = logged(notifications, 'message-handled');
    expect(failed).toMatchObject({ level: 'warn', outcome: 'transient', receives: 1 });

    await shop.start('notification');
    const told = async () => (await Promise.all(ids.map(consequencesOf))).flatMap((each) => each.told);
    await until(async () => (await told()).length >= 4);
    const queues = ['loyalty', 'fulfilment', 'notification'].map((service) => `${service}-order-placed`);
    await until(() => queues.every((name) => running.messagesIn(name).length === 0));
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await ledgerOf(shop, customer)).toEqual(ledgerOfOrders(ids));
    expect(await Promise.all(ids.map(consequencesOf))).toEqual(ids.map(() => oncePerOrder));
  }, 120_000);

  it('takes a message that comes twice once', async () => {
    await running.turnOrder({ loyalty: 'event' });
    const { customer, ids } = await placeOrders(1);
    const [message] = running.messagesIn(queue);
    await running.send(queue, message?.body ?? '');
    const worker = running.startWorker('loyalty', ['order-placed']);
    const outcomes = () => logged(worker, 'message-handled').map(({ outcome }) => outcome);
    await until(() => outcomes().length >= 2);
    await worker.stop();
    expect(outcomes().toSorted()).toEqual(['done', 'duplicate']);
    expect(await ledgerOf(running.shop, customer)).toEqual(ledgerOfOrders(ids));
  }, 60_000);

  it('puts what can never succeed aside, with the reason', async () => {
    await running.turnOrder({ loyalty: 'event' });
    const { customer } = await placeOrders(1);
    const [message] = running.messagesIn(queue);
    const event = JSON.parse(message?.body ?? '{}');
    const bodies = [
      'no JSON',
      JSON.stringify({ hello: 'there' }),
      JSON.stringify({ ...event, id: 'a', data: { ...event.data, userId: 5 } }),
      JSON.stringify({ ...event, id: 'b', type: 'order.OrderPlaced.v2' }),
      JSON.stringify({
        ...event,
        id: 'c',
        data: { ...event.data, loyaltyItems: [{ sku: 'mug', points: -1 }] },
      }),
    ];
    for (const body of bodies) await running.send(queue, body);
    const worker = running.startWorker('loyalty', ['order-placed']);
    await until(() => running.messagesIn(`${queue}-dead-letter`).length >= bodies.length);
    await until(() => running.messagesIn(queue).length === 0);
    await worker.stop();
    const reasons = running
      .messagesIn(`${queue}-dead-letter`)
      .map(({ body, reason }) => ({ at: bodies.indexOf(body), reason }))
      .toSorted((left, right) => left.at - right.at);
    expect(reasons).toEqual([
      { at: 0, reason: 'PermanentError: The body is no JSON.' },
      { at: 1, reason: 'PermanentError: The body is no CloudEvent in the form that is agreed on.' },
      { at: 2, reason: 'PermanentError: The field "userId" is missing or of another type.' },
      {
        at: 3,
        reason: 'PermanentError: The type is "order.OrderPlaced.v2" instead of "order.OrderPlaced.v1".',
      },
      { at: 4, reason: 'Error: points must be a whole number that is not negative' },
    ]);
    expect((await ledgerOf(running.shop, customer)).balance).toBe(73);
  }, 60_000);

  it('fails the order where the message cannot be sent, and calls nobody instead', async () => {
    await running.turnOrder({ loyalty: 'event' }, { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    const customer = await createCustomer(running.shop);
    const { status } = await orderThreeItems(running.shop, customer);
    expect(status).toBe(500);
    expect(await ledgerOf(running.shop, customer)).toEqual(empty);
    expect(running.messagesIn(queue)).toEqual([]);
  }, 60_000);
});

describe('a switch', () => {
  it('that cannot be read means sync, and is logged', async () => {
    await running.turnOrder({ loyalty: 'evnet' });
    const { customer, ids } = await placeOrders(1);
    expect(await ledgerOf(running.shop, customer)).toEqual(ledgerOfOrders(ids));
    expect(running.messagesIn(queue)).toEqual([]);
    expect(logged({ logs: () => running.shop.logs('order') }, 'unreadable-switch')).toEqual([
      {
        level: 'error',
        event: 'unreadable-switch',
        variable: 'EDA_ORDER_PLACED_LOYALTY',
        text: 'evnet',
        used: 'sync',
      },
    ]);
  });

  it('that is turned without an address stops the start, and says so', async () => {
    const turned = running.turnOrder({ loyalty: 'event' }, { EDA_ORDER_PLACED_TOPIC_ARN: '' });
    await expect(turned).rejects.toThrow(
      'EDA_ORDER_PLACED_LOYALTY is "event", but EDA_ORDER_PLACED_TOPIC_ARN is not set.',
    );
  });
});
