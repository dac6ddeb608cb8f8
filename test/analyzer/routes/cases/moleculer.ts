import { lines, type RouteCases } from './route-case.js';

export const moleculer: RouteCases = {
  framework: 'moleculer',
  packages: ['moleculer', 'moleculer-web'],
  match: {
    'actions with versions, names and parameters': {
      files: {
        'src/users.service.js': lines(
          'module.exports = {',
          "  name: 'users',",
          '  version: 2,',
          '  actions: {',
          "    list: { params: { page: 'number' }, async handler(ctx) {} },",
          '    get(ctx) {},',
          "    secret: { visibility: 'private', handler(ctx) {} },",
          "    named: { name: 'other', handler: find },",
          '  },',
          '};',
          'function find(ctx) {}',
        ),
        'src/mail.service.ts': lines(
          "import { Service, ServiceBroker } from 'moleculer';",
          'export class Mail extends Service {',
          '  constructor(broker: ServiceBroker) {',
          '    super(broker);',
          "    this.parseServiceSchema({ name: 'mail', actions: { send: this.send } });",
          '  }',
          '  send() {}',
          '}',
        ),
      },
      routes: [
        'RPC mail.send → Mail.send src/mail.service.ts:7',
        'RPC v2.users.get → get src/users.service.js:6',
        'RPC v2.users.list → anonymous src/users.service.js:5',
        'RPC v2.users.other → find src/users.service.js:11',
      ],
    },
    'aliases of the gateway': {
      files: {
        'src/api.service.js': lines(
          "const ApiGateway = require('moleculer-web');",
          'module.exports = {',
          "  name: 'api',",
          '  mixins: [ApiGateway],',
          '  settings: {',
          "    path: '/api',",
          "    routes: [{ path: '/v1', aliases: {",
          "      'REST users': 'users',",
          "      'GET health/:part'(req, res) {},",
          "      'POST upload': [limit, 'files.save'],",
          "      'any': 'any.thing',",
          '    } }],',
          '  },',
          '};',
        ),
      },
      routes: [
        'ANY /api/v1/any → anonymous src/api.service.js:11',
        'GET /api/v1/health/{} (part) → anonymous src/api.service.js:9',
        'POST /api/v1/upload → anonymous src/api.service.js:10 [limit]',
        'GET /api/v1/users → anonymous src/api.service.js:8',
        'POST /api/v1/users → anonymous src/api.service.js:8',
        'DELETE /api/v1/users/{} (id) → anonymous src/api.service.js:8',
        'GET /api/v1/users/{} (id) → anonymous src/api.service.js:8',
        'PATCH /api/v1/users/{} (id) → anonymous src/api.service.js:8',
        'PUT /api/v1/users/{} (id) → anonymous src/api.service.js:8',
      ],
    },
  },
  nearMiss: {
    'a store with actions, and actions without a name': {
      files: {
        'src/store.js':
          "import { ServiceBroker } from 'moleculer';\nexport const store = { actions: { list() {} } };",
      },
      routes: [],
    },
  },
  cannotTell: {
    'a name and a version of elsewhere': {
      files: {
        'src/users.service.js': lines(
          "const { name, version } = require('elsewhere');",
          'module.exports = [{ name, actions: { a() {} } }, { name: "b", version, actions: { b() {} } }];',
        ),
      },
      routes: [],
    },
  },
};
