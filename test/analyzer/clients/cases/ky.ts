// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'ky',
  match: [
    [
      "import ky from 'ky';\nconst api = ky.extend({ prefix: process.env.USER_URL, retry: 2 });\napi('users', { method: 'put', json: user });",
      'a.ts:3 ky PUT <USER_URL>/users body=user retries=2',
    ],
    [
      "import ky from 'ky';\nconst api = ky.create({ prefixUrl: 'http://user' });\nconst v2 = api.extend((options) => ({ prefixUrl: `${options.prefixUrl}/v2` }));\nv2.get('users');",
      'a.ts:4 ky GET http://user/v2/users',
    ],

    [
      "import ky from 'ky';\nky.create({ prefixUrl: 'http://user' }).post('users', { json: user });",
      'a.ts:2 ky POST http://user/users body=user',
    ],
  ],
  nearMiss: [
    "const ky = { get: (path: string) => path };\nky.get('users');",
    "import ky from 'ky';\nky.create({});",
  ],
  cannotTell: [
    [
      "import ky from 'ky';\nky.create({ prefixUrl: address }).get('users');",
      'a.ts:2 ky GET {address}/users',
    ],
    ["import ky from 'ky';\nky(address);", 'a.ts:2 ky GET {address}'],
  ],
};
