import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'superagent',
  match: [
    [
      "import request from 'superagent';\nrequest('http://user/users');",
      'a.ts:2 superagent GET http://user/users',
    ],
    [
      "import request from 'superagent';\nrequest.del('http://user/users/' + id).set('Authorization', token).retry(2).timeout({ response: 80 });",
      'a.ts:2 superagent DELETE http://user/users/{id} timeout=80 retries=2 auth',
    ],
    [
      "import request from 'superagent';\nconst agent = request.agent().set('Idempotency-Key', key);\nagent.put('http://user/users').send(user);",
      'a.ts:3 superagent PUT http://user/users body=user idempotency',
    ],
    [
      "import request from 'superagent';\nexport function create(user) {\n const sending = request.post('http://user/users');\n sending.set({ Authorization: token });\n sending.send(user);\n return sending;\n}",
      'a.ts:3 superagent POST http://user/users body=user auth',
    ],
    [
      "import request from 'superagent';\nimport prefix from 'superagent-prefix';\nrequest.get('/users').use(prefix('http://user'));",
      'a.ts:3 superagent GET http://user/users',
    ],
    [
      "import supertest from 'supertest';\nsupertest('http://user').post('/users').send({ id });",
      'a.ts:2 superagent POST http://user/users body={ id }',
    ],
    [
      "import request from 'supertest';\nconst agent = request.agent(process.env.USER_URL);\nagent.get('/users');",
      'a.ts:3 superagent GET <USER_URL>/users',
    ],

    [
      "import request from 'superagent';\nrequest.post('http://user/users').send({ id }).timeout(200);",
      'a.ts:2 superagent POST http://user/users body={ id } timeout=200',
    ],
    [
      "import request from 'superagent';\nrequest('PUT', 'http://user/users');",
      'a.ts:2 superagent PUT http://user/users',
    ],
  ],
  nearMiss: [
    "import request from 'superagent';\nrequest.agent().get;",
    "import request from 'supertest';\nimport { app } from './app';\nrequest(app).get('/users');",
    "import request from 'superagent';\nrequest.agent();",
  ],
  cannotTell: [
    ["import request from 'superagent';\nrequest.get(address);", 'a.ts:2 superagent GET {address}'],
  ],
};
