// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text of the analysed services.
import { describe, expect, test } from 'vitest';
import { routeLines, routesOf, serviceManifest } from './routes-of.js';

describe('koa', () => {
  const manifest = { 'package.json': serviceManifest('shop', 'koa', '@koa/router') };

  test('prefixes, named routes and nested routers', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.js': [
          "import Koa from 'koa';",
          "import Router from '@koa/router';",
          "import items from './items.js';",
          'const app = new Koa();',
          "const router = new Router({ prefix: '/orders' });",
          "router.get('/', guard, (ctx) => { ctx.body = 1; });",
          "router.get('order', '/:id', find);",
          "router.use('/:orderId/items', items.routes(), items.allowedMethods());",
          'app.use(router.routes()).use(router.allowedMethods());',
          'async function find(ctx) {}',
        ].join('\n'),
        'src/items.js': [
          "import Router from '@koa/router';",
          'const items = new Router();',
          "items.del('/:id', drop);",
          'export default items;',
        ].join('\n'),
      }),
    ).toEqual([
      'GET /orders → anonymous src/main.js:6 [guard]',
      'GET /orders/{} (id) → find src/main.js:10',
      'DELETE /orders/{}/items/{} (orderId, id) → anonymous src/items.js:3',
    ]);
  });

  test('another router, and a path that cannot be told', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.js': [
          "import Router from '@koa/router';",
          "import Other from 'vue-router';",
          "new Other().get('/x', () => 1);",
          'new Router().get(pathOf(1), () => 1);',
        ].join('\n'),
      }),
    ).toEqual([]);
  });
});

describe('hapi', () => {
  const manifest = { 'package.json': serviceManifest('shop', '@hapi/hapi') };

  test('route objects here and in other files, and plugins', () => {
    const found = routesOf({
      ...manifest,
      'src/main.js': [
        "const Hapi = require('@hapi/hapi');",
        "const orders = require('./orders');",
        "const { getRoutes } = require('./users');",
        'const server = Hapi.server({ port: 3000 });',
        "server.route({ method: 'GET', path: '/health', handler: () => 'ok' });",
        'server.route([...orders, ...getRoutes()]);',
        "server.register({ plugin: require('./plugin'), routes: { prefix: '/internal' } });",
      ].join('\n'),
      'src/orders.js': [
        'const create = async (request) => { await Order.create(request.payload); };',
        'module.exports = [{',
        "  method: ['POST', 'PUT'],",
        "  path: '/orders/{id?}',",
        "  options: { auth: 'jwt', pre: [{ method: loadUser }], validate: { payload: orderSchema }, handler: create },",
        '}];',
      ].join('\n'),
      'src/users.js': [
        'exports.getRoutes = () => {',
        "  return [{ method: '*', path: '/users/{path*}', handler(request) { return 1; } }];",
        '};',
      ].join('\n'),
      'src/plugin.js': [
        'module.exports = {',
        "  name: 'metrics',",
        '  register: async (server, options) => {',
        "    server.route({ method: 'GET', path: '/metrics', handler: show });",
        '  },',
        '};',
      ].join('\n'),
    });
    expect(
      found.shop?.map(({ id, parameters, handler, file, middleware, schema, writes }) => ({
        ...{ id, parameters, handler, file, middleware, schema, writes },
      })),
    ).toEqual([
      {
        id: 'shop GET /health',
        parameters: [],
        handler: null,
        file: 'src/main.js',
        middleware: [],
        schema: null,
        writes: false,
      },
      {
        id: 'shop GET /internal/metrics',
        parameters: [],
        handler: null,
        file: 'src/plugin.js',
        middleware: [],
        schema: null,
        writes: false,
      },
      ...[
        { path: '/orders', parameters: [] },
        { path: '/orders/{}', parameters: ['id'] },
      ].flatMap(({ path, parameters }) =>
        ['POST', 'PUT'].map((method) => ({
          id: `shop ${method} ${path}`,
          parameters,
          handler: 'create',
          file: 'src/orders.js',
          middleware: ['jwt', 'loadUser'],
          schema: 'orderSchema',
          writes: true,
        })),
      ),
      {
        id: 'shop ANY /users/*',
        parameters: [],
        handler: null,
        file: 'src/users.js',
        middleware: [],
        schema: null,
        writes: false,
      },
    ]);
  });

  test('another server, and objects that cannot be told', () => {
    expect(
      routeLines({
        ...manifest,
        'src/main.js': [
          "import Hapi from '@hapi/hapi';",
          "import { create } from 'else';",
          'const router = create();',
          "router.route({ method: 'GET', path: '/x', handler: () => 1 });",
          'const server = Hapi.server();',
          'server.route(table.map(toRoute));',
          "server.route({ method: 'GET', path: `/${table.name}`, handler: () => 1 });",
        ].join('\n'),
      }),
    ).toEqual([]);
  });
});
