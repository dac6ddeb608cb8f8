import type { ClientCase } from '../client-case.js';

const client =
  "import { hc } from 'hono/client';\nimport type { AppType } from '@shop/order';\nconst api = hc<AppType>('http://order:3000/');\n";

export const cases: ClientCase = {
  id: 'hono',
  match: [
    [
      `${client}api.orders[':id'].$get({ param: { id: orderId } });`,
      'a.ts:4 hono GET http://order:3000/orders/{orderId}',
    ],
    [
      `${client}api.v1.orders.$post({ json: order }, { headers: { Authorization: token } });`,
      'a.ts:4 hono POST http://order:3000/v1/orders body=order auth',
    ],
    [`${client}api.index.$get();`, 'a.ts:4 hono GET http://order:3000/'],
    [
      {
        'a.ts':
          "import { orders } from './orders';\nexport const remove = (id) => orders.orders[':id'].$delete({ param: { id } });",
        'orders.ts': "import { hc } from 'hono/client';\nexport const orders = hc(process.env.ORDER_URL);",
      },
      'a.ts:2 hono DELETE <ORDER_URL>/orders/{id}',
    ],
  ],
  nearMiss: [`${client}api.orders.$url();`, 'const api = { orders: { $get() {} } };\napi.orders.$get();'],
  cannotTell: [
    ["import { hc } from 'hono/client';\nhc(address).orders.$get();", 'a.ts:2 hono GET {address}/orders'],
  ],
};
