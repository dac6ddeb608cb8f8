import type { ClientCase } from '../client-case.js';

const wreck = "import Wreck from '@hapi/wreck';\n";

export const cases: ClientCase = {
  id: 'wreck',
  match: [
    [
      `${wreck}Wreck.get('http://user/users', { timeout: 400 });`,
      'a.ts:2 wreck GET http://user/users timeout=400',
    ],
    [
      `${wreck}Wreck.post('http://user/users', { payload: JSON.stringify(user), headers: { authorization: token } });`,
      'a.ts:2 wreck POST http://user/users body=user auth',
    ],
    [
      "const Wreck = require('@hapi/wreck');\nconst api = Wreck.defaults({ baseUrl: 'http://user/api' }).defaults({ timeout: 9 });\napi.request('DELETE', '/users/' + id);",
      'a.ts:3 wreck DELETE http://user/api/users/{id} timeout=9',
    ],
  ],
  nearMiss: [
    `${wreck}Wreck.read(response, {});\nWreck.defaults({ baseUrl: 'http://user' });`,
    "const Wreck = new Map();\nWreck.get('http://user/users');",
  ],
  cannotTell: [[`${wreck}Wreck.put(address, { payload: user });`, 'a.ts:2 wreck PUT {address} body=user']],
};
