// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

const bent = "import bent from 'bent';\n";

export const cases: ClientCase = {
  id: 'bent',
  match: [
    [
      `${bent}const post = bent('http://user', 'POST', 'json', 201);\npost('/users', user, { Authorization: token });`,
      'a.ts:3 bent POST http://user/users body=user auth',
    ],
    [
      "const bent = require('bent');\nbent('json')('http://user/users');",
      'a.ts:2 bent GET http://user/users',
    ],
    [
      `${bent}const get = bent(process.env.USER_URL, 'json', { 'Idempotency-Key': key });\nget(\`/users/\${id}\`);`,
      'a.ts:3 bent GET <USER_URL>/users/{id} idempotency',
    ],
    [
      `${bent}class Users {\n private readonly get = bent('GET', 'json', this.base, 200);\n constructor(private readonly base: string) {}\n list() { return this.get('/users'); } }\nnew Users('http://user');`,
      'a.ts:5 bent GET http://user/users',
    ],
  ],
  nearMiss: [
    `${bent}bent('http://user', 'POST', 'json');`,
    "const bent = (base: string) => (path: string) => path;\nbent('http://user')('/users');",
  ],
  cannotTell: [
    [`${bent}bent('json')(address);`, 'a.ts:2 bent GET {address}'],
    [`${bent}bent(base, 'PUT')('/users');`, 'a.ts:2 bent PUT {base}/users'],
  ],
};
