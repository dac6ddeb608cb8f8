// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Idiom, manifest, server } from './idiom.js';

const user = {
  'user/package.json': manifest('user'),
  'user/src/server.js': server(3001, 'GET /users/:id', 'GET /users/:id/profile', 'POST /users'),
};
const order = {
  'order/package.json': manifest('order', 'axios'),
  'order/src/server.js': server(3000),
};

/** What tells where a request goes. */
export const targets: readonly Idiom[] = [
  {
    name: "a sidecar's application named in a header, by the environment's default",
    files: {
      ...order,
      ...user,
      'order/src/a.js': [
        "const axios = require('axios').default;",
        "const users = process.env.USER_APP || 'user-app';",
        'const sidecar = `http://localhost:${process.env.DAPR_HTTP_PORT || 3500}`;',
        'exports.find = async (id) => {',
        "  const answer = await axios.get(`${sidecar}/users/${id}`, { headers: { 'dapr-app-id': `${users}` } });",
        '  return answer.data;',
        '};',
      ].join('\n'),
    },
    calls: ['order/src/a.js:5 order > user GET /users/{} data high'],
  },
  {
    name: "a sidecar's application that nobody names",
    files: {
      ...order,
      ...user,
      'order/src/a.js': [
        "const axios = require('axios').default;",
        'exports.find = async (id) => {',
        "  await axios.get(`http://localhost:3500/users/${id}`, { headers: { 'dapr-app-id': process.env.USER_APP } });",
        '};',
      ].join('\n'),
    },
    calls: [
      'order/src/a.js:3 order > unknown (the service that listens on port 3500) GET /users/{} status low',
    ],
  },
  {
    name: 'several services with one port: the one that answers the path',
    files: {
      ...order,
      ...user,
      'user/Dockerfile': 'FROM node:22\nEXPOSE 3000\nCMD ["node", "src/server.js"]\n',
      'order/Dockerfile': 'FROM node:22\nEXPOSE 3000\nCMD ["node", "src/server.js"]\n',
      'cart/package.json': manifest('cart'),
      'cart/Dockerfile': 'FROM node:22\nEXPOSE 3000\nCMD ["node", "src/server.js"]\n',
      'cart/src/server.js': server(3007, 'GET /carts/:id'),
      'order/src/a.js': [
        "fetch('http://localhost:3000/carts/7').then((answer) => answer.json());",
        "fetch('http://localhost:3001/users/7').then((answer) => answer.json());",
        "fetch('http://localhost:3000/elsewhere').then((answer) => answer.json());",
      ].join('\n'),
    },
    calls: [
      'order/src/a.js:1 order > cart GET /carts/7 status high',
      'order/src/a.js:2 order > user GET /users/7 status high',
      'order/src/a.js:3 order > unknown (the service that listens on port 3000) GET /elsewhere status low',
    ],
  },
  {
    name: 'an identifier that may be empty',
    files: {
      ...order,
      ...user,
      'order/src/a.js': [
        "const idOf = (user) => (user ? user.id : '');",
        'exports.profile = async (user) => {',
        '  const id = idOf(user);',
        '  if (!id) return null;',
        '  const answer = await fetch(`http://user:3001/users/${id}/profile`);',
        '  return answer.json();',
        '};',
      ].join('\n'),
    },
    calls: ['order/src/a.js:5 order > user GET /users/{}/profile data high'],
  },
  {
    name: 'a prefix that is put before an address only where it is missing',
    files: {
      ...order,
      ...user,
      'order/src/a.js': [
        "const base = process.env.USER_URL ?? 'http://user:3001/api/v1';",
        "const users = base.endsWith('/api/v1') ? base : `${base}/api/v1`;",
        'exports.list = () => fetch(`${users}/users/1`).then((answer) => answer.json());',
      ].join('\n'),
    },
    calls: ['order/src/a.js:3 order > user GET /api/v1/users/1 data high'],
  },
  {
    name: 'two paths that are both sent',
    files: {
      ...order,
      ...user,
      'order/src/a.js': [
        'exports.list = (own) =>',
        "  fetch(`http://user:3001/users/1${own ? '/profile' : ''}`).then((answer) => answer.json());",
      ].join('\n'),
    },
    calls: [
      'order/src/a.js:2 order > user GET /users/1 data high',
      'order/src/a.js:2 order > user GET /users/1/profile data high',
    ],
  },
  {
    name: 'names that only a deployment gives, and the metadata server of a cloud',
    files: {
      ...order,
      'order/src/a.js': [
        "fetch('http://stock.shop.local:3001/items/7').then((answer) => answer.json());",
        "fetch('http://redis.shop.local:6379/').then((answer) => answer.json());",
        "fetch('http://metadata/computeMetadata/v1/project').then((answer) => answer.json());",
        "fetch('http://metadata.google.internal/computeMetadata/v1/project').then((answer) => answer.json());",
      ].join('\n'),
    },
    calls: [
      'order/src/a.js:1 order > stock GET /items/7 status medium',
      'order/src/a.js:2 order > external redis.shop.local GET / status medium',
      'order/src/a.js:3 order > external metadata GET /computeMetadata/v1/project status medium',
      'order/src/a.js:4 order > external metadata.google.internal GET /computeMetadata/v1/project status medium',
    ],
  },
  {
    name: 'chores, bundles and the files of tools are no production source',
    files: {
      ...order,
      ...user,
      'order/scripts/seed.js': "fetch('http://user:3001/users', { method: 'POST' });",
      'order/.tool/server/page.js': "fetch('http://user:3001/users', { method: 'POST' });",
      'order/public/app.js': `fetch('http://user:3001/users');${'var a=e(1);'.repeat(400)}`,
      'order/src/scripts/run.js': "fetch('http://user:3001/users', { method: 'POST' });",
    },
    calls: ['order/src/scripts/run.js:1 order > user POST /users status high'],
  },
  {
    name: 'a port with the name of its service, and a host that a cluster passes requests in by',
    files: {
      ...order,
      'cart/package.json': manifest('cart'),
      'cart/src/server.js': [
        "const app = require('express')();",
        'const PORT = process.env.CART_PORT || 3007;',
        'app.listen(PORT);',
      ].join('\n'),
      'order/src/a.js': [
        "fetch('http://localhost:3007/carts').then((answer) => answer.json());",
        "fetch('http://cart-srv/carts').then((answer) => answer.json());",
        "fetch('http://ingress-nginx-controller.ingress-nginx.svc.cluster.local/carts').then((answer) => answer.json());",
      ].join('\n'),
    },
    calls: [
      'order/src/a.js:1 order > cart GET /carts status medium',
      'order/src/a.js:2 order > cart GET /carts status medium',
      'order/src/a.js:3 order > external ingress-nginx-controller.ingress-nginx.svc.cluster.local GET /carts status medium',
    ],
  },
];
