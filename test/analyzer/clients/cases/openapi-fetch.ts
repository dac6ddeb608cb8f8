import type { ClientCase } from '../client-case.js';

const client =
  "import createClient from 'openapi-fetch';\nimport type { paths } from './user';\nconst users = createClient<paths>({ baseUrl: 'http://user/v1' });\n";

export const cases: ClientCase = {
  id: 'openapi-fetch',
  match: [
    [
      `${client}users.GET('/users/{id}', { params: { path: { id: userId } } });`,
      'a.ts:4 openapi-fetch GET http://user/v1/users/{userId}',
    ],
    [
      `${client}users.POST('/users', { body: { name }, headers: { Authorization: token } });`,
      'a.ts:4 openapi-fetch POST http://user/v1/users body={ name } auth',
    ],
    [
      `${client}users.request('put', '/users', { body: user });`,
      'a.ts:4 openapi-fetch PUT http://user/v1/users body=user',
    ],
    [
      "import { createPathBasedClient } from 'openapi-fetch';\nconst users = createPathBasedClient<paths>({ baseUrl: 'http://user' });\nusers['/users/{id}'].DELETE({ params: { path: { id: userId } } });",
      'a.ts:3 openapi-fetch DELETE http://user/users/{userId}',
    ],
    [
      {
        'a.ts': "import { users } from './users';\nusers.GET('/users');",
        'users.ts':
          "import createClient from 'openapi-fetch';\nexport const users = createClient({ baseUrl: process.env.USER_URL });",
      },
      'a.ts:2 openapi-fetch GET <USER_URL>/users',
    ],
  ],
  nearMiss: [
    `${client}users.use(middleware);`,
    "const users = { GET(path: string) {} };\nusers.GET('/users');",
  ],
  cannotTell: [
    [
      "import createClient from 'openapi-fetch';\ncreateClient({ baseUrl: address }).GET('/users/{id}');",
      "a.ts:2 openapi-fetch GET {address}/users/{createClient({ baseUrl: address }).GET('/users/{id}')}",
    ],
  ],
};
