// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text of the analysed services.
import { describe, expect, test } from 'vitest';
import { routeLines, routesOf, serviceManifest } from './routes-of.js';

const manifest = { 'package.json': serviceManifest('shop', 'express') };

test('a whole route', () => {
  const text = [
    "import express from 'express';",
    "import { orderSchema } from './schemas.js';",
    'const app = express();',
    'app.use(express.json());',
    "app.post('/orders/:id', authenticate, validate(orderSchema), async function create(req, res) {",
    "  await pool.query('INSERT INTO orders VALUES ($1)', [req.params.id]);",
    '});',
    'app.listen(3000);',
  ].join('\n');
  const handler = text.slice(text.indexOf('async function'), text.indexOf('\n});') + 2);
  expect(routesOf({ ...manifest, 'src/main.js': text })).toEqual({
    shop: [
      {
        id: 'shop POST /orders/{}',
        method: 'POST',
        path: '/orders/{}',
        parameters: ['id'],
        file: 'src/main.js',
        line: 5,
        handler: 'create',
        handlerSpan: { start: text.indexOf('async function'), end: text.indexOf('\n});') + 2 },
        framework: 'express',
        middleware: ['authenticate', 'validate'],
        schema: 'orderSchema',
        writes: true,
        calledBy: [],
        text: handler,
      },
    ],
  });
});

describe('mounts', () => {
  test('routers across files: default, named, required, received, made by a factory and by a class', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.js': "import { createApp } from './app.js';\ncreateApp().listen(80);",
        'src/app.js': [
          "import express from 'express';",
          "import orders from './orders.js';",
          "import { users, prefix } from './users.js';",
          "import { registerHealth } from './health.js';",
          "import { makeCarts } from './carts.js';",
          "import { PaymentController } from './payments.js';",
          'export function createApp() {',
          '  const app = express();',
          "  app.use('/api', guard, orders);",
          '  app.use(prefix, users);',
          "  app.use('/carts', makeCarts(1));",
          "  app.use('/stock', require('./stock.js'));",
          "  app.use(['/pay', '/payments'], new PaymentController().router);",
          '  registerHealth(app);',
          '  return app;',
          '}',
        ].join('\n'),
        'src/orders.js': [
          "import { Router } from 'express';",
          "import items from './items.js';",
          'const router = Router();',
          'router.use(audit);',
          "router.get('/orders', list);",
          "router.use('/orders/:orderId/items', items);",
          'function list() {}',
          'export default router;',
        ].join('\n'),
        'src/items.js': [
          "import express from 'express';",
          'export default express.Router().get("/:itemId", (req) => req).delete("/:itemId", drop);',
        ].join('\n'),
        'src/users.js': [
          "import { Router } from 'express';",
          'export const users = Router();',
          "export const prefix = `${'/v1'}/users`;",
          "users.route('/:id').get(find).put(check, save);",
          'const find = () => 1, save = wrap(async () => 2);',
        ].join('\n'),
        'src/health.js':
          "export const registerHealth = (app) => { app.get('/health', (req, res) => res.end()); };",
        'src/carts.js': [
          "import { Router } from 'express';",
          'export function makeCarts(limit) {',
          '  const router = Router();',
          "  router.all('/', add.bind(null));",
          '  function add() {}',
          '  return router;',
          '}',
        ].join('\n'),
        'src/stock.js': [
          "const router = require('express').Router();",
          "const controller = require('./stock-controller');",
          "router.patch('/:sku', controller.update);",
          'module.exports = router;',
        ].join('\n'),
        'src/stock-controller.js': 'exports.update = async (req, res) => {};',
        'src/payments.ts': [
          "import { Router } from 'express';",
          'export class PaymentController {',
          '  readonly router: Router;',
          '  constructor() {',
          '    this.router = Router();',
          "    this.router.post('/', this.charge.bind(this));",
          "    this.router.post('/refund', this.refund);",
          '  }',
          '  charge(): void {}',
          '  private refund = async (): Promise<void> => {};',
          '}',
        ].join('\n'),
      }),
    ).toEqual([
      'GET /api/orders → list src/orders.js:7 [guard, audit]',
      'DELETE /api/orders/{}/items/{} (orderId, itemId) → anonymous src/items.js:2 [guard, audit]',
      'GET /api/orders/{}/items/{} (orderId, itemId) → anonymous src/items.js:2 [guard, audit]',
      'ANY /carts → add src/carts.js:5',
      'GET /health → anonymous src/health.js:1',
      'POST /pay → PaymentController.charge src/payments.ts:9',
      'POST /pay/refund → PaymentController.refund src/payments.ts:10',
      'POST /payments → PaymentController.charge src/payments.ts:9',
      'POST /payments/refund → PaymentController.refund src/payments.ts:10',
      'PATCH /stock/{} (sku) → update src/stock-controller.js:1',
      'GET /v1/users/{} (id) → find src/users.js:5',
      'PUT /v1/users/{} (id) → save src/users.js:5 [check]',
    ]);
  });

  test('a router of a library belongs to the service that mounts it', () => {
    const found = routesOf({
      'package.json': JSON.stringify({ workspaces: ['*'] }),
      'shared/package.json': JSON.stringify({ name: 'shared', main: 'index.js' }),
      'shared/index.js': [
        "import { Router } from 'express';",
        'export const health = Router();',
        "health.get('/health', (req, res) => res.end());",
      ].join('\n'),
      'order/package.json': serviceManifest('order', 'express', 'shared'),
      'order/src/main.js': [
        "import express from 'express';",
        "import { health } from 'shared';",
        "express().use('/internal', health).listen(80);",
      ].join('\n'),
    });
    expect(
      Object.entries(found).map(([service, routes]) => [service, routes.map(({ id, file }) => [id, file])]),
    ).toEqual([['order', [['order GET /internal/health', 'shared/index.js']]]]);
  });
});

describe('near misses', () => {
  test('clients, maps, settings and routers of other packages answer nothing', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.js': [
          "import express from 'express';",
          "import axios from 'axios';",
          "import router from 'page';",
          'const app = express();',
          'const api = axios.create();',
          "axios.get('/orders', handler);",
          "api.post('/orders', handler);",
          "router.get('/orders', handler);",
          "new Map().delete('/orders', handler);",
          "app.get('view engine');",
          "app.set('/x', handler);",
          'function handler() {}',
        ].join('\n'),
      }),
    ).toEqual([]);
  });

  test('tests register nothing', () => {
    const text = "import express from 'express'; express().get('/x', () => 1);";
    expect(routeLines({ ...manifest, 'src/app.test.js': text, 'test/server.js': text })).toEqual([]);
  });
});

describe('what cannot be told', () => {
  test('a computed path and a regular expression are left out; an unknown handler is kept without a span', () => {
    const found = routesOf({
      ...manifest,
      'src/main.js': [
        "import express from 'express';",
        "import { list } from 'elsewhere';",
        'const app = express();',
        'app.get(pathOf(1), list);',
        'app.get(/orders.*/, list);',
        "app.get(process.env.LIST_PATH || '/list', list);",
      ].join('\n'),
    });
    expect(found).toEqual({
      shop: [
        {
          id: 'shop GET /list',
          method: 'GET',
          path: '/list',
          parameters: [],
          file: 'src/main.js',
          line: 6,
          handler: null,
          handlerSpan: null,
          framework: 'express',
          middleware: [],
          schema: null,
          writes: false,
          calledBy: [],
          text: null,
        },
      ],
    });
  });

  test('a router that nobody mounts keeps its own path; one mounted in itself ends', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.js': [
          "import { Router } from 'express';",
          'const alone = Router();',
          "alone.get('/alone', () => 1);",
          'const knot = Router();',
          "knot.use('/again', knot);",
          "knot.get('/knot', () => 1);",
        ].join('\n'),
      }),
    ).toEqual(['GET /alone → anonymous src/main.js:3', 'GET /knot → anonymous src/main.js:6']);
  });
});
