import type { ClientCase } from '../client-case.js';

const registered =
  "import replyFrom from '@fastify/reply-from';\nimport Fastify from 'fastify';\nconst app = Fastify();\n";

export const cases: ClientCase = {
  id: 'reply-from',
  match: [
    [
      `${registered}app.register(replyFrom);\napp.get('/users', (request, reply) => reply.from('http://user/users'));`,
      'a.ts:5 reply-from ANY http://user/users',
    ],
    [
      `${registered}app.register(replyFrom, { base: 'http://user/' });\napp.get('/users', (request, reply) => { reply.from('/users', { method: 'POST', body }); });`,
      'a.ts:5 reply-from POST http://user/users body=body',
    ],
  ],
  nearMiss: [
    `${registered}app.register(replyFrom);\nArray.from(list);\nBuffer.from('text');`,
    "import Fastify from 'fastify';\nFastify().get('/users', (request, reply) => reply.from('http://user/users'));",
  ],
  cannotTell: [
    [
      `${registered}app.register(replyFrom);\napp.get('/users', (request, reply) => reply.from(address()));`,
      'a.ts:5 reply-from ANY {address()}',
    ],
  ],
};
