// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

const wretch = "import wretch from 'wretch';\n";

export const cases: ClientCase = {
  id: 'wretch',
  match: [
    [
      `${wretch}wretch('http://user').url('/users').headers({ Authorization: token }).get().json();`,
      'a.ts:2 wretch GET http://user/users auth',
    ],
    [
      `${wretch}const api = wretch('http://user/api').auth(token);\napi.url('/users').post({ id }).res();`,
      'a.ts:3 wretch POST http://user/api/users body={ id } auth',
    ],
    [
      `${wretch}wretch('http://user/users').json(user).put();`,
      'a.ts:2 wretch PUT http://user/users body=user',
    ],
    [
      `${wretch}wretch('http://user').delete(\`/users/\${id}\`);`,
      'a.ts:2 wretch DELETE http://user/users/{id}',
    ],
    [
      `${wretch}wretch('http://user').post(user, '/users');`,
      'a.ts:2 wretch POST http://user/users body=user',
    ],
    [
      `${wretch}wretch('http://user').url('http://order/orders', true).get();`,
      'a.ts:2 wretch GET http://order/orders',
    ],
    [
      "import wretch from 'wretch';\nimport QueryStringAddon from 'wretch/addons/queryString';\nwretch('http://user').addon(QueryStringAddon).url('/users').query({ page }).get();",
      'a.ts:3 wretch GET http://user/users',
    ],
    [
      {
        'a.ts': "import { users } from './users';\nexport const one = (id) => users.get(`/users/${id}`);",
        'users.ts': `${wretch}export const users = wretch(process.env.USER_URL);`,
      },
      'a.ts:2 wretch GET <USER_URL>/users/{id}',
    ],
  ],
  nearMiss: [
    `${wretch}wretch('http://user').url('/users').headers({});`,
    "const wretch = (base) => new Map();\nwretch('http://user').get('/users');",
  ],
  cannotTell: [
    [`${wretch}wretch('http://user').url(path).get();`, 'a.ts:2 wretch GET http://user{path}'],
    [`${wretch}wretch(base).url('/users').get();`, 'a.ts:2 wretch GET {base}/users'],
  ],
};
