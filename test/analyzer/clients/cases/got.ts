import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'got',
  match: [
    [
      "import got from 'got';\nconst base = got.extend({ prefixUrl: 'http://user', retry: { limit: 5 } });\nconst api = got.extend({ timeout: { request: 70 } }, base);\napi.put('users', { json: user });",
      'a.ts:4 got PUT http://user/users body=user timeout=70 retries=5',
    ],
    [
      "import got from 'got';\ngot.stream.post('http://user/users', { body: file });",
      'a.ts:2 got POST http://user/users body=file',
    ],
    ["import got from 'got';\ngot.paginate('http://user/users');", 'a.ts:2 got GET http://user/users'],
    [
      "import got from 'got';\ngot({ hostname: 'user', port: 3000, url: '/users' });",
      'a.ts:2 got GET http://user:3000/users',
    ],

    [
      "import got from 'got';\ngot.post('http://user/users', { json: user, timeout: { request: 500 }, retry: { limit: 3 } });",
      'a.ts:2 got POST http://user/users body=user timeout=500 retries=3',
    ],
    [
      "import { got } from 'got';\ngot('http://user/users', { method: 'PUT', json: user, retry: 1 }).json();",
      'a.ts:2 got PUT http://user/users body=user retries=1',
    ],
    [
      "import got from 'got';\nconst api = got.extend({ prefixUrl: 'http://user' }).extend({ timeout: { request: 9 } });\napi.get('users');",
      'a.ts:3 got GET http://user/users timeout=9',
    ],
    [
      "import got from 'got';\ngot({ url: 'http://user/users', method: 'POST', body: JSON.stringify(user) });",
      'a.ts:2 got POST http://user/users body=user',
    ],
    ["import got from 'got';\ngot.stream('http://user/users');", 'a.ts:2 got GET http://user/users'],
  ],
  nearMiss: [
    "const got = new Map();\ngot.get('users');",
    "import got from 'got';\ngot.extend({ prefixUrl: 'http://user' });",
  ],
  cannotTell: [["import got from 'got';\ngot(address);", 'a.ts:2 got GET {address}']],
};
