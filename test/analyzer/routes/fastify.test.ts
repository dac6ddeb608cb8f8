import { describe, expect, test } from 'vitest';
import { routeLines, routesOf, serviceManifest } from './routes-of.js';

const manifest = { 'package.json': serviceManifest('shop', 'fastify') };

test('verbs, route objects, options and hooks', () => {
  const found = routesOf({
    ...manifest,
    'src/main.ts': [
      "import Fastify from 'fastify';",
      "import { orderSchema } from './schemas.js';",
      'const app = Fastify().withTypeProvider<Types>();',
      "app.addHook('preHandler', authenticate);",
      "app.addHook('onSend', compress);",
      "app.post<{ Body: Order }>('/orders', { schema: { body: orderSchema }, preHandler: [isAdmin] }, createOrder);",
      "app.get('/orders/:id', { schema, handler: async (request) => request.params.id });",
      "app.route({ method: ['PUT', 'PATCH'], url: '/orders/:id', onRequest: limit(5), handler(request) { return 1; } });",
      'async function createOrder() { await store.save(1); }',
    ].join('\n'),
  });
  expect(
    found.shop?.map(({ id, parameters, handler, line, middleware, schema, writes, text }) => ({
      ...{ id, parameters, handler, line, middleware, schema, writes, text },
    })),
  ).toEqual([
    {
      id: 'shop POST /orders',
      parameters: [],
      handler: 'createOrder',
      line: 9,
      middleware: ['authenticate', 'isAdmin'],
      schema: 'orderSchema',
      writes: true,
      text: 'async function createOrder() { await store.save(1); }',
    },
    {
      id: 'shop GET /orders/{}',
      parameters: ['id'],
      handler: null,
      line: 7,
      middleware: ['authenticate'],
      schema: 'schema',
      writes: false,
      text: 'async (request) => request.params.id',
    },
    ...['PATCH', 'PUT'].map((method) => ({
      id: `shop ${method} /orders/{}`,
      parameters: ['id'],
      handler: null,
      line: 8,
      middleware: ['authenticate', 'limit'],
      schema: null,
      writes: false,
      text: 'handler(request) { return 1; }',
    })),
  ]);
});

test('plugins: inline, of other files, wrapped, nested, imported when needed, and a function that is called', () => {
  expect(
    routeLines({
      ...manifest,
      'src/main.ts': [
        "import { fastify } from 'fastify';",
        "import fp from 'fastify-plugin';",
        "import orders from './orders.js';",
        "import { health } from './health.js';",
        'const app = fastify();',
        "app.register(orders, { prefix: '/api' });",
        "app.register(import('./users.js'), { prefix: '/v1/:tenant' });",
        "app.register(fp(async (instance) => { instance.get('/ping', pong); }));",
        'health(app);',
      ].join('\n'),
      'src/orders.ts': [
        "import type { FastifyPluginAsync } from 'fastify';",
        "import items from './items.js';",
        'const plugin: FastifyPluginAsync = async (app) => {',
        "  app.get('/orders', () => 1);",
        "  app.register(items, { prefix: '/orders/:id' });",
        '};',
        'export default plugin;',
      ].join('\n'),
      'src/items.ts': [
        "import type { FastifyInstance } from 'fastify';",
        "export default async function items(scope: FastifyInstance) { scope.get('/items', () => 1); }",
      ].join('\n'),
      'src/users.ts': [
        "import type { FastifyInstance } from 'fastify';",
        "export default async (anything: FastifyInstance) => { anything.head('/users', () => 1); };",
      ].join('\n'),
      'src/health.ts': [
        "import type { FastifyInstance } from 'fastify';",
        "export function health(server: FastifyInstance) { server.all('/health', () => 1); }",
      ].join('\n'),
    }),
  ).toEqual([
    'GET /api/orders → anonymous src/orders.ts:4',
    'GET /api/orders/{}/items (id) → anonymous src/items.ts:2',
    'ANY /health → anonymous src/health.ts:2',
    'GET /ping → anonymous src/main.ts:8',
    'HEAD /v1/{}/users (tenant) → anonymous src/users.ts:2',
  ]);
});

describe('near misses and what cannot be told', () => {
  test('plugins of packages, other instances and untold methods answer nothing', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.ts': [
          "import Fastify from 'fastify';",
          "import cors from '@fastify/cors';",
          "import got from 'got';",
          'const app = Fastify();',
          "app.register(cors, { prefix: '/x' });",
          "got.get('/orders', { schema }, handler);",
          'app.get(pathOf(1), handler);',
          "app.route({ method: methodOf(1), url: '/x', handler });",
          "app.get('/no-handler');",
        ].join('\n'),
      }),
    ).toEqual([]);
  });
});
