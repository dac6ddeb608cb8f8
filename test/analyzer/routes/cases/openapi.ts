import { lines, type RouteCases } from './route-case.js';

const specification = lines(
  'openapi: 3.0.0',
  'servers: [{ url: "https://shop.example/v1" }]',
  'paths:',
  '  /users:',
  '    get: { operationId: listUsers, x-eov-operation-handler: users }',
  '    post: { operationId: addUser }',
  '  /users/{id}:',
  '    parameters: []',
  '    get: { operationId: getUser }',
);

export const openapi: RouteCases = {
  framework: 'openapi',
  packages: ['openapi-backend', 'express-openapi-validator', 'hapi-openapi'],
  match: {
    'openapi-backend: operations that have a handler': {
      files: {
        'openapi.yml': specification,
        'src/main.js': lines(
          "const { OpenAPIBackend } = require('openapi-backend');",
          "const api = new OpenAPIBackend({ definition: './openapi.yml', handlers: { listUsers: async (c, req, res) => 1 } });",
          "api.register('getUser', find);",
          'function find(c, req, res) {}',
        ),
      },
      routes: ['GET /users → listUsers src/main.js:2', 'GET /users/{} (id) → find src/main.js:4'],
    },
    'express-openapi-validator: operations that name a file': {
      files: {
        'src/api.yaml': specification,
        'src/main.js': lines(
          "const path = require('path');",
          "const OpenApiValidator = require('express-openapi-validator');",
          'app.use(OpenApiValidator.middleware({',
          "  apiSpec: path.join(__dirname, 'api.yaml'),",
          "  operationHandlers: path.join(__dirname, 'handlers'),",
          '}));',
        ),
        'src/handlers/users.js': 'module.exports = { listUsers: (req, res) => 1 };',
      },
      routes: ['GET /v1/users → listUsers src/handlers/users.js:1'],
    },
    'hapi-openapi: handlers in the folders of the paths': {
      files: {
        'src/api.json': JSON.stringify({
          swagger: '2.0',
          basePath: '/base',
          paths: { '/users/{id}': { get: {}, put: {} } },
        }),
        'src/main.js': lines(
          "const Path = require('path');",
          "const HapiOpenAPI = require('hapi-openapi');",
          'server.register({',
          '  plugin: HapiOpenAPI,',
          "  options: { api: Path.join(__dirname, './api.json'), handlers: Path.join(__dirname, './handlers') },",
          '});',
        ),
        'src/handlers/users/{id}.js': 'module.exports = { get: async function find(request, h) {} };',
      },
      routes: [
        'GET /base/users/{} (id) → find src/handlers/users/{id}.js:1',
        'PUT /base/users/{} (id) → anonymous src/main.js:3',
      ],
    },
  },
  nearMiss: {
    'a validator without operation handlers, and a document that nobody serves': {
      files: {
        'src/api.yaml': specification,
        'src/main.js': lines(
          "const OpenApiValidator = require('express-openapi-validator');",
          "app.use(OpenApiValidator.middleware({ apiSpec: './src/api.yaml', operationHandlers: false }));",
        ),
      },
      routes: [],
    },
  },
  cannotTell: {
    'files that are missing, broken or computed': {
      files: {
        'broken.yml': 'paths: [unclosed',
        'odd.yml': 'paths: 7',
        'odder.yml': 'paths: { /x: null, /y: { get: 7 } }',
        'src/main.js': lines(
          "const { OpenAPIBackend } = require('openapi-backend');",
          'const handlers = { listUsers() {} };',
          "new OpenAPIBackend({ definition: './missing.yml', handlers });",
          "new OpenAPIBackend({ definition: './broken.yml', handlers });",
          "new OpenAPIBackend({ definition: './odd.yml', handlers });",
          "new OpenAPIBackend({ definition: './odder.yml', handlers });",
          'new OpenAPIBackend({ definition: definitionOf(1), handlers });',
        ),
      },
      routes: [],
    },
  },
};
