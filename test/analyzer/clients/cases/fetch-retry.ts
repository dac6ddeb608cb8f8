import type { ClientCase } from '../client-case.js';

const wrapped = "import fetchRetry from 'fetch-retry';\nconst again = fetchRetry(fetch, { retries: 5 });\n";

export const cases: ClientCase = {
  id: 'fetch-retry',
  match: [
    [`${wrapped}again('http://user/users');`, 'a.ts:3 fetch-retry GET http://user/users retries=5'],
    [
      `${wrapped}again('http://user/users', { method: 'POST', body: JSON.stringify(user), retries: 2 });`,
      'a.ts:3 fetch-retry POST http://user/users body=user retries=2',
    ],
    [
      "const fetch = require('fetch-retry')(require('node-fetch'));\nfetch('http://user/users');",
      'a.ts:2 fetch-retry GET http://user/users',
    ],
  ],
  nearMiss: [wrapped],
  cannotTell: [[`${wrapped}again(address);`, 'a.ts:3 fetch-retry GET {address} retries=5']],
};
