import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'node-fetch',
  match: [
    [
      "import { fetch } from 'node-fetch-native';\nfetch('http://user/users');",
      'a.ts:2 node-fetch GET http://user/users',
    ],
    [
      "import { fetch } from '@whatwg-node/fetch';\nfetch('http://user/users', { method: 'PUT' });",
      'a.ts:2 node-fetch PUT http://user/users',
    ],
    [
      "const fetch = (...args) => import('node-fetch').then(({ default: fetch }) => fetch(...args));\nfetch('http://user/users');",
      'a.ts:2 node-fetch GET http://user/users via fetch',
    ],

    [
      "import fetch from 'node-fetch';\nfetch('http://user/users', { method: 'DELETE', timeout: 100 });",
      'a.ts:2 node-fetch DELETE http://user/users timeout=100',
    ],
    [
      "const fetch = require('node-fetch');\nfetch('http://user/users');",
      'a.ts:2 node-fetch GET http://user/users',
    ],
  ],
  nearMiss: ["import { Headers } from 'node-fetch';\nnew Headers({});"],
  cannotTell: [["import fetch from 'node-fetch';\nfetch(address);", 'a.ts:2 node-fetch GET {address}']],
};
