import type { ClientCase } from '../client-case.js';

const manifest = JSON.stringify({ dependencies: { moleculer: '^0.14.0' } });

export const cases: ClientCase = {
  id: 'moleculer',
  match: [
    [
      "import { ServiceBroker } from 'moleculer';\nconst broker = new ServiceBroker();\nbroker.call('users.get', { id }, { timeout: 500, retries: 3 });",
      'a.ts:3 moleculer RPC moleculer://users/users.get body={ id } timeout=500 retries=3',
    ],
    [
      {
        'a.ts':
          "module.exports = {\n name: 'orders',\n actions: {\n  create: { handler(ctx) { return ctx.call('v2.users.get', { id: ctx.params.id }); } },\n },\n methods: { stock() { return this.broker.call('stock.list'); } },\n};",
        'package.json': manifest,
      },
      [
        'a.ts:4 moleculer RPC moleculer://users/v2.users.get body={ id: ctx.params.id }',
        'a.ts:6 moleculer RPC moleculer://stock/stock.list',
      ],
    ],
    [
      "import { Service } from 'moleculer';\nclass Orders extends Service {\n create() { return this.broker.call('users.get'); } }",
      'a.ts:3 moleculer RPC moleculer://users/users.get',
    ],
  ],
  nearMiss: [
    {
      'a.ts': "module.exports = { actions: { create(ctx) { return ctx.call('users.get'); } } };",
      'package.json': JSON.stringify({ dependencies: { koa: '2' } }),
    },
    {
      'a.ts': "module.exports = { methods: { run(callback) { callback.call(this, 'done'); } } };",
      'package.json': manifest,
    },
    "import { ServiceBroker } from 'moleculer';\nnew ServiceBroker().emit('user.created', user);",
  ],
  cannotTell: [
    [
      "import { ServiceBroker } from 'moleculer';\nnew ServiceBroker().call(action, { id });",
      'a.ts:2 moleculer RPC moleculer:///{action} body={ id }',
    ],
  ],
};
