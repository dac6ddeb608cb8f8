// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text of the analysed services.
import { lines, type RouteCases } from './route-case.js';

export const express: RouteCases = {
  framework: 'express',
  packages: ['express', 'express-promise-router'],
  match: {
    'a table of routers': {
      files: {
        'src/main.js': lines(
          "const express = require('express');",
          "const users = require('./users');",
          "const orders = require('./orders');",
          'const router = express.Router();',
          "const table = [{ path: '/users', route: users }, { path: '/orders', route: orders }];",
          'table.forEach((entry) => { router.use(entry.path, entry.route); });',
          "express().use('/v1', router).listen(80);",
        ),
        'src/users.js': lines(
          "const router = require('express').Router();",
          "router.get('/:id', (req, res) => res.end());",
          'module.exports = router;',
        ),
        'src/orders.js': lines(
          "const Router = require('express-promise-router');",
          'const router = new Router();',
          "router.post('/', function place(req, res) {});",
          'module.exports = router;',
        ),
      },
      routes: ['POST /v1/orders → place src/orders.js:3', 'GET /v1/users/{} (id) → anonymous src/users.js:2'],
    },
    'tables of endpoints: members, destructured, lists, entries': {
      files: {
        'src/main.ts': lines(
          "import express from 'express';",
          "import { routes } from './routes.js';",
          'const app = express();',
          'routes.forEach(({ method, path, guards, handler }) => app[method](path, ...guards, handler));',
          "for (const [path, handler] of [['/a', first], ['/b', second]] as const) app.get(path, handler);",
          "for (const [path, handler] of Object.entries({ '/c': first })) app.put(path, handler);",
          "for (const r of [{ verb: 'DELETE', at: '/d' }]) app[r.verb.toLowerCase() as 'get'](r.at, second);",
          'function first() {}',
          'function second() {}',
        ),
        'src/routes.ts': lines(
          'const list = () => 1;',
          'export const routes = [',
          "  { method: 'get', path: '/orders', guards: [isAdmin], handler: list },",
          "  { method: 'post', path: '/orders', guards: [], handler: list },",
          '];',
        ),
      },
      routes: [
        'GET /a → first src/main.ts:8',
        'GET /b → second src/main.ts:9',
        'PUT /c → first src/main.ts:8',
        'DELETE /d → second src/main.ts:9',
        'GET /orders → list src/routes.ts:1 [isAdmin]',
        'POST /orders → list src/routes.ts:1',
      ],
    },
    'routers in classes, with and without declared fields, handed over in a list': {
      files: {
        'src/main.ts': lines(
          "import express from 'express';",
          "import { Carts } from './carts.js';",
          "import { Stock } from './stock.js';",
          'class App {',
          '  private readonly app = express();',
          '  constructor(controllers: readonly Controller[]) { this.mount(controllers); }',
          '  private mount(controllers: readonly Controller[]) {',
          "    controllers.forEach((controller) => this.app.use('/api', controller.router));",
          '  }',
          '}',
          'new App([new Carts(), new Stock()]);',
        ),
        'src/carts.ts': lines(
          "import { Router } from 'express';",
          'export class Carts {',
          '  readonly router = Router();',
          "  constructor() { this.router.get('/carts', this.list); }",
          '  private list = (): void => {};',
          '}',
        ),
        'src/stock.js': lines(
          "import { Router } from 'express';",
          'export class Stock {',
          '  constructor() {',
          '    this.router = Router();',
          "    this.router.route('/stock/:sku').patch(this.change.bind(this));",
          '  }',
          '  change() {}',
          '}',
        ),
      },
      routes: [
        'GET /api/carts → Carts.list src/carts.ts:5',
        'PATCH /api/stock/{} (sku) → Stock.change src/stock.js:7',
      ],
    },
    'middleware by name, in place, and without a say': {
      files: {
        'src/main.js': lines(
          "import express from 'express';",
          'const app = express();',
          'app.use((req, res, next) => { console.log(req.url); next(); });',
          'app.use(function authenticate(req, res, next) { if (req.user) next(); else res.sendStatus(401); });',
          "app.get('/x/*', (req, res, next) => { if (!req.query.id) throw new Error(); next(); }, (req, res) => 1);",
          'app.use((error, req, res, next) => { if (error) res.sendStatus(500); });',
        ),
      },
      routes: ['GET /x/* → anonymous src/main.js:5 [authenticate, a function in place]'],
    },
    'paths in lists, in a function of another file, in settings': {
      files: {
        'src/main.js': lines(
          "import express from 'express';",
          "import { settings } from './settings.js';",
          'const app = express();',
          "app.get(['/one', '/two'], settings.guard, (req, res) => 1);",
          'app.use(settings.base(), express.Router().get(`${settings.root}/three`, (req, res) => 1));',
        ),
        'src/settings.js':
          "export const settings = { root: process.env.ROOT ?? '/root', base() { return '/base'; } };",
      },
      routes: [
        'GET /base/root/three → anonymous src/main.js:5',
        'GET /one → anonymous src/main.js:4 [settings.guard]',
        'GET /two → anonymous src/main.js:4 [settings.guard]',
      ],
    },
  },
  nearMiss: {
    'a setting, a client and a cache': {
      files: {
        'src/main.js': lines(
          "import express from 'express';",
          "import axios from 'axios';",
          'const app = express();',
          "const api = axios.create({ baseURL: 'http://user' });",
          "app.get('setting');",
          "api.get('/x', { timeout: 1 });",
          "[{ path: '/y' }].forEach((r) => api.get(r.path, r));",
          "cache.get('/z', () => 1);",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'patterns, computed methods, prefixes of elsewhere': {
      files: {
        'src/main.js': lines(
          "import express, { Router } from 'express';",
          "import { prefix, table } from 'elsewhere';",
          'const app = express();',
          'app.get(/^\\/orders/, (req, res) => 1);',
          "app[methodOf(1)]('/x', (req, res) => 1);",
          'table.forEach((row) => app.get(row.path, row.handler));',
          "app.use(prefix, Router().get('/y', (req, res) => 1));",
          "app.use(/^\\/api/, Router().get('/z', (req, res) => 1));",
          "app.use(`/${prefix}`, Router().get('/z', (req, res) => 1));",
        ),
      },
      routes: [],
    },
  },
};
