import type { ClientCase } from '../client-case.js';

const contract = `import { initContract } from '@ts-rest/core';
const c = initContract();
export const contract = c.router(
  {
    getOrder: { method: 'GET', path: '/orders/:id', responses: {} },
    parts: c.router({ add: c.mutation({ method: 'POST', path: '/', responses: {} }) }, { pathPrefix: '/parts' }),
    plain: { list: c.query({ method: 'GET', path: '/plain' }) },
  },
  { pathPrefix: '/v1' },
);
`;
const client =
  "import { initClient } from '@ts-rest/core';\nimport { contract } from './contract';\nconst orders = initClient(contract, { baseUrl: 'http://order', baseHeaders: { Authorization: token } });\n";

export const cases: ClientCase = {
  id: 'ts-rest',
  match: [
    [
      { 'a.ts': `${client}orders.getOrder({ params: { id: orderId } });`, 'contract.ts': contract },
      'a.ts:4 ts-rest GET http://order/v1/orders/{orderId} auth',
    ],
    [
      { 'a.ts': `${client}orders.parts.add({ body: part });`, 'contract.ts': contract },
      'a.ts:4 ts-rest POST http://order/v1/parts/ body=part auth',
    ],
    [
      {
        'a.ts':
          "import { initClient } from '@ts-rest/core';\nimport { contract } from './contract';\nexport const plain = initClient(contract.plain, { baseUrl: process.env.ORDER_URL });",
        'b.ts': "import { plain } from './a';\nplain.list();",
        'contract.ts': contract,
      },
      'b.ts:2 ts-rest GET <ORDER_URL>/v1/plain',
    ],
    [
      {
        'a.ts':
          "import { initQueryClient } from '@ts-rest/react-query';\nimport { contract } from './contract';\nconst orders = initQueryClient(contract, { baseUrl: 'http://order' });\norders.getOrder.query({ params: { id } });\norders.getOrder.useQuery(['order']);",
        'contract.ts': contract,
      },
      'a.ts:4 ts-rest GET http://order/v1/orders/{id}',
    ],
  ],
  nearMiss: [
    { 'a.ts': client, 'contract.ts': contract },
    {
      'a.ts': "import { contract } from './contract';\nconst orders = make(contract);\norders.getOrder({});",
      'contract.ts': contract,
    },
  ],
  cannotTell: [
    [
      "import { initClient } from '@ts-rest/core';\nimport { contract } from '@shop/contracts';\nconst orders = initClient(contract, { baseUrl: 'http://order' });\norders.getOrder({ params: { id } });",
      'a.ts:4 ts-rest <UNKNOWN: THE CONTRACT OF THE CLIENT IS NOT KNOWN> http://order{orders.getOrder({ params: { id } })}',
    ],
  ],
};
