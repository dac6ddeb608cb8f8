// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const user = {
  'user/package.json': manifest('user'),
  'user/src/server.js': server(3001, 'GET /users/:id', 'POST /auth/verify'),
};
const environment = [
  "import { cleanEnv, url } from 'envalid';",
  'export const env = cleanEnv(process.env, {',
  "  USER_URL: url({ devDefault: 'http://localhost:3001/' }),",
  "  EVENTS_URL: url({ devDefault: 'http://localhost:5555/' }),",
  '});',
].join('\n');
const compose =
  'services:\n  gateway:\n    build: gateway\n    environment:\n      USER_URL: http://user:3001/\n      EVENTS_URL: http://events:5555/\n  user:\n    build: user\n  events:\n    image: shop/events\n';

function gateway(file: string, lines: readonly string[], ...packages: readonly string[]) {
  return {
    'gateway/package.json': manifest('gateway', ...packages),
    'gateway/src/server.js': server(3000),
    [`gateway/src/${file}`]: lines.join('\n'),
    'gateway/src/env.ts': environment,
    'docker-compose.yml': compose,
    ...user,
  };
}

/** Procedures of other services, and requests that are passed on. */
export const rpcAndProxies: readonly Idiom[] = [
  {
    name: 'procedures whose address is an object',
    files: gateway(
      'events.ts',
      [
        "import { createTRPCClient, httpLink } from '@trpc/client';",
        "import { env } from './env';",
        'const internal = createTRPCClient<AppRouter>({',
        "  links: [httpLink({ url: new URL('/internal', env.EVENTS_URL).href })],",
        '});',
        'export async function verify(input: Input) {',
        '  return internal.user.verify.query(input);',
        '}',
        'function createClient(token: string) {',
        '  return createTRPCClient<AppRouter>({',
        "    links: [httpLink({ url: new URL('start/', env.EVENTS_URL).href, headers: { authorization: token } })],",
        '  });',
        '}',
        'export async function complete(token: string) {',
        '  await createClient(token).complete.mutate();',
        '}',
      ],
      '@trpc/client',
    ),
    calls: [
      'gateway/src/events.ts:7 gateway > events RPC /internal/user.verify data high',
      'gateway/src/events.ts:15 gateway > events RPC /start/complete status high',
    ],
  },
  {
    name: 'an authorisation check before a proxy that puts its prefix back',
    files: gateway(
      'proxy.ts',
      [
        "import axios from 'axios';",
        "import express from 'express';",
        "import proxy from 'express-http-proxy';",
        'const app = express();',
        "const userUrl = process.env.USER_URL || 'http://localhost:3001';",
        'async function authenticate(req, res, next) {',
        '  try {',
        '    const answer = await axios.post(`${userUrl}/auth/verify`, { token: req.headers.authorization });',
        '    req.user = answer.data.user;',
        '    next();',
        '  } catch {',
        "    res.status(401).json({ error: 'unauthorised' });",
        '  }',
        '}',
        "app.use('/users', authenticate, proxy(userUrl, { proxyReqPathResolver: (req) => `/users${req.url}` }));",
      ],
      'axios',
      'express-http-proxy',
    ),
    calls: [
      'gateway/src/proxy.ts:8 gateway > user POST /auth/verify data high',
      'gateway/src/proxy.ts:15 gateway > user ANY * data high',
    ],
  },
  {
    name: 'a proxy that is made for each request from a table of prefixes',
    files: gateway(
      'gateway.controller.ts',
      [
        "import { createProxyMiddleware } from 'http-proxy-middleware';",
        'export class GatewayController {',
        '  private readonly routes = new Map<string, string>([',
        "    ['/users', process.env.USER_URL || 'http://user:3001'],",
        '  ]);',
        '  pass(req, res, next) {',
        "    const target = this.routes.get(req.path.split('/')[1]);",
        "    if (!target) throw new Error('no route');",
        '    createProxyMiddleware({ target, changeOrigin: true })(req, res, next);',
        '  }',
        '}',
      ],
      'http-proxy-middleware',
    ),
    calls: ['gateway/src/gateway.controller.ts:9 gateway > user ANY * data high'],
  },
  {
    name: 'a handler of hapi that passes on',
    files: gateway(
      'routes.ts',
      [
        "import { env } from './env';",
        'export const routes = [',
        '  {',
        "    method: '*',",
        "    path: '/auth/{suffix*}',",
        '    handler: (_, h) => h.proxy({ uri: `${env.USER_URL}{suffix}` }),',
        '  },',
        '];',
      ],
      '@hapi/hapi',
      '@hapi/h2o2',
    ),
    calls: ['gateway/src/routes.ts:6 gateway > user ANY /{} data high'],
  },
  {
    name: 'a sidecar by path, and its header in a constant',
    files: gateway(
      'sidecar.js',
      [
        "const axios = require('axios');",
        'const sidecar = `http://localhost:${process.env.DAPR_HTTP_PORT ?? 3500}`;',
        "const settings = { headers: { 'dapr-app-id': 'user' } };",
        'exports.verify = async (token) => {',
        '  const answer = await axios.post(`${sidecar}/auth/verify`, { token }, settings);',
        '  console.log(answer.config.data);',
        '};',
        'exports.find = async (id) => {',
        '  const answer = await axios.get(`${sidecar}/v1.0/invoke/user/method/users/${id}`);',
        '  return answer.data;',
        '};',
      ],
      'axios',
    ),
    calls: [
      'gateway/src/sidecar.js:5 gateway > user POST /auth/verify status high',
      'gateway/src/sidecar.js:9 gateway > user GET /users/{} data high',
    ],
  },
];
