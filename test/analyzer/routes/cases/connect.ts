import { lines, type RouteCases } from './route-case.js';

export const connect: RouteCases = {
  framework: 'connect',
  packages: ['@connectrpc/connect', 'fastify'],
  match: {
    'services and single procedures': {
      files: {
        'src/routes.ts': lines(
          "import type { ConnectRouter } from '@connectrpc/connect';",
          "import { ElizaService } from './gen/eliza_pb.js';",
          "import { CartService } from './gen/cart_pb.js';",
          'const carts = { async getCart() {} };',
          'export default (router: ConnectRouter) => router',
          '  .service(ElizaService, { say(request) { return {}; } })',
          '  .service(CartService, carts)',
          '  .rpc(CartService, CartService.method.addItem, async () => ({}));',
        ),
      },
      routes: [
        'RPC CartService/AddItem → anonymous src/routes.ts:8',
        'RPC CartService/GetCart → getCart src/routes.ts:4',
        'RPC ElizaService/Say → say src/routes.ts:6',
      ],
    },
  },
  nearMiss: {
    'something else that is called a service': {
      files: {
        'src/main.ts':
          "import { createClient } from '@connectrpc/connect';\nbroker.service('users', { say() {} });",
      },
      routes: [],
    },
  },
  cannotTell: {
    'an implementation of elsewhere': {
      files: {
        'src/main.ts': lines(
          "import type { ConnectRouter } from '@connectrpc/connect';",
          "import { implementation } from 'elsewhere';",
          'export default (router: ConnectRouter) => router.service(ElizaService, implementation);',
        ),
      },
      routes: [],
    },
  },
};
