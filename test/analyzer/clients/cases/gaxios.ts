import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'gaxios',
  match: [
    [
      "import { request } from 'gaxios';\nrequest({ url: 'http://user/users', method: 'POST', data: user, retryConfig: { retry: 4 }, timeout: 50 });",
      'a.ts:2 gaxios POST http://user/users body=user timeout=50 retries=4',
    ],
    [
      "import { Gaxios } from 'gaxios';\nconst api = new Gaxios({ baseURL: 'http://user/api' });\napi.request({ url: '/users' });",
      'a.ts:3 gaxios GET http://user/api/users',
    ],
    [
      "import { instance } from 'gaxios';\ninstance.request({ url: 'http://user/users' });",
      'a.ts:2 gaxios GET http://user/users',
    ],
    [
      "import { Gaxios } from 'gaxios';\nnew Gaxios().fetch('http://user/users', { method: 'PUT', body: JSON.stringify(user) });",
      'a.ts:2 gaxios PUT http://user/users body=user',
    ],
  ],
  nearMiss: [
    "import { GaxiosError, instance } from 'gaxios';\ninstance.defaults = {};\nnew GaxiosError('no');",
    "import { Gaxios } from 'gaxios';\nnew Gaxios({ baseURL: 'http://user' });",
  ],
  cannotTell: [
    ["import { request } from 'gaxios';\nrequest({ url: address });", 'a.ts:2 gaxios GET {address}'],
  ],
};
