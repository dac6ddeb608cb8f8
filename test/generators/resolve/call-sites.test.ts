import { describe, expect, test } from 'vitest';
import { resolveCase } from './call-site-case.js';

const shipment = { to: 'fulfilment', path: '/shipments' };
const swallowed = { answer: { flowsTo: null, failure: 'swallowed' as const, file: '', line: 1 } };

describe('a call of its own', () => {
  test('goes behind the switch with its comments, and what it sends into the message', async () => {
    const { after, notices } = await resolveCase({
      source: `export async function placeOrder(order: Order): Promise<Order> {
  // The customer is told.

  // Points are for regulars too.
  await api.post('/points', { orderId: order.id, count: 3, placedAt: order.placedAt, 'gift-note': order.note }); // slow
  return order;
}
`,
      calls: [
        {
          at: "api.post('/points'",
          body: "{ orderId: order.id, count: 3, placedAt: order.placedAt, 'gift-note': order.note }",
        },
      ],
    });
    expect(notices).toEqual([]);
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order): Promise<Order> {
        // The customer is told.

        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          // Points are for regulars too.
          await api.post('/points', orderPlaced.sent('loyalty', { orderId: order.id, count: 3, placedAt: order.placedAt, 'gift-note': order.note }), { headers: orderPlaced.headers('loyalty') }); // slow
        }
        await orderPlaced.publish(() => ({
          orderId: order.id,
          placedAt: order.placedAt.toISOString(),
          'gift-note': order.note,
        }));
        return order;
      }
      "
    `);
  });

  test('keeps the path segments that it sends', async () => {
    const { after, resolved } = await resolveCase({
      source: `export async function cancel(order: Order) {
  await api.delete(\`/orders/\${encodeURIComponent(order.id)}/points/\${order.coupon}\`);
}
`,
      calls: [
        {
          at: 'api.delete',
          path: '/orders/{}/points/{}',
          more: { method: 'DELETE', pathArguments: ['encodeURIComponent(order.id)', 'order.coupon'] },
        },
      ],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function cancel(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          await api.delete(\`/orders/\${encodeURIComponent(order.id)}/points/\${order.coupon}\`, { headers: orderPlaced.headers('loyalty') });
        }
        await orderPlaced.publish(() => ({
          orderId: order.id,
          coupon: order.coupon,
        }));
      }
      "
    `);
    expect(resolved?.consumers[0]?.mapping).toEqual({
      forEach: null,
      method: 'DELETE',
      path: '/orders/{}/points/{}',
      pathArguments: [
        { kind: 'field', name: 'orderId' },
        { kind: 'field', name: 'coupon' },
      ],
      body: { kind: 'none' },
    });
  });

  test('takes the check of its answer along', async () => {
    const { after } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  await database.save(order);
  const response = await fetch('http://loyalty/points', {
    method: 'POST',
    body: JSON.stringify(order),
  });
  if (!response.ok) {
    log.warn('no points', response.status);
    throw new Error(\`loyalty answered
      \${response.status}\`);
  }
  log.info('done');
}
declare function fetch(url: string, init: { method: string; body: string; headers?: Record<string, string> }): Promise<{ ok: boolean; status: number }>;
`,
      calls: [{ at: 'fetch(', body: 'JSON.stringify(order)', more: { client: 'fetch' } }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        await database.save(order);
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          const response = await fetch('http://loyalty/points', {
            method: 'POST',
            body: JSON.stringify(orderPlaced.sent('loyalty', order)),
            headers: orderPlaced.headers('loyalty'),
          });
          if (!response.ok) {
            log.warn('no points', response.status);
            throw new Error(\`loyalty answered
            \${response.status}\`);
          }
        }
        await orderPlaced.publish(() => ({ order }));
        log.info('done');
      }
      declare function fetch(url: string, init: { method: string; body: string; headers?: Record<string, string> }): Promise<{ ok: boolean; status: number }>;
      "
    `);
  });

  test('gets braces where it is the whole branch', async () => {
    const { after } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  if (order.coupon) await api.post('/points', order);
}
`,
      calls: [{ at: 'api.post', body: 'order);'.slice(0, 5) }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        if (order.coupon) {
          const orderPlaced = startOrderPlaced(order.id);
          if (orderPlaced.usesHttp('loyalty')) {
            await api.post('/points', orderPlaced.sent('loyalty', order), {
              headers: orderPlaced.headers('loyalty'),
            });
          }
          await orderPlaced.publish(() => ({ order }));
        }
      }
      "
    `);
  });

  test('in a function that is not async is published without waiting, if nobody heard of its failures', async () => {
    const { after } = await resolveCase({
      source: `export function placeOrder(order: Order) {
  api.post('/points', { orderId: order.id }, { timeout: 100 }).catch((error) => log.warn('no points', error));
}
`,
      calls: [{ at: 'api.post', body: '{ orderId: order.id }', more: swallowed }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          api.post('/points', orderPlaced.sent('loyalty', { orderId: order.id }), { timeout: 100, headers: orderPlaced.headers('loyalty') }).catch((error) => log.warn('no points', error));
        }
        void orderPlaced.publish(() => ({ orderId: order.id }));
      }
      "
    `);
  });

  test('inside a try stays there, and so does the message', async () => {
    const { after } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  try {
    await database.save(order);
    await api.post('/points', { orderId: order.id }, { headers: { 'x-shop': 'eu' } });
  } catch (error) {
    throw new Error('not placed', { cause: error });
  }
}
`,
      calls: [{ at: 'api.post', body: '{ orderId: order.id }' }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        try {
          await database.save(order);
          const orderPlaced = startOrderPlaced(order.id);
          if (orderPlaced.usesHttp('loyalty')) {
            await api.post('/points', orderPlaced.sent('loyalty', { orderId: order.id }), { headers: { 'x-shop': 'eu', ...orderPlaced.headers('loyalty') } });
          }
          await orderPlaced.publish(() => ({ orderId: order.id }));
        } catch (error) {
          throw new Error('not placed', { cause: error });
        }
      }
      "
    `);
  });

  test('names the occurrence differently where the name is taken, and leaves the key out where it is not known yet', async () => {
    const { after, resolved } = await resolveCase({
      source: `export async function placeOrder(draft: Order, orderPlaced: boolean) {
  await api.post('/points', { coupon: draft.coupon });
  const order = await database.save(draft);
  return orderPlaced ? order.id : undefined;
}
`,
      calls: [{ at: 'api.post', body: '{ coupon: draft.coupon }' }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(draft: Order, orderPlaced: boolean) {
        const orderPlacedMessage = startOrderPlaced();
        if (orderPlacedMessage.usesHttp('loyalty')) {
          await api.post(
            '/points',
            orderPlacedMessage.sent('loyalty', { coupon: draft.coupon }),
            { headers: orderPlacedMessage.headers('loyalty') },
          );
        }
        await orderPlacedMessage.publish(() => ({ coupon: draft.coupon }));
        const order = await database.save(draft);
        return orderPlaced ? order.id : undefined;
      }
      "
    `);
    expect(resolved?.keyed).toBe(false);
    expect(resolved?.fields).toEqual([
      { name: 'coupon', type: 'string', optional: true, schema: { type: 'string' } },
    ]);
  });
});

test('line breaks, tabs and quotes of the file are kept', async () => {
  const text = [
    'import { api, type Order } from "./world.js";',
    '',
    'export async function placeOrder(order: Order) {',
    '\tif (order.coupon) {',
    '\t\tawait api.post("/points", { id: order.id });',
    '\t}',
    '}',
    '',
  ].join('\r\n');
  const { after } = await resolveCase({
    source: '',
    text,
    calls: [{ at: 'api.post', body: '{ id: order.id }' }],
    files: { '.prettierrc.json': '{ "useTabs": true, "endOfLine": "crlf" }' },
  });
  expect(after.split('\r\n')).toEqual([
    'import { startOrderPlaced } from "./events/publishers/order-placed.js";',
    'import { api, type Order } from "./world.js";',
    '',
    'export async function placeOrder(order: Order) {',
    '\tif (order.coupon) {',
    '\t\tconst orderPlaced = startOrderPlaced(order.id);',
    '\t\tif (orderPlaced.usesHttp("loyalty")) {',
    '\t\t\tawait api.post("/points", orderPlaced.sent("loyalty", { id: order.id }), {',
    '\t\t\t\theaders: orderPlaced.headers("loyalty"),',
    '\t\t\t});',
    '\t\t}',
    '\t\tawait orderPlaced.publish(() => ({ id: order.id }));',
    '\t}',
    '}',
    '',
  ]);
});

describe('a call in a loop', () => {
  const looped = { body: '{ orderId: order.id, sku: item.sku, points: pointsFor(item) }' };

  test.each([
    [
      'for of',
      `  for (const item of order.items) {
    await api.post('/points', { orderId: order.id, sku: item.sku, points: pointsFor(item) });
  }`,
    ],
    [
      'for of without braces',
      `  for (const item of order.items) await api.post('/points', { orderId: order.id, sku: item.sku, points: pointsFor(item) });`,
    ],
    [
      'forEach',
      `  order.items.forEach((item) => {
    api.post('/points', { orderId: order.id, sku: item.sku, points: pointsFor(item) });
  });`,
    ],
    [
      'Promise.all of map',
      `  await Promise.all(order.items.map((item) => api.post('/points', { orderId: order.id, sku: item.sku, points: pointsFor(item) })));`,
    ],
    [
      'Promise.all of map with return',
      `  await Promise.all(
    order.items.map(async (item) => {
      return await api.post('/points', { orderId: order.id, sku: item.sku, points: pointsFor(item) });
    }),
  );`,
    ],
    [
      'a guarded call',
      `  for (const item of order.items) {
    try {
      await api.post('/points', { orderId: order.id, sku: item.sku, points: pointsFor(item) });
    } catch (error) {
      log.warn('no points', error);
    }
  }`,
    ],
  ])('%s makes one message with a list', async (_name, loop) => {
    const { after, resolved, notices } = await resolveCase({
      source: `export async function placeOrder(order: Order) {\n${loop}\n}\n`,
      calls: [{ at: 'api.post', ...looped }],
    });
    expect(notices).toEqual([]);
    expect(after).toContain(`  await orderPlaced.publish(() => ({
    orderId: order.id,
    loyaltyItems: order.items.map((item) => ({
      sku: item.sku,
      points: pointsFor(item),
    })),
  }));
}
`);
    expect(after).toContain(
      `  const orderPlaced = startOrderPlaced(order.id);\n  if (orderPlaced.usesHttp('loyalty')) {\n    `,
    );
    expect(resolved?.consumers).toEqual([
      {
        service: 'loyalty',
        failure: 'propagates',
        mapping: {
          forEach: 'loyaltyItems',
          method: 'POST',
          path: '/points',
          pathArguments: [],
          body: {
            kind: 'object',
            properties: [
              { name: 'orderId', from: { kind: 'field', name: 'orderId' } },
              { name: 'sku', from: { kind: 'item', name: 'sku' } },
              { name: 'points', from: { kind: 'item', name: 'points' } },
            ],
          },
        },
      },
    ]);
  });

  test('with constants in its body carries them into the list', async () => {
    const { after } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  for (const { sku, ...item } of order.items) {
    // One point each.
    const points = item.quantity;
    await api.post('/points', { orderId: order.id, sku, points });
  }
}
`,
      calls: [{ at: 'api.post', body: '{ orderId: order.id, sku, points }' }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          for (const { sku, ...item } of order.items) {
            // One point each.
            const points = item.quantity;
            await api.post(
              '/points',
              orderPlaced.sent('loyalty', { orderId: order.id, sku, points }),
              { headers: orderPlaced.headers('loyalty') },
            );
          }
        }
        await orderPlaced.publish(() => ({
          orderId: order.id,
          loyaltyItems: order.items.map(({ sku, ...item }) => {
            const points = item.quantity;
            return { sku, points };
          }),
        }));
      }
      "
    `);
  });

  test('that sends the items themselves has the list as it is', async () => {
    const { after, resolved } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  for (const item of order.items) await api.post('/points', item);
}
`,
      calls: [{ at: 'api.post', body: 'item);'.slice(0, 4) }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          for (const item of order.items)
            await api.post('/points', orderPlaced.sent('loyalty', item), {
              headers: orderPlaced.headers('loyalty'),
            });
        }
        await orderPlaced.publish(() => ({ items: order.items }));
      }
      "
    `);
    expect(resolved?.consumers[0]?.mapping).toEqual({
      forEach: 'items',
      method: 'POST',
      path: '/points',
      pathArguments: [],
      body: { kind: 'value', from: { kind: 'whole-item' } },
    });
  });

  test('over something that may be no array goes through Array.from', async () => {
    const { after } = await resolveCase({
      source: `export async function placeOrder(order: Order, gifts: Map<string, number>) {
  for (const [sku, count] of gifts) {
    await api.post('/points', { sku, count });
  }
}
`,
      calls: [{ at: 'api.post', body: '{ sku, count }' }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order, gifts: Map<string, number>) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          for (const [sku, count] of gifts) {
            await api.post('/points', orderPlaced.sent('loyalty', { sku, count }), {
              headers: orderPlaced.headers('loyalty'),
            });
          }
        }
        await orderPlaced.publish(() => ({
          loyaltyItems: Array.from(gifts, ([sku, count]) => ({ sku, count })),
        }));
      }
      "
    `);
  });

  test('that does more than the call makes a message in each round', async () => {
    const { after } = await resolveCase({
      source: `export async function placeOrders(orders: Order[]) {
  for (const order of orders) {
    await database.save(order);
    await api.post('/points', { orderId: order.id });
  }
}
`,
      calls: [{ at: 'api.post', body: '{ orderId: order.id }' }],
    });
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrders(orders: Order[]) {
        for (const order of orders) {
          await database.save(order);
          const orderPlaced = startOrderPlaced(order.id);
          if (orderPlaced.usesHttp('loyalty')) {
            await api.post(
              '/points',
              orderPlaced.sent('loyalty', { orderId: order.id }),
              { headers: orderPlaced.headers('loyalty') },
            );
          }
          await orderPlaced.publish(() => ({ orderId: order.id }));
        }
      }
      "
    `);
  });
});

describe('several calls', () => {
  test('share the fields that are the same, and have their own where they differ', async () => {
    const { after, resolved, notices } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  await api.post('/points', { id: order.id, items: order.items.length });
  log.info('points given');
  try {
    await api.post('/shipments', { id: order.id, items: order.items });
  } catch (error) {
    log.warn('no shipment', error);
  }
  return order;
}
`,
      calls: [
        { at: "api.post('/points'", body: '{ id: order.id, items: order.items.length }' },
        {
          at: "api.post('/shipments'",
          body: '{ id: order.id, items: order.items }',
          ...shipment,
          more: swallowed,
        },
      ],
    });
    expect(notices).toEqual([]);
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          await api.post(
            '/points',
            orderPlaced.sent('loyalty', { id: order.id, items: order.items.length }),
            { headers: orderPlaced.headers('loyalty') },
          );
        }
        log.info('points given');
        if (orderPlaced.usesHttp('fulfilment')) {
          try {
            await api.post(
              '/shipments',
              orderPlaced.sent('fulfilment', { id: order.id, items: order.items }),
              { headers: orderPlaced.headers('fulfilment') },
            );
          } catch (error) {
            log.warn('no shipment', error);
          }
        }
        await orderPlaced.publish(() => ({
          id: order.id,
          items: order.items.length,
          fulfilmentItems: order.items,
        }));
        return order;
      }
      "
    `);
    expect(resolved?.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'id: string',
      'items: number',
      'fulfilmentItems: { sku: string; quantity: number }[]',
    ]);
  });

  test('of one Promise.all are conditions in its list', async () => {
    const { after, notices } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  await Promise.all([
    api.post('/points', { id: order.id }),
    api.post('/shipments', { id: order.id, placedAt: order.placedAt }),
    database.save(order),
  ]);
}
`,
      calls: [
        { at: "api.post('/points'", body: '{ id: order.id }' },
        { at: "api.post('/shipments'", body: '{ id: order.id, placedAt: order.placedAt }', ...shipment },
      ],
    });
    expect(notices).toEqual([]);
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        await Promise.all([
          orderPlaced.usesHttp('loyalty')
            ? api.post('/points', orderPlaced.sent('loyalty', { id: order.id }), {
                headers: orderPlaced.headers('loyalty'),
              })
            : undefined,
          orderPlaced.usesHttp('fulfilment')
            ? api.post(
                '/shipments',
                orderPlaced.sent('fulfilment', {
                  id: order.id,
                  placedAt: order.placedAt,
                }),
                { headers: orderPlaced.headers('fulfilment') },
              )
            : undefined,
          database.save(order),
        ]);
        await orderPlaced.publish(() => ({
          id: order.id,
          placedAt: order.placedAt.toISOString(),
        }));
      }
      "
    `);
  });

  test('of which one is made under other conditions leave that one alone', async () => {
    const { after, notices } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  await api.post('/points', { id: order.id });
  if (order.coupon) {
    await api.post('/coupons', { coupon: order.coupon });
  }
  await api.post('/shipments', { id: order.id });
}
`,
      calls: [
        { at: "api.post('/points'", body: '{ id: order.id }' },
        { at: "api.post('/coupons'", body: '{ coupon: order.coupon }', to: 'discount', path: '/coupons' },
        { at: "api.post('/shipments'", body: '{ id: order.id }', ...shipment },
      ],
    });
    expect(notices).toEqual([
      'EDA3007 The call of order.OrderPlaced:discount was left as it is. It is made under other conditions than the other calls of the message. Give it a message of its own in eda-migrate.plan.json.',
    ]);
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          await api.post('/points', orderPlaced.sent('loyalty', { id: order.id }), {
            headers: orderPlaced.headers('loyalty'),
          });
        }
        if (order.coupon) {
          await api.post('/coupons', { coupon: order.coupon });
        }
        if (orderPlaced.usesHttp('fulfilment')) {
          await api.post(
            '/shipments',
            orderPlaced.sent('fulfilment', { id: order.id }),
            { headers: orderPlaced.headers('fulfilment') },
          );
        }
        await orderPlaced.publish(() => ({ id: order.id }));
      }
      "
    `);
  });

  test('between which the function can return are not one message', async () => {
    const { after, notices } = await resolveCase({
      source: `export async function placeOrder(order: Order) {
  await api.post('/points', { id: order.id });
  for (const item of order.items) if (item.quantity === 0) break;
  if (order.items.length === 0) return;
  await api.post('/shipments', { id: order.id });
}
`,
      calls: [
        { at: "api.post('/points'", body: '{ id: order.id }' },
        { at: "api.post('/shipments'", body: '{ id: order.id }', ...shipment },
      ],
    });
    expect(notices).toEqual([
      'EDA3007 The call of order.OrderPlaced:fulfilment was left as it is. The function can return between this call and the first call of the message. Give the call a message of its own in eda-migrate.plan.json.',
    ]);
    expect(after).toMatchInlineSnapshot(`
      "import { startOrderPlaced } from './events/publishers/order-placed.js';
      import { api, database, log, type Order, pointsFor, retry } from './world.js';

      export async function placeOrder(order: Order) {
        const orderPlaced = startOrderPlaced(order.id);
        if (orderPlaced.usesHttp('loyalty')) {
          await api.post('/points', orderPlaced.sent('loyalty', { id: order.id }), {
            headers: orderPlaced.headers('loyalty'),
          });
        }
        await orderPlaced.publish(() => ({ id: order.id }));
        for (const item of order.items) if (item.quantity === 0) break;
        if (order.items.length === 0) return;
        await api.post('/shipments', { id: order.id });
      }
      "
    `);
  });
});
