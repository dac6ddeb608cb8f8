import { lines, type RouteCases } from './route-case.js';

const plugin = (path: string): string =>
  lines(
    "import type { FastifyInstance } from 'fastify';",
    `export default async (scope: FastifyInstance) => { scope.get('${path}', () => 1); };`,
  );

export const fastify: RouteCases = {
  framework: 'fastify',
  packages: ['fastify', '@fastify/autoload'],
  match: {
    'folders that are loaded: indexes, parameters, prefixes of their own': {
      files: {
        'src/main.ts': lines(
          "import { dirname, join } from 'node:path';",
          "import { fileURLToPath } from 'node:url';",
          "import autoload from '@fastify/autoload';",
          "import Fastify from 'fastify';",
          'const here = dirname(fileURLToPath(import.meta.url));',
          'const app = Fastify();',
          "app.register(autoload, { dir: join(here, 'routes'), routeParams: true, options: { prefix: '/api' } });",
        ),
        'src/routes/root.ts': plugin('/'),
        'src/routes/users/index.ts': plugin('/'),
        'src/routes/users/ignored.ts': plugin('/ignored'),
        'src/routes/users/_id/orders.ts': plugin('/orders'),
        'src/routes/carts.ts': `export const autoPrefix = '/carts';\n${plugin('/:sku')}`,
        'src/routes/health.ts': `export const prefixOverride = '/health';\n${plugin('/')}`,
      },
      routes: [
        'GET /api → anonymous src/routes/root.ts:2',
        'GET /api/carts/{} (sku) → anonymous src/routes/carts.ts:3',
        'GET /api/users → anonymous src/routes/users/index.ts:2',
        'GET /api/users/{}/orders (id) → anonymous src/routes/users/_id/orders.ts:2',
        'GET /health → anonymous src/routes/health.ts:3',
      ],
    },
    'a folder by require, without folders in paths': {
      files: {
        'src/main.js': lines(
          "const path = require('path');",
          "const fastify = require('fastify')();",
          "fastify.register(require('@fastify/autoload'), { dir: path.join(__dirname, 'api'), dirNameRoutePrefix: false });",
        ),
        'src/api/a/one.js': lines(
          "module.exports = async function (fastify) { fastify.get('/x', () => 1); };",
          "module.exports.autoPrefix = '/one';",
        ),
        'src/api/a/two.js': "module.exports = async function (fastify) { fastify.get('/x', () => 1); };",
      },
      routes: ['GET /one/x → anonymous src/api/a/one.js:1', 'GET /x → anonymous src/api/a/two.js:1'],
    },
    'lists of methods, and tables of route objects': {
      files: {
        'src/main.ts': lines(
          "import Fastify from 'fastify';",
          'const app = Fastify();',
          "app.route({ method: ['GET', 'HEAD'], url: '/files/*', handler: send });",
          "[{ method: 'POST', url: '/orders', handler: place }].forEach((route) => app.route(route));",
          'function send() {}',
          'function place() {}',
        ),
      },
      routes: [
        'GET /files/* → send src/main.ts:5',
        'HEAD /files/* → send src/main.ts:5',
        'POST /orders → place src/main.ts:6',
      ],
    },
  },
  nearMiss: {
    'a plugin that is loaded from a package, and files beside the folder': {
      files: {
        'src/main.ts': lines(
          "import autoload from '@fastify/autoload';",
          "import cors from '@fastify/cors';",
          "import Fastify from 'fastify';",
          'const app = Fastify();',
          "app.register(cors, { dir: import.meta.dirname, prefix: '/x' });",
        ),
        'src/lib/one.ts': "export default (store) => { store.get('/x', () => 1); };",
      },
      routes: [],
    },
  },
  cannotTell: {
    'a folder and prefixes of elsewhere': {
      files: {
        'src/main.ts': lines(
          "import autoload from '@fastify/autoload';",
          "import Fastify from 'fastify';",
          "import { folder, prefix } from 'elsewhere';",
          "import orders from './orders.js';",
          'const app = Fastify();',
          'app.register(autoload, { dir: folder });',
          'app.register(orders, { prefix });',
        ),
        'src/orders.ts': plugin('/orders'),
      },
      routes: [],
    },
  },
};
