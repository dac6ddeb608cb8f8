import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'http2',
  match: [
    [
      "import http2 from 'node:http2';\nconst connection = http2.connect('http://user');\nconst sending = connection.request({ ':method': 'POST', ':path': '/users', authorization: token });\nsending.end(JSON.stringify(user));",
      'a.ts:3 http2 POST http://user/users body=user auth',
    ],
    [
      "import { connect } from 'http2';\nconnect(process.env.USER_URL).request({ ':path': '/users' });",
      'a.ts:2 http2 GET <USER_URL>/users',
    ],
  ],
  nearMiss: [
    "import http2 from 'http2';\nhttp2.connect('http://user').close();\nhttp2.createServer().listen(3000);",
  ],
  cannotTell: [
    [
      "import { connect } from 'http2';\nconnect(address).request({ ':path': '/users' });",
      'a.ts:2 http2 GET {address}/users',
    ],
  ],
};
