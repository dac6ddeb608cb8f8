import type { ClientCase } from '../client-case.js';

export const cases: ClientCase = {
  id: 'proxy',
  match: [
    [
      "import proxy from 'express-http-proxy';\napp.use('/users', proxy('http://user:3001'));",
      'a.ts:2 proxy ANY http://user:3001/**',
    ],
    [
      "import { createProxyMiddleware } from 'http-proxy-middleware';\napp.use(createProxyMiddleware({ target: 'http://user:3001', changeOrigin: true }));",
      'a.ts:2 proxy ANY http://user:3001/**',
    ],
    [
      "import { createProxyMiddleware } from 'http-proxy-middleware';\napp.use(createProxyMiddleware('/users', { target: { protocol: 'http:', host: 'user', port: 3001 }, proxyTimeout: 900 }));",
      'a.ts:2 proxy ANY http://user:3001/** timeout=900',
    ],
    [
      "const { createProxyMiddleware } = require('http-proxy-middleware');\napp.use(createProxyMiddleware({ target: process.env.GATEWAY_URL, router: { '/users': 'http://user:3001', '/orders': 'http://order' } }));",
      'a.ts:2 proxy ANY <GATEWAY_URL> | http://user:3001 | http://order/**',
    ],
  ],
  nearMiss: ["import { fixRequestBody } from 'http-proxy-middleware';\nfixRequestBody();"],
  cannotTell: [
    ["import proxy from 'express-http-proxy';\napp.use(proxy(target));", 'a.ts:2 proxy ANY {target}/**'],
  ],
};
