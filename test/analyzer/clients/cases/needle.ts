import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'needle',
  match: [
    [
      "import needle from 'needle';\nneedle('get', 'http://user/users', { response_timeout: 40, headers: { authorization: token } });",
      'a.ts:2 needle GET http://user/users timeout=40 auth',
    ],
    [
      "import needle from 'needle';\nneedle.request('put', 'http://user/users', user, { json: true }, done);",
      'a.ts:2 needle PUT http://user/users body=user',
    ],
    [
      "import needle from 'needle';\nneedle.delete('http://user/users/' + id, null, done);",
      'a.ts:2 needle DELETE http://user/users/{id}',
    ],

    [
      "import needle from 'needle';\nneedle('post', 'http://user/users', user);",
      'a.ts:2 needle POST http://user/users body=user',
    ],
    [
      "import needle from 'needle';\nneedle.get('http://user/users', { timeout: 5 });",
      'a.ts:2 needle GET http://user/users timeout=5',
    ],
  ],
  nearMiss: ["import needle from 'needle';\nneedle.defaults({});"],
  cannotTell: [
    [
      "import needle from 'needle';\nneedle(method, 'http://user/users');",
      'a.ts:2 needle <UNKNOWN: METHOD IS NOT DEFINED IN THE REPOSITORY> http://user/users',
    ],
    ["import needle from 'needle';\nneedle.get(address);", 'a.ts:2 needle GET {address}'],
  ],
};
