import { lines, type RouteCases } from './route-case.js';

export const restify: RouteCases = {
  framework: 'restify',
  packages: ['restify', 'restify-router'],
  match: {
    'paths as texts and in options, routers below prefixes': {
      files: {
        'src/main.js': lines(
          "const restify = require('restify');",
          "const { Router } = require('restify-router');",
          'const server = restify.createServer();',
          'const items = new Router();',
          "items.del('/:id', drop);",
          'const users = new Router();',
          "users.get('', (req, res, next) => next());",
          "users.add('/:userId/items', items);",
          "users.applyRoutes(server, '/users');",
          "server.get({ path: '/health', name: 'health' }, (req, res, next) => next());",
          "server.opts('/health', (req, res, next) => next());",
          'function drop() {}',
        ),
      },
      routes: [
        'GET /health → anonymous src/main.js:10',
        'OPTIONS /health → anonymous src/main.js:11',
        'GET /users → anonymous src/main.js:7',
        'DELETE /users/{}/items/{} (userId, id) → drop src/main.js:12',
      ],
    },
  },
  nearMiss: {
    'clients of restify': {
      files: {
        'src/main.js': lines(
          "const clients = require('restify-clients');",
          "const restify = require('restify');",
          "const client = clients.createJsonClient({ url: 'http://user' });",
          "client.get('/x', (error, req, res, body) => {});",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'computed paths and prefixes': {
      files: {
        'src/main.js': lines(
          "const restify = require('restify');",
          "const { Router } = require('restify-router');",
          "const { base } = require('elsewhere');",
          'const server = restify.createServer();',
          'const router = new Router();',
          "router.get('/x', () => 1);",
          'router.applyRoutes(server, base);',
          'server.get({ path: base }, () => 1);',
        ),
      },
      routes: [],
    },
  },
};
