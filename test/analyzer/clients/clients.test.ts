// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import { clients } from '../../../src/analyzer/clients/registry.js';
import { requestsOf } from './requests-of.js';

interface Case {
  readonly match: readonly (readonly [code: string, expected: string | readonly string[]])[];
  readonly nearMiss: readonly string[];
  readonly cannotTell: readonly [code: string, expected: string];
}

const service = "import { HttpService } from '@nestjs/axios';\n";
const grpc = [
  "import { ClientsModule } from '@nestjs/microservices';",
  "ClientsModule.register([{ name: 'USERS', options: { url: process.env.USER_URL ?? 'user:5000' } }]);",
  "import type { ClientGrpc } from '@nestjs/microservices';",
];

/** Code of one file, with what it sends. */
const cases: Readonly<Record<string, Case>> = {
  axios: {
    match: [
      [
        "import axios from 'axios';\naxios.get('http://user/users', { timeout: 500 });",
        'a.ts:2 axios GET http://user/users timeout=500',
      ],
      [
        "import axios from 'axios';\naxios.post('http://user/users', { id: 1 });",
        'a.ts:2 axios POST http://user/users body={ id: 1 }',
      ],
      [
        "import http from 'axios';\nhttp({ method: 'put', url: 'http://user/users', data: user });",
        'a.ts:2 axios PUT http://user/users body=user',
      ],
      [
        "import axios from 'axios';\naxios.request({ baseURL: 'http://user/', url: '/users' });",
        'a.ts:2 axios GET http://user/users',
      ],
      [
        "import axios from 'axios';\naxios('http://user/users', { method: 'DELETE' });",
        'a.ts:2 axios DELETE http://user/users',
      ],
      [
        "const axios = require('axios').default;\nconst api = axios.create({ baseURL: 'http://user/api', timeout: 900 });\napi.patch('users/' + id, body);",
        'a.ts:3 axios PATCH http://user/api/users/{id} body=body timeout=900',
      ],
      [
        "import { post } from 'axios';\npost('http://user/users', user, { headers: { Authorization: token, 'Idempotency-Key': id } });",
        'a.ts:2 axios POST http://user/users body=user auth idempotency',
      ],
      [
        "import axios from 'axios';\nimport { setupCache } from 'axios-cache-interceptor';\nconst api = setupCache(axios.create({ baseURL: 'http://user' }));\napi.get('/users');",
        'a.ts:4 axios GET http://user/users',
      ],
      [
        "import axios, { type AxiosInstance } from 'axios';\nclass Users { constructor(private http: AxiosInstance) {}\n list() { return this.http.get('/users'); } }\nnew Users(axios.create({ baseURL: 'http://user' }));",
        'a.ts:3 axios GET http://user/users',
      ],
      [
        "import axios from 'axios';\naxios.create({ baseURL: 'http://user' }).get('http://order/orders');",
        'a.ts:2 axios GET http://order/orders',
      ],
    ],
    nearMiss: [
      "const axios = { get(url: string) {} };\naxios.get('http://user/users');",
      "import axios from 'axios';\naxios.isAxiosError(error);\naxios.create({ baseURL: 'http://user' });",
      "import axios from 'axios';\nfunction f(axios: Map<string, string>) { axios.get('x'); }",
    ],
    cannotTell: ["import axios from 'axios';\naxios.get(nowhere());", 'a.ts:2 axios GET {nowhere()}'],
  },
  fetch: {
    match: [
      ["fetch('http://user/users');", 'a.ts:1 fetch GET http://user/users'],
      [
        "fetch('http://user/users', { method: 'POST', body: JSON.stringify({ id }), signal: AbortSignal.timeout(300) });",
        'a.ts:1 fetch POST http://user/users body={ id } timeout=300',
      ],
      ["globalThis.fetch(new URL('/users', 'http://user'));", 'a.ts:1 fetch GET http://user/users'],
      ["fetch(new Request('http://user/users', { method: 'PUT' }));", 'a.ts:1 fetch PUT http://user/users'],
      ["import { fetch } from 'undici';\nfetch('http://user/users');", 'a.ts:2 fetch GET http://user/users'],
      [
        "import request from 'cross-fetch';\nrequest('http://user/users');",
        'a.ts:2 fetch GET http://user/users',
      ],
    ],
    nearMiss: [
      "import { fetch } from './own';\nfetch('http://user/users');",
      "function f(fetch: (url: string) => void) { fetch('http://user/users'); }",
      "repository.fetch('http://user/users');",
    ],
    cannotTell: ['fetch(address);', 'a.ts:1 fetch GET {address}'],
  },
  'node-fetch': {
    match: [
      [
        "import fetch from 'node-fetch';\nfetch('http://user/users', { method: 'DELETE', timeout: 100 });",
        'a.ts:2 node-fetch DELETE http://user/users timeout=100',
      ],
      [
        "const fetch = require('node-fetch');\nfetch('http://user/users');",
        'a.ts:2 node-fetch GET http://user/users',
      ],
    ],
    nearMiss: ["import { Headers } from 'node-fetch';\nnew Headers({});"],
    cannotTell: ["import fetch from 'node-fetch';\nfetch(address);", 'a.ts:2 node-fetch GET {address}'],
  },
  got: {
    match: [
      [
        "import got from 'got';\ngot.post('http://user/users', { json: user, timeout: { request: 500 }, retry: { limit: 3 } });",
        'a.ts:2 got POST http://user/users body=user timeout=500 retries=3',
      ],
      [
        "import { got } from 'got';\ngot('http://user/users', { method: 'PUT', json: user, retry: 1 }).json();",
        'a.ts:2 got PUT http://user/users body=user retries=1',
      ],
      [
        "import got from 'got';\nconst api = got.extend({ prefixUrl: 'http://user' }).extend({ timeout: { request: 9 } });\napi.get('users');",
        'a.ts:3 got GET http://user/users timeout=9',
      ],
      [
        "import got from 'got';\ngot({ url: 'http://user/users', method: 'POST', body: JSON.stringify(user) });",
        'a.ts:2 got POST http://user/users body=user',
      ],
      ["import got from 'got';\ngot.stream('http://user/users');", 'a.ts:2 got GET http://user/users'],
    ],
    nearMiss: [
      "const got = new Map();\ngot.get('users');",
      "import got from 'got';\ngot.extend({ prefixUrl: 'http://user' });",
    ],
    cannotTell: ["import got from 'got';\ngot(address);", 'a.ts:2 got GET {address}'],
  },
  '@nestjs/axios': {
    match: [
      [
        `${service}class A { constructor(private readonly http: HttpService) {}\n f() { return this.http.post('http://user/users', user); } }`,
        'a.ts:3 @nestjs/axios POST http://user/users body=user',
      ],
      [
        `${service}class A { constructor(private readonly http: HttpService) {}\n f() { return this.http.axiosRef.get('http://user/users'); } }`,
        'a.ts:3 @nestjs/axios GET http://user/users',
      ],
      [
        `import { HttpModule } from '@nestjs/axios';\n${service}HttpModule.register({ baseURL: 'http://user', timeout: 700 });\nclass A { @Inject() private readonly http: HttpService;\n f() { return this.http.get('/users'); } }`,
        'a.ts:5 @nestjs/axios GET http://user/users timeout=700',
      ],
      [
        `import { HttpModule } from '@nestjs/axios';\n${service}HttpModule.registerAsync({ useFactory: () => ({ baseURL: 'http://user' }) });\nclass A { constructor(private readonly http: HttpService) {}\n f() { return this.http.get('/users'); } }`,
        'a.ts:5 @nestjs/axios GET http://user/users',
      ],
    ],
    nearMiss: [
      "class HttpService { get(url: string) {} }\nclass A { constructor(private readonly http: HttpService) {}\n f() { return this.http.get('http://user/users'); } }",
    ],
    cannotTell: [
      `${service}class A { constructor(private readonly http: HttpService) {}\n f() { return this.http.get(address); } }`,
      'a.ts:3 @nestjs/axios GET {address}',
    ],
  },
  grpc: {
    match: [
      [
        `${grpc.join('\n')}\nclass A { private users; constructor(@Inject('USERS') private client: ClientGrpc) {}\n onModuleInit() { this.users = this.client.getService('UserService'); }\n f() { return this.users.findOne({ id }); } }`,
        'a.ts:6 grpc RPC grpc://<USER_URL=user:5000>/UserService/FindOne body={ id }',
      ],
    ],
    nearMiss: [
      `${grpc.join('\n')}\nclass A { constructor(private users: Map<string, string>) {}\n f() { return this.users.findOne({ id }); } }`,
    ],
    cannotTell: [
      `${grpc[2]}\nclass A { private users; constructor(@Inject('OTHER') private client: ClientGrpc) {}\n onModuleInit() { this.users = this.client.getService('UserService'); }\n f() { return this.users.findOne(); } }`,
      'a.ts:4 grpc RPC grpc:///UserService/FindOne',
    ],
  },
  ky: {
    match: [
      [
        "import ky from 'ky';\nky.create({ prefixUrl: 'http://user' }).post('users', { json: user });",
        'a.ts:2 ky POST http://user/users body=user',
      ],
    ],
    nearMiss: ["import ky from 'ky';\nky.create({});"],
    cannotTell: ["import ky from 'ky';\nky(address);", 'a.ts:2 ky GET {address}'],
  },
  request: {
    match: [
      [
        "const request = require('request');\nrequest('http://user/users', (error, response) => {});",
        'a.ts:2 request GET http://user/users',
      ],
      [
        "const request = require('request');\nrequest({ uri: 'http://user/users', method: 'POST', json: user }, done);",
        'a.ts:2 request POST http://user/users body=user',
      ],
      [
        "const request = require('request-promise').defaults({ baseUrl: 'http://user' });\nrequest.del('/users/' + id);",
        'a.ts:2 request DELETE http://user/users/{id}',
      ],
    ],
    nearMiss: [
      "const request = require('request');\nrequest.defaults({ json: true });",
      "function f(request: Map<string, string>) { request.get('a'); }",
    ],
    cannotTell: [
      "const request = require('request');\nrequest.get(address);",
      'a.ts:2 request GET {address}',
    ],
  },
  superagent: {
    match: [
      [
        "import request from 'superagent';\nrequest.post('http://user/users').send({ id }).timeout(200);",
        'a.ts:2 superagent POST http://user/users body={ id } timeout=200',
      ],
      [
        "import request from 'superagent';\nrequest('PUT', 'http://user/users');",
        'a.ts:2 superagent PUT http://user/users',
      ],
    ],
    nearMiss: ["import request from 'superagent';\nrequest.agent();"],
    cannotTell: [
      "import request from 'superagent';\nrequest.get(address);",
      'a.ts:2 superagent GET {address}',
    ],
  },
  undici: {
    match: [
      [
        "import { request } from 'undici';\nrequest('http://user/users', { method: 'POST', body: JSON.stringify(user) });",
        'a.ts:2 undici POST http://user/users body=user',
      ],
      [
        "import { Pool } from 'undici';\nnew Pool('http://user').request({ path: '/users', method: 'GET' });",
        'a.ts:2 undici GET http://user/users',
      ],
    ],
    nearMiss: ["import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent());"],
    cannotTell: ["import { request } from 'undici';\nrequest(address);", 'a.ts:2 undici GET {address}'],
  },
  needle: {
    match: [
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
    cannotTell: ["import needle from 'needle';\nneedle.get(address);", 'a.ts:2 needle GET {address}'],
  },
  http: {
    match: [
      [
        "import http from 'node:http';\nhttp.request({ hostname: 'user', port: 3001, path: '/users', method: 'POST' }, done);",
        'a.ts:2 http POST http://user:3001/users',
      ],
      [
        "import https from 'https';\nhttps.get('https://user/users', done);",
        'a.ts:2 http GET https://user/users',
      ],
    ],
    nearMiss: ["import http from 'node:http';\nhttp.createServer().listen(3000);"],
    cannotTell: ["import http from 'node:http';\nhttp.get(address);", 'a.ts:2 http GET {address}'],
  },
  proxy: {
    match: [
      [
        "import proxy from 'express-http-proxy';\napp.use('/users', proxy('http://user:3001'));",
        'a.ts:2 proxy ANY http://user:3001/**',
      ],
      [
        "import { createProxyMiddleware } from 'http-proxy-middleware';\napp.use(createProxyMiddleware({ target: 'http://user:3001', changeOrigin: true }));",
        'a.ts:2 proxy ANY http://user:3001/**',
      ],
    ],
    nearMiss: ["import { fixRequestBody } from 'http-proxy-middleware';\nfixRequestBody();"],
    cannotTell: [
      "import proxy from 'express-http-proxy';\napp.use(proxy(target));",
      'a.ts:2 proxy ANY {target}/**',
    ],
  },
  h2o2: {
    match: [
      [
        "import '@hapi/h2o2';\nserver.route({ method: 'POST', path: '/x', handler: (req, h) => h.proxy({ uri: 'http://user/users' }) });",
        'a.ts:2 h2o2 POST http://user/users',
      ],
    ],
    nearMiss: [
      "import '@hapi/h2o2';\nfunction f(h) { h.proxy('http://user/users'); h.response({ uri: 'x' }); }",
    ],
    cannotTell: [
      "import '@hapi/h2o2';\nconst f = (req, h) => h.proxy({ uri: address });",
      'a.ts:2 h2o2 ANY {address}',
    ],
  },
  trpc: {
    match: [
      [
        "import { createTRPCClient, httpBatchLink } from '@trpc/client';\nconst api = createTRPCClient({ links: [httpBatchLink({ url: 'http://user/trpc' })] });\napi.users.create.mutate(user);",
        'a.ts:3 trpc RPC http://user/trpc/users.create body=user',
      ],
    ],
    nearMiss: [
      "import { createTRPCClient } from '@trpc/client';\nconst api = createTRPCClient({ links: [] });\napi.users.create.subscribe(user);",
    ],
    cannotTell: [
      "import { createTRPCClient } from '@trpc/client';\nconst api = createTRPCClient({ links: [] });\napi.users.list.query();",
      'a.ts:3 trpc RPC users.list',
    ],
  },
};

describe('clients', () => {
  it('each have cases', () => {
    expect(Object.keys(cases).sort()).toEqual(clients.map(({ id }) => id).sort());
  });

  for (const [id, { match, nearMiss, cannotTell }] of Object.entries(cases)) {
    describe(id, () => {
      it.each(match)('recognises %s', (code, expected) => {
        expect(requestsOf({ 'a.ts': code })).toEqual([expected].flat());
      });
      it.each(nearMiss.map((code) => [code]))('leaves %s alone', (code) => {
        expect(requestsOf({ 'a.ts': code })).toEqual([]);
      });
      it('keeps what it cannot tell', () => {
        expect(requestsOf({ 'a.ts': cannotTell[0] })).toEqual([cannotTell[1]]);
      });
    });
  }
});
