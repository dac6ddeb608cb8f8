import { lines, type RouteCases } from './route-case.js';

export const hapi: RouteCases = {
  framework: 'hapi',
  packages: ['@hapi/hapi'],
  match: {
    'plugins in a list, one below a prefix, routes of other files': {
      files: {
        'src/main.js': lines(
          "const Hapi = require('@hapi/hapi');",
          'const server = Hapi.server();',
          "server.register([require('./orders'), { plugin: require('./users'), routes: { prefix: '/v1' } }]);",
          "server.route(require('./files'));",
        ),
        'src/orders.js': lines(
          'exports.plugin = {',
          "  name: 'orders',",
          '  register(server) {',
          "    server.route([{ method: ['PUT', 'PATCH'], path: '/orders/{id}', handler: change }]);",
          '  },',
          '};',
          'function change() {}',
        ),
        'src/users.js': lines(
          'module.exports = {',
          "  name: 'users',",
          "  register: async (server) => { server.route({ method: 'GET', path: '/users', handler: () => 1 }); },",
          '};',
        ),
        'src/files.js': lines(
          "module.exports = [{ method: 'GET', path: '/files/{rest*}', handler: () => 1 }];",
        ),
      },
      routes: [
        'GET /files/* → anonymous src/files.js:1',
        'PATCH /orders/{} (id) → change src/orders.js:7',
        'PUT /orders/{} (id) → change src/orders.js:7',
        'GET /v1/users → anonymous src/users.js:3',
      ],
    },
  },
  nearMiss: {
    'routes of something that is no server': {
      files: {
        'src/main.js': lines(
          "const Hapi = require('@hapi/hapi');",
          "const map = require('map-of-the-site');",
          "map.route({ method: 'GET', path: '/x', handler: () => 1 });",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'a path and a prefix of elsewhere': {
      files: {
        'src/main.js': lines(
          "const Hapi = require('@hapi/hapi');",
          "const { prefix, path } = require('elsewhere');",
          'const server = Hapi.server();',
          "server.route({ method: 'GET', path, handler: () => 1 });",
          "server.register({ plugin: require('./users'), routes: { prefix } });",
        ),
        'src/users.js': lines(
          'module.exports = {',
          "  name: 'users',",
          "  register: (server) => { server.route({ method: 'GET', path: '/users', handler: () => 1 }); },",
          '};',
        ),
      },
      routes: [],
    },
  },
};
