import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'fastify-http-proxy',
  match: [
    [
      "import proxy from '@fastify/http-proxy';\nimport Fastify from 'fastify';\nconst app = Fastify();\napp.register(proxy, { upstream: 'http://user:3000', prefix: '/users' });",
      'a.ts:4 fastify-http-proxy ANY http://user:3000/**',
    ],
    [
      "module.exports = async function (app) { app.register(require('@fastify/http-proxy'), { upstream: process.env.USER_URL }); };",
      'a.ts:1 fastify-http-proxy ANY <USER_URL>/**',
    ],
  ],
  nearMiss: [
    "import cors from '@fastify/cors';\nimport Fastify from 'fastify';\nFastify().register(cors, { upstream: 'http://user' });",
  ],
  cannotTell: [
    [
      "import proxy from '@fastify/http-proxy';\nimport Fastify from 'fastify';\nFastify().register(proxy, { upstream: address() });",
      'a.ts:3 fastify-http-proxy ANY {address()}/**',
    ],
  ],
};
