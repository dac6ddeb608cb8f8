// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

const ofetch = "import { ofetch } from 'ofetch';\n";

export const cases: ClientCase = {
  id: 'ofetch',
  match: [
    [
      `${ofetch}ofetch('http://user/users', { method: 'POST', body: user, retry: 2, timeout: 500 });`,
      'a.ts:2 ofetch POST http://user/users body=user timeout=500 retries=2',
    ],
    [
      "import { $fetch } from 'ofetch';\nconst api = $fetch.create({ baseURL: 'http://user/api', retry: 1 });\napi(`/users/${id}`);",
      'a.ts:3 ofetch GET http://user/api/users/{id} retries=1',
    ],
    [`${ofetch}ofetch('/users', { baseURL: 'http://user' });`, 'a.ts:2 ofetch GET http://user/users'],
    [
      `${ofetch}ofetch.create({ baseURL: 'http://user' }).raw('/users', { headers: { Authorization: token } });`,
      'a.ts:2 ofetch GET http://user/users auth',
    ],
    ["$fetch('http://user/users');", 'a.ts:1 ofetch GET http://user/users'],
    [
      {
        'a.ts': "import { users } from './users';\nexport const list = () => users('/users');",
        'users.ts': `${ofetch}export const users = ofetch.create({ baseURL: process.env.USER_URL });`,
      },
      'a.ts:2 ofetch GET <USER_URL>/users',
    ],
  ],
  nearMiss: [
    "import { ofetch, FetchError } from 'ofetch';\nofetch.create({ baseURL: 'http://user' });\nnew FetchError('no');",
    "import { createFetch } from 'ofetch';\ncreateFetch();",
    "const $fetch = (path: string) => path;\n$fetch('http://user/users');",
  ],
  cannotTell: [[`${ofetch}ofetch(address);`, 'a.ts:2 ofetch GET {address}']],
};
