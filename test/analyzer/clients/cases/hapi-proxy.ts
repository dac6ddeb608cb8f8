import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'h2o2',
  match: [
    [
      "import '@hapi/h2o2';\nserver.route({ method: 'POST', path: '/x', handler: (req, h) => h.proxy({ uri: 'http://user/users' }) });",
      'a.ts:2 h2o2 POST http://user/users',
    ],
    [
      "import '@hapi/h2o2';\nserver.route({ method: '*', path: '/x', handler: (req, h) => h.proxy({ host: 'user', port: 3000, passThrough: true }) });",
      'a.ts:2 h2o2 ANY http://user:3000/**',
    ],
    [
      "import Hapi from '@hapi/hapi';\nimport '@hapi/h2o2';\nHapi.server().route({ method: 'GET', path: '/users', handler: { proxy: { uri: 'http://user/users' } } });",
      'a.ts:3 h2o2 GET http://user/users',
    ],
    [
      "import '@hapi/h2o2';\nexport const add = (server) => server.route([{ method: 'GET', path: '/a/{rest*}', options: { handler: { proxy: { protocol: 'https', host: 'user' } } } }, { method: 'GET', path: '/b', handler: () => 1 }]);",
      'a.ts:2 h2o2 ANY https://user/**',
    ],
  ],
  nearMiss: [
    "import Hapi from '@hapi/hapi';\nimport '@hapi/h2o2';\nHapi.server().route({ method: 'GET', path: '/users', handler: () => 1 });",
    "import '@hapi/h2o2';\nfunction f(h) { h.proxy('http://user/users'); h.response({ uri: 'x' }); }",
  ],
  cannotTell: [
    ["import '@hapi/h2o2';\nconst f = (req, h) => h.proxy({ uri: address });", 'a.ts:2 h2o2 ANY {address}'],
  ],
};
