// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'http',
  match: [
    [
      "import http from 'node:http';\nconst sending = http.request('http://user/users', { method: 'POST', headers: { authorization: token }, timeout: 20 }, done);\nsending.on('error', log);\nsending.write(JSON.stringify(user));\nsending.end();",
      'a.ts:2 http POST http://user/users body=user timeout=20 auth',
    ],
    [
      "import { request } from 'http';\nrequest({ host: 'user', path: '/users', method: 'PUT' }).end(user);",
      'a.ts:2 http PUT http://user/users body=user',
    ],
    [
      "import { https } from 'follow-redirects';\nhttps.get('https://user/users', done);",
      'a.ts:2 http GET https://user/users',
    ],
    [
      "import { request } from 'http';\nrequest({ protocol: 'https:', hostname: 'user', path: `/users/${id}` }, done);",
      'a.ts:2 http GET https://user/users/{id}',
    ],

    [
      "import http from 'node:http';\nhttp.request({ hostname: 'user', port: 3001, path: '/users', method: 'POST' }, done);",
      'a.ts:2 http POST http://user:3001/users',
    ],
    [
      "import https from 'https';\nhttps.get('https://user/users', done);",
      'a.ts:2 http GET https://user/users',
    ],
  ],
  nearMiss: [
    "import http from 'node:http';\nhttp.request({ socketPath: '/run/engine.sock', path: '/users' });",
    "import http from 'node:http';\nhttp.createServer().listen(3000);",
  ],
  cannotTell: [
    [
      "import http from 'node:http';\nhttp.request({ host, path: '/users' });",
      'a.ts:2 http GET http://{host}/users',
    ],
    ["import http from 'node:http';\nhttp.get(address);", 'a.ts:2 http GET {address}'],
  ],
};
