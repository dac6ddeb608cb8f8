import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'make-fetch-happen',
  match: [
    [
      "import fetch from 'make-fetch-happen';\nfetch('http://user/users', { method: 'PUT', body: user, retry: { retries: 3 }, timeout: 70 });",
      'a.ts:2 make-fetch-happen PUT http://user/users body=user timeout=70 retries=3',
    ],
    [
      "const fetch = require('make-fetch-happen').defaults({ retry: 2, headers: { authorization: token } });\nfetch('http://user/users');",
      'a.ts:2 make-fetch-happen GET http://user/users retries=2 auth',
    ],
  ],
  nearMiss: ["import fetch from 'make-fetch-happen';\nfetch.defaults({ retry: 2 });"],
  cannotTell: [
    ["import fetch from 'make-fetch-happen';\nfetch(address);", 'a.ts:2 make-fetch-happen GET {address}'],
  ],
};
