import { fileURLToPath } from 'node:url';
import type { GenerateInput } from '../../src/generators/emitter.js';
import { emptyLock } from '../../src/model/lock.js';
import {
  analysisSample,
  callSample,
  folderRepository,
  planMessageSample,
  routeSample,
  serviceSample,
} from './samples.js';

const shop = fileURLToPath(new URL('../fixtures/shop', import.meta.url));

/** What the stages before the generators would say of the sample shop, with every suggestion accepted. */
export function shopInput(): GenerateInput {
  const { files, repository } = folderRepository(shop);
  const placeOrder = 'services/order/src/place-order.ts';
  const announce = 'services/fulfilment/src/announce.ts';
  const loyalty = callSample(files, {
    from: 'order',
    to: 'loyalty',
    file: placeOrder,
    at: "loyaltyApi.post('/points'",
    path: '/points',
    body: '{\n      userId: user.id,\n      orderId: order.id,\n      sku: item.sku,\n      points: pointsFor(item),\n    }',
  });
  const fulfilment = callSample(
    files,
    {
      from: 'order',
      to: 'fulfilment',
      file: placeOrder,
      at: "fulfilment.post('/shipments'",
      path: '/shipments',
      body: '{\n    orderId: order.id,\n    address: user.address,\n    items: order.items,\n  }',
    },
    { client: 'fetch', via: ['services/order/src/clients/service-client.ts#ServiceClient.post'] },
  );
  const notification = callSample(
    files,
    {
      from: 'order',
      to: 'notification',
      file: placeOrder,
      at: `fetch(\`\${config.notificationUrl}`,
      path: '/notifications',
      body: "{ userId: user.id, template: 'order-placed', orderId: order.id }",
    },
    { client: 'fetch', answer: { flowsTo: null, failure: 'swallowed', file: placeOrder, line: 1 } },
  );
  const shipped = callSample(
    files,
    {
      from: 'fulfilment',
      to: 'notification',
      file: announce,
      at: `fetch(\`\${notificationUrl}`,
      path: '/notifications',
      body: "{\n        email: shipment.address.email,\n        template: 'order-shipped',\n        orderId: shipment.orderId,\n      }",
    },
    { client: 'node-fetch', answer: { flowsTo: null, failure: 'swallowed', file: announce, line: 1 } },
  );
  const calls = [loyalty, fulfilment, notification, shipped];
  const services = [
    serviceSample('order'),
    serviceSample('loyalty', { routes: [routeSample('loyalty', '/points')], ports: [3004] }),
    serviceSample('fulfilment', {
      framework: 'fastify',
      routes: [routeSample('fulfilment', '/shipments')],
      ports: [3005],
    }),
    serviceSample('notification', {
      framework: 'nestjs',
      routes: [routeSample('notification', '/notifications')],
      ports: [3006],
    }),
  ];
  return {
    analysis: analysisSample(services, calls),
    plan: {
      schemaVersion: 1,
      messages: [
        planMessageSample('order.OrderPlaced', [loyalty, fulfilment, notification], { key: 'order.id' }),
        planMessageSample('fulfilment.SendNotification', [shipped], {
          kind: 'command',
          router: 'sqs',
          key: 'shipment.id',
        }),
      ],
    },
    lock: emptyLock,
    repository,
  };
}
