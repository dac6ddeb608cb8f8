import type { MessageCase } from '../message-case.js';

const manifest = JSON.stringify({ dependencies: { moleculer: '^0.14.0' } });

export const cases: MessageCase = {
  id: 'moleculer',
  match: [
    [
      {
        'a.ts':
          "import { ServiceBroker } from 'moleculer';\nconst broker = new ServiceBroker();\nbroker.emit('user.created', user);\nbroker.broadcast('cache.clean');",
        'package.json': manifest,
      },
      ['3 publish moleculer user.created', '4 publish moleculer cache.clean'],
    ],
    [
      {
        'a.ts':
          "module.exports = {\n name: 'orders',\n actions: { create(ctx) { ctx.emit('order.placed', order); } },\n methods: { tell() { this.broker.broadcast('order.told'); } },\n events: {\n  'user.created'(ctx) {},\n  'user.removed': { handler() {} },\n },\n};",
        'package.json': manifest,
      },
      [
        '3 publish moleculer order.placed',
        '4 publish moleculer order.told',
        '6 consume moleculer user.created',
        '7 consume moleculer user.removed',
      ],
    ],
  ],
  nearMiss: [
    "module.exports = { name: 'orders', actions: { create(ctx) { ctx.emit('order.placed'); } }, events: { 'user.created'() {} } };",
    {
      'a.ts': "socket.emit('user.created');\nexport const f = (socket) => socket.emit('a');",
      'package.json': manifest,
    },
  ],
  cannotTell: [
    [
      {
        'a.ts': "import { ServiceBroker } from 'moleculer';\nnew ServiceBroker().emit(name(), user);",
        'package.json': manifest,
      },
      ['2 publish moleculer {}'],
    ],
  ],
};
