import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'urql',
  match: [
    [
      "import { Client, fetchExchange } from '@urql/core';\nconst client = new Client({ url: 'http://user/graphql', exchanges: [fetchExchange] });\nclient.query(document, { id }).toPromise();",
      'a.ts:3 urql POST http://user/graphql body={ id }',
    ],
    [
      "import { createClient } from 'urql';\nconst client = createClient({ url: process.env.USER_URL });\nclient.mutation(document, { id });",
      'a.ts:3 urql POST <USER_URL> body={ id }',
    ],
  ],
  nearMiss: [
    "import { createClient } from 'urql';\ncreateClient({ url: 'http://user/graphql' });",
    "import { Client } from 'pg';\nimport '@urql/core';\nnew Client().query('select 1');",
  ],
  cannotTell: [
    [
      "import { createClient } from '@urql/core';\ncreateClient(settings).query(document, { id });",
      'a.ts:2 urql POST  body={ id }',
    ],
  ],
};
