// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source files of the analysed repository.
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

/** Caller, target, method, path and route of every call. */
function calls(files: Readonly<Record<string, string>>): readonly string[] {
  return analyze(memoryRepository(files)).calls.map(({ from, to, method, path, route, confidence }) => {
    const target = to.kind === 'service' ? to.name : to.kind === 'external' ? to.host : '(unknown)';
    return `${from} → ${target} ${method} ${path} | ${route ?? 'no route'} | ${confidence}`;
  });
}

const server = {
  'order/package.json': JSON.stringify({
    name: 'order',
    dependencies: { express: '5' },
    scripts: { start: 'node src/server.js' },
  }),
  'order/src/server.js':
    "const app = require('express')();\napp.get('/carts/:id', (request, response) => response.json({}));\napp.listen(3000);",
};
const pages = {
  'web/package.json': JSON.stringify({
    name: 'web',
    dependencies: { react: '19' },
    devDependencies: { vite: '7' },
  }),
  'web/Dockerfile': 'FROM nginx:1.29\n',
};

describe('a browser that asks its own nginx', () => {
  test('the longest prefix decides, and the replaced path finds the route', () => {
    expect(
      calls({
        ...server,
        ...pages,
        'web/nginx.conf': [
          'location /api/ { proxy_pass http://legacy:80; }',
          'location /api/order/ { proxy_pass http://order:3000/; }',
        ].join('\n'),
        'web/src/cart.js':
          'export const cart = (id) => fetch(`/api/order/carts/${id}`);\nexport const old = () => fetch("/api/old");',
      }),
    ).toEqual([
      'web → order GET /api/order/carts/{} | order GET /carts/{} | high',
      'web → legacy GET /api/old | no route | high',
    ]);
  });

  test('a prefix that ends within a word, an address whose start is not known, and a table of another service', () => {
    const files = {
      ...server,
      ...pages,
      'web/nginx.conf': 'location /api/order { proxy_pass http://order:3000; }',
      'web/src/cart.js': [
        'export const carts = () => fetch("/api/orders");',
        'export const from = (base) => fetch(`${base}/api/order`);',
      ].join('\n'),
      'admin/package.json': pages['web/package.json'].replace('"web"', '"admin"'),
      'admin/src/cart.js': 'export const cart = () => fetch("/api/order/1");',
    };
    expect(calls(files)).toEqual([
      'admin → (unknown) GET /api/order/1 | no route | low',
      'web → (unknown) GET /api/orders | no route | low',
      'web → (unknown) GET /api/order | no route | low',
    ]);
  });
});

describe('several services of one name', () => {
  const example = (folder: string, port: number): Readonly<Record<string, string>> => ({
    [`${folder}/docker-compose.yml`]: [
      'services:',
      '  caller: { build: ./caller }',
      `  answerer: { build: ./answerer, ports: ["${port}:3000"] }`,
    ].join('\n'),
    [`${folder}/caller/package.json`]: server['order/package.json'].replace('"order"', `"caller-${folder}"`),
    [`${folder}/caller/src/server.js`]: 'fetch("http://answerer:3000/x");',
    [`${folder}/answerer/package.json`]: server['order/package.json'].replace(
      '"order"',
      `"answer-${folder}"`,
    ),
    [`${folder}/answerer/src/server.js`]: server['order/src/server.js'],
  });

  test('the one of the same deployment file is meant', () => {
    expect(calls({ ...example('first', 3001), ...example('second', 3002) })).toEqual([
      'first/caller → first/answerer GET /x | no route | high',
      'second/caller → second/answerer GET /x | no route | high',
    ]);
  });
});
