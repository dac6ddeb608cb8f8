import type { ClientCase } from '../client-case.js';

const required = "const httpProxy = require('http-proxy');\n";

export const cases: ClientCase = {
  id: 'http-proxy',
  match: [
    [
      `${required}httpProxy.createProxyServer({ target: 'http://user:3000' }).listen(8000);`,
      'a.ts:2 http-proxy ANY http://user:3000/**',
    ],
    [
      `${required}const proxy = httpProxy.createProxyServer({});\nexport const pass = (request, response) => proxy.web(request, response, { target: { host: 'user', port: 3000 } });`,
      'a.ts:3 http-proxy ANY http://user:3000/**',
    ],
    [
      `${required}httpProxy.createProxy({ target: { protocol: 'https:', host: 'user', port: 3000 }, proxyTimeout: 900 });`,
      'a.ts:2 http-proxy ANY https://user:3000/** timeout=900',
    ],
  ],
  nearMiss: [
    `${required}const proxy = httpProxy.createProxyServer({ changeOrigin: true });\nproxy.on('error', report);\nproxy.web(request, response);`,
    "import http from 'node:http';\nimport 'http-proxy';\nhttp.createServer({ target: 'http://user' });",
  ],
  cannotTell: [
    [`${required}httpProxy.createProxyServer(options).listen(8000);`, 'a.ts:2 http-proxy ANY {options}/**'],
  ],
};
