// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'undici',
  match: [
    [
      "import { stream } from 'undici';\nstream('http://user/users', { method: 'PUT', body: user }, sink);",
      'a.ts:2 undici PUT http://user/users body=user',
    ],
    [
      "import undici from 'undici';\nundici.request('http://user/users');",
      'a.ts:2 undici GET http://user/users',
    ],
    [
      "import { Agent } from 'undici';\nnew Agent({ connections: 5 }).request({ origin: 'http://user', path: '/users', method: 'POST' });",
      'a.ts:2 undici POST http://user/users',
    ],
    [
      "import { Client } from 'undici';\nconst client = new Client(process.env.USER_URL, { bodyTimeout: 30 });\nclient.stream({ path: '/users', method: 'GET' }, sink);",
      'a.ts:3 undici GET <USER_URL>/users timeout=30',
    ],
    [
      "import { Pool, interceptors } from 'undici';\nconst pool = new Pool('http://user').compose(interceptors.retry());\npool.request({ path: `/users/${id}`, method: 'DELETE' });",
      'a.ts:3 undici DELETE http://user/users/{id}',
    ],

    [
      "import { request } from 'undici';\nrequest('http://user/users', { method: 'POST', body: JSON.stringify(user) });",
      'a.ts:2 undici POST http://user/users body=user',
    ],
    [
      "import { Pool } from 'undici';\nnew Pool('http://user').request({ path: '/users', method: 'GET' });",
      'a.ts:2 undici GET http://user/users',
    ],
  ],
  nearMiss: [
    "import { Pool } from 'undici';\nnew Pool('http://user').close();",
    "import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent());",
  ],
  cannotTell: [
    [
      "import { Pool } from 'undici';\nnew Pool(address).request({ path: '/users', method: 'GET' });",
      'a.ts:2 undici GET {address}/users',
    ],
    ["import { request } from 'undici';\nrequest(address);", 'a.ts:2 undici GET {address}'],
  ],
};
