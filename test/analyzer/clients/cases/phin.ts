import type { ClientCase } from '../client-case.js';

const phin = "import phin from 'phin';\n";

export const cases: ClientCase = {
  id: 'phin',
  match: [
    [`${phin}phin('http://user/users');`, 'a.ts:2 phin GET http://user/users'],
    [
      `${phin}phin({ url: 'http://user/users', method: 'POST', data: user, timeout: 300 });`,
      'a.ts:2 phin POST http://user/users body=user timeout=300',
    ],
    [
      "const p = require('phin');\nconst api = p.defaults({ method: 'PUT', timeout: 100 });\napi({ url: 'http://user/users' });",
      'a.ts:3 phin PUT http://user/users timeout=100',
    ],
    ["import { phin } from 'phin';\nphin('http://user/users');", 'a.ts:2 phin GET http://user/users'],
  ],
  nearMiss: [
    `${phin}phin.defaults({ method: 'POST' });`,
    "function f(phin: (url: string) => void) { phin('http://user/users'); }",
  ],
  cannotTell: [
    [`${phin}phin(address);`, 'a.ts:2 phin GET {address}'],
    [
      `${phin}phin({ url: address, method });`,
      'a.ts:2 phin <UNKNOWN: METHOD IS NOT DEFINED IN THE REPOSITORY> {address}',
    ],
  ],
};
