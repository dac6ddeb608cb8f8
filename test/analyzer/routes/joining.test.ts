import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { matchRoute } from '../../../src/analyzer/linking/route-match.js';
import type { Route } from '../../../src/model/route.js';
import { routeOf } from '../../helpers/analysis-builders.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { serviceManifest } from './routes-of.js';

/** `site → route` of every call of a repository; the manifests of its services are made from `services`. */
function joined(
  services: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
): readonly string[] {
  const manifests = Object.entries(services).map(([name, dependencies]) => [
    `${name}/package.json`,
    serviceManifest(name, ...dependencies),
  ]);
  const compose = [
    'services:',
    ...Object.keys(services).map((name) => `  ${name}: { build: ./${name}, expose: ["80"] }`),
  ].join('\n');
  const repository = memoryRepository({
    'docker-compose.yml': compose,
    ...Object.fromEntries(manifests),
    ...files,
  });
  return analyze(repository).calls.map(({ method, path, to, route }) => {
    const target = to.kind === 'service' ? to.name : to.kind;
    return `${method} ${path} of ${target} → ${route}`;
  });
}

const app = (...text: readonly string[]): string =>
  ["import express from 'express';", 'const app = express();', ...text].join('\n');
const caller = (...urls: readonly string[]): string =>
  [
    "import axios from 'axios';",
    `export async function run() { ${urls.map((url) => `await axios.get('${url}');`).join(' ')} }`,
    'run();',
  ].join('\n');

describe('calls are joined to the routes that they reach', () => {
  const services = {
    order: ['axios', 'express'],
    user: ['express'],
    stock: ['express'],
    gateway: ['express'],
  };

  test('the same path in several services: the host decides', () => {
    expect(
      joined(services, {
        'user/src/main.js': app("app.get('/items/:id', (req, res) => 1);"),
        'stock/src/main.js': app("app.get('/items/:sku', (req, res) => 1);"),
        'order/src/main.js': caller('http://stock/items/7', 'http://user/items/7', 'http://gateway/items/7'),
      }),
    ).toEqual([
      'GET /items/7 of stock → stock GET /items/{}',
      'GET /items/7 of user → user GET /items/{}',
      'GET /items/7 of gateway → null',
    ]);
  });

  test('trailing slashes, versions, prefixes: only the whole path is the route', () => {
    expect(
      joined(services, {
        'user/src/main.js': app(
          "app.use('/v1', express.Router().get('/users', (req, res) => 1));",
          "app.use('/v2', express.Router().get('/users', (req, res) => 2));",
        ),
        'order/src/main.js': caller(
          'http://user/v2/users/',
          'http://user/users',
          'http://user/api/v1/users',
          'http://user/v1/users?active=1',
        ),
      }),
    ).toEqual([
      'GET /v2/users of user → user GET /v2/users',
      'GET /users of user → null',
      'GET /api/v1/users of user → null',
      'GET /v1/users of user → user GET /v1/users',
    ]);
  });

  test('a gateway: what it hands on is no route of its own', () => {
    expect(
      joined(
        { ...services, gateway: ['express', 'http-proxy-middleware'] },
        {
          'gateway/src/main.js': app(
            "const { createProxyMiddleware } = require('http-proxy-middleware');",
            "app.use('/users', createProxyMiddleware({ target: 'http://user' }));",
            "app.get('/health', (req, res) => res.end());",
          ),
          'user/src/main.js': app("app.get('/users/:id', (req, res) => 1);"),
          'order/src/main.js': caller('http://gateway/users/7', 'http://gateway/health'),
        },
      ).filter((line) => line.startsWith('GET')),
    ).toEqual(['GET /users/7 of gateway → null', 'GET /health of gateway → gateway GET /health']);
  });

  test('remote procedures: the name of the service and the method', () => {
    expect(
      joined(
        { order: ['@nestjs/core', '@nestjs/microservices'], user: ['@nestjs/core', '@nestjs/microservices'] },
        {
          'user/src/main.ts': [
            "import { Controller } from '@nestjs/common';",
            "import { GrpcMethod } from '@nestjs/microservices';",
            "@Controller() class Users { @GrpcMethod('UserService', 'FindOne') findOne() {} }",
          ].join('\n'),
          'order/src/main.ts': [
            "import { Inject, Injectable } from '@nestjs/common';",
            "import { ClientsModule, type ClientGrpc, Transport } from '@nestjs/microservices';",
            "ClientsModule.register([{ name: 'USERS', transport: Transport.GRPC, options: { url: 'user:80' } }]);",
            '@Injectable() class Orders {',
            '  private users: Users;',
            "  constructor(@Inject('USERS') private readonly client: ClientGrpc) {}",
            "  onModuleInit() { this.users = this.client.getService<Users>('UserService'); }",
            '  async place(id: string) { return this.users.findOne({ id }); }',
            '}',
          ].join('\n'),
        },
      ),
    ).toEqual(['RPC UserService/FindOne of user → user RPC UserService/FindOne']);
  });
});

describe('matchRoute', () => {
  const route = (text: string): Route => {
    const [method = '', path = ''] = text.split(' ');
    return routeOf({ id: text, method, path });
  };

  test.each<
    readonly [
      name: string,
      routes: readonly string[],
      method: string,
      path: string,
      expected: string | undefined,
    ]
  >([
    ['a literal before a parameter', ['GET /a/{}', 'GET /a/me'], 'GET', '/a/me', 'GET /a/me'],
    ['earlier segments first', ['GET /{}/b/c', 'GET /a/{}/{}'], 'GET', '/a/b/c', 'GET /a/{}/{}'],
    ['a parameter before any rest', ['GET /a/*', 'GET /a/{}'], 'GET', '/a/1', 'GET /a/{}'],
    ['any rest where nothing else fits', ['GET /a/*', 'GET /a/{}'], 'GET', '/a/1/2', 'GET /a/*'],
    ['its own method before any', ['ANY /a', 'GET /a'], 'GET', '/a', 'GET /a'],
    ['a HEAD request where only GET is answered', ['POST /a', 'GET /a'], 'HEAD', '/a', 'GET /a'],
    ['HEAD before GET', ['GET /a', 'HEAD /a'], 'HEAD', '/a', 'HEAD /a'],
    ['a slash at the end', ['GET /a'], 'GET', '/a/', 'GET /a'],
    ['the root', ['GET /'], 'GET', '/', 'GET /'],
    ['a dynamic segment for the one literal', ['GET /a/me', 'GET /b/{}'], 'GET', '/a/{}', 'GET /a/me'],
    ['a dynamic segment for several literals', ['GET /a/me', 'GET /a/you'], 'GET', '/a/{}', undefined],
    ['an unknown method for several', ['GET /a', 'POST /a'], 'ANY', '/a', undefined],
    ['an unknown method for one', ['POST /a'], 'ANY', '/a', 'POST /a'],
    ['no procedure for a request', ['RPC /a', 'ANY /b'], 'GET', '/a', undefined],
    ['no request for a procedure', ['ANY a/B'], 'RPC', 'a/B', undefined],
    [
      'a procedure with its package',
      ['RPC UserService/Find'],
      'RPC',
      'shop.v1.UserService/Find',
      'RPC UserService/Find',
    ],
    [
      'a procedure in lower case',
      ['RPC UserService/Find'],
      'RPC',
      'UserService/find',
      'RPC UserService/Find',
    ],
    ['the same procedure of two packages', ['RPC a.S/F', 'RPC b.S/F'], 'RPC', 'S/F', undefined],
    ['the procedure of its package', ['RPC a.S/F', 'RPC b.S/F'], 'RPC', 'b.S/F', 'RPC b.S/F'],
    [
      'a procedure of tRPC',
      ['RPC /trpc/user.get', 'RPC /trpc/get'],
      'RPC',
      '/trpc/user.get',
      'RPC /trpc/user.get',
    ],
    ['an action', ['RPC v2.users.get', 'RPC users.get'], 'RPC', '/users.get', 'RPC users.get'],
    ['a pattern', ['RPC cmd:get,role:user'], 'RPC', '/cmd:get,role:user', 'RPC cmd:get,role:user'],
  ])('%s', (_, routes, method, path, expected) => {
    expect(matchRoute(routes.map(route), method, path)?.id).toBe(expected);
  });
});
