import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'request',
  match: [
    [
      "const request = require('request').defaults({ json: true }).defaults({ baseUrl: 'http://user', timeout: 60 });\nrequest({ url: '/users', method: 'PUT', body: user }, done);",
      'a.ts:2 request PUT http://user/users body=user timeout=60',
    ],
    [
      "import rp from 'request-promise-native';\nrp.post({ uri: 'http://user/users', body: user, headers: { Authorization: token } });",
      'a.ts:2 request POST http://user/users body=user auth',
    ],
    [
      "import rp from 'request-promise';\nrp('http://user/users', { method: 'DELETE' });",
      'a.ts:2 request DELETE http://user/users',
    ],
    [
      "import request from 'requestretry';\nrequest({ url: 'http://user/users', maxAttempts: 4 });",
      'a.ts:2 request GET http://user/users retries=4',
    ],

    [
      "const request = require('request');\nrequest('http://user/users', (error, response) => {});",
      'a.ts:2 request GET http://user/users',
    ],
    [
      "const request = require('request');\nrequest({ uri: 'http://user/users', method: 'POST', json: user }, done);",
      'a.ts:2 request POST http://user/users body=user',
    ],
    [
      "const request = require('request-promise').defaults({ baseUrl: 'http://user' });\nrequest.del('/users/' + id);",
      'a.ts:2 request DELETE http://user/users/{id}',
    ],
  ],
  nearMiss: [
    "const request = require('request');\nrequest.defaults({ json: true });",
    "function f(request: Map<string, string>) { request.get('a'); }",
  ],
  cannotTell: [
    ["const request = require('request');\nrequest.get(address);", 'a.ts:2 request GET {address}'],
  ],
};
