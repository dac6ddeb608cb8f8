import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'fetch',
  match: [
    [
      "const fetch = require('isomorphic-fetch');\nfetch('http://user/users', { method: 'POST', body: user });",
      'a.ts:2 fetch POST http://user/users body=user',
    ],
    ["import 'whatwg-fetch';\nfetch('http://user/users');", 'a.ts:2 fetch GET http://user/users'],
    [
      "import { fetch } from 'whatwg-fetch';\nfetch('http://user/users');",
      'a.ts:2 fetch GET http://user/users',
    ],
    [
      "import { fetch as send } from 'cross-fetch';\nsend('http://user/users');",
      'a.ts:2 fetch GET http://user/users',
    ],

    ["fetch('http://user/users');", 'a.ts:1 fetch GET http://user/users'],
    [
      "fetch('http://user/users', { method: 'POST', body: JSON.stringify({ id }), signal: AbortSignal.timeout(300) });",
      'a.ts:1 fetch POST http://user/users body={ id } timeout=300',
    ],
    ["globalThis.fetch(new URL('/users', 'http://user'));", 'a.ts:1 fetch GET http://user/users'],
    ["fetch(new Request('http://user/users', { method: 'PUT' }));", 'a.ts:1 fetch PUT http://user/users'],
    ["import { fetch } from 'undici';\nfetch('http://user/users');", 'a.ts:2 fetch GET http://user/users'],
    [
      "import request from 'cross-fetch';\nrequest('http://user/users');",
      'a.ts:2 fetch GET http://user/users',
    ],
  ],
  nearMiss: [
    "import { fetch } from './own';\nfetch('http://user/users');",
    "function f(fetch: (url: string) => void) { fetch('http://user/users'); }",
    "repository.fetch('http://user/users');",
  ],
  cannotTell: [['fetch(address);', 'a.ts:1 fetch GET {address}']],
};
