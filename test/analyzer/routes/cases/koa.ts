import { lines, type RouteCases } from './route-case.js';

export const koa: RouteCases = {
  framework: 'koa',
  packages: ['koa', '@koa/router', 'koa-mount'],
  match: {
    'prefixes by option and by call, applications that are mounted': {
      files: {
        'src/main.js': lines(
          "const Koa = require('koa');",
          "const Router = require('@koa/router');",
          "const mount = require('koa-mount');",
          "const admin = require('./admin');",
          'const app = new Koa();',
          "const users = new Router({ prefix: '/users' });",
          "const orders = new Router().prefix('/orders');",
          "users.get('/:id', (ctx) => {});",
          "orders.post('/', async function place(ctx) {});",
          "const api = new Router({ prefix: '/api' });",
          'api.use(users.routes(), users.allowedMethods());',
          'api.use(orders.routes());',
          'app.use(api.routes());',
          "app.use(mount('/admin', admin));",
        ),
        'src/admin.js': lines(
          "const Koa = require('koa');",
          "const Router = require('koa-router');",
          'const router = new Router();',
          "router.prefix('/v1');",
          "router.all('/jobs', run);",
          'const app = new Koa();',
          'app.use(router.routes());',
          'module.exports = app;',
          'async function run(ctx) {}',
        ),
      },
      routes: [
        'ANY /admin/v1/jobs → run src/admin.js:9',
        'POST /api/orders → place src/main.js:9',
        'GET /api/users/{} (id) → anonymous src/main.js:8',
      ],
    },
  },
  nearMiss: {
    'the context and a client': {
      files: {
        'src/main.js': lines(
          "const Koa = require('koa');",
          'const app = new Koa();',
          "app.use(async (ctx) => { ctx.get('Host'); ctx.set('/x', 'y'); });",
          "const api = require('./client');",
          "api.get('/x', () => 1);",
        ),
        'src/client.js': 'module.exports = { get(path, done) { done(path); } };',
      },
      routes: [],
    },
  },
  cannotTell: {
    'a mount at a path of elsewhere': {
      files: {
        'src/main.js': lines(
          "const Koa = require('koa');",
          "const Router = require('@koa/router');",
          "const mount = require('koa-mount');",
          "const { base } = require('elsewhere');",
          'const app = new Koa();',
          'const router = new Router();',
          "router.get('/x', (ctx) => {});",
          'app.use(mount(base, router.routes()));',
        ),
      },
      routes: [],
    },
  },
};
