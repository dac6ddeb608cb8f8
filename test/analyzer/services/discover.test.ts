// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose files write their variables like this.
import { describe, expect, test } from 'vitest';
import { discoverServices } from '../../../src/analyzer/services/discover.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

function discover(files: Readonly<Record<string, string>>) {
  return discoverServices(memoryRepository(files));
}

function pack(members: object): string {
  return JSON.stringify(members);
}

const expressApp = { dependencies: { express: '5' }, scripts: { start: 'node src/server.js' } };

/** Name, folder and kind of every service. */
function kinds(files: Readonly<Record<string, string>>): readonly string[] {
  return discover(files).services.map(({ name, root, kind, inRepo }) =>
    [name, root === '' ? '(elsewhere)' : root, kind, ...(inRepo ? [] : ['not in the repository'])].join(
      ' | ',
    ),
  );
}

describe('a service as a whole', () => {
  test('a workspace with compose, Dockerfile and task definition', () => {
    const { services, notices } = discover({
      'package.json': pack({ private: true, workspaces: ['services/*'] }),
      'docker-compose.yml': [
        'services:',
        '  order:',
        '    build: { context: ., dockerfile: services/order/Dockerfile }',
        '    container_name: shop-order',
        '    ports: ["8080:3000"]',
        '    environment:',
        '      DATABASE_URL: postgres://shop:hunter2@db:5432/shop',
        '      JWT_SECRET: hunter2',
        '      TOKEN_URL: http://auth:4000',
        '  db:',
        '    image: postgres:17',
      ].join('\n'),
      'services/order/package.json': pack({
        name: '@shop/order',
        type: 'module',
        dependencies: { fastify: '5', pg: '8', ioredis: '5' },
        scripts: { start: 'node --import ./dist/telemetry.js dist/server.js' },
      }),
      'services/order/Dockerfile': 'FROM node:22\nEXPOSE 3000\nCMD ["node", "dist/server.js"]\n',
      'services/order/task-definition.json': pack({
        containerDefinitions: [{ name: 'order', environment: [{ name: 'PORT', value: '3000' }] }],
      }),
      'services/order/.env.example': 'PORT=3000\nUSER_URL=http://localhost:3001\n',
      'services/order/src/server.ts': '',
      'services/order/src/telemetry.ts': '',
      '.env': 'JWT_SECRET=other\nREGION=eu-west-1\n',
    });
    const compose = 'docker-compose.yml';
    expect(notices).toEqual([]);
    expect(services).toEqual([
      {
        name: 'order',
        root: 'services/order',
        kind: 'service',
        inRepo: true,
        aliases: ['order', 'shop-order'],
        ports: [3000, 8080],
        language: 'typescript',
        module: 'esm',
        framework: 'fastify',
        packageJson: 'services/order/package.json',
        sourceRoot: 'services/order/src',
        entryFiles: ['services/order/src/server.ts'],
        datastores: ['postgres', 'redis'],
        deployables: [
          { kind: 'compose', file: compose, pointer: '/services/order' },
          { kind: 'dockerfile', file: 'services/order/Dockerfile', pointer: '' },
          {
            kind: 'ecs-task-definition',
            file: 'services/order/task-definition.json',
            pointer: '/containerDefinitions/0',
          },
        ],
        env: [
          { name: 'DATABASE_URL', value: 'postgres://shop:***@db:5432/shop', file: compose, line: 7 },
          { name: 'JWT_SECRET', value: '***', file: compose, line: 8 },
          { name: 'TOKEN_URL', value: 'http://auth:4000', file: compose, line: 9 },
          { name: 'PORT', value: '3000', file: 'services/order/task-definition.json', line: 1 },
          {
            name: 'USER_URL',
            value: 'http://localhost:3001',
            file: 'services/order/.env.example',
            line: 2,
          },
          { name: 'REGION', value: 'eu-west-1', file: '.env', line: 2 },
        ],
        routes: [],
      },
    ]);
  });

  test('a repository that is one service', () => {
    const { services } = discover({
      'package.json': pack({ name: 'orders', main: 'server.mjs', dependencies: { koa: '3', mongoose: '8' } }),
      'server.mjs': 'app.listen(process.env.PORT || 8079)',
      'test/server.mjs': '',
    });
    expect(services).toEqual([
      {
        name: 'orders',
        root: '.',
        kind: 'service',
        inRepo: true,
        aliases: [],
        ports: [8079],
        language: 'javascript',
        module: 'esm',
        framework: 'koa',
        packageJson: 'package.json',
        sourceRoot: '.',
        entryFiles: ['server.mjs'],
        datastores: ['mongodb'],
        deployables: [],
        env: [],
        routes: [],
      },
    ]);
  });
});

describe('kinds', () => {
  test('each kind in one workspace', () => {
    expect(
      kinds({
        'package.json': pack({ workspaces: ['packages/*'] }),
        'packages/order/package.json': pack({ name: 'order', ...expressApp }),
        'packages/edge/package.json': pack({
          ...expressApp,
          dependencies: { express: '5', 'http-proxy-middleware': '3' },
        }),
        'packages/payment-gateway/package.json': pack(expressApp),
        'packages/api-gateway/package.json': pack(expressApp),
        'packages/web/package.json': pack({ dependencies: { react: '19' }, devDependencies: { vite: '7' } }),
        'packages/ui/package.json': pack({ main: 'dist/index.js', dependencies: { react: '19' } }),
        'packages/http/package.json': pack({
          name: '@shop/http',
          main: 'index.js',
          dependencies: { express: '5' },
        }),
        'packages/bare/package.json': pack({}),
        'packages/seed/package.json': pack({}),
        'packages/seed/Dockerfile': 'FROM node:22\nCMD ["node", "seed.js"]',
        'packages/report/package.json': pack({ scripts: { start: 'node index.js' } }),
        'packages/report/index.js': '',
        'packages/raw/package.json': pack({ scripts: { start: 'node index.js' } }),
        'packages/raw/index.js': "require('http').createServer(answer).listen(80)",
        'packages/billing/go.mod': '',
        'packages/billing/Dockerfile': 'FROM golang:1.24',
        'packages/billing/main.go': '',
        'packages/proxy/Dockerfile': 'FROM nginx:1',
        'packages/proxy/nginx.conf': '',
        'packages/site/Dockerfile': 'FROM nginx:1',
        'packages/site/index.html': '',
        'packages/cache/Dockerfile': 'FROM redis:8',
        'packages/module/go.mod': '',
      }),
    ).toEqual([
      'api-gateway | packages/api-gateway | gateway',
      'bare | packages/bare | library',
      'billing | packages/billing | other-language',
      'edge | packages/edge | gateway',
      'http | packages/http | library',
      'order | packages/order | service',
      'payment-gateway | packages/payment-gateway | service',
      'proxy | packages/proxy | gateway',
      'raw | packages/raw | service',
      'report | packages/report | job',
      'seed | packages/seed | job',
      'site | packages/site | frontend',
      'ui | packages/ui | library',
      'web | packages/web | frontend',
    ]);
  });

  test('what other packages import is a library even with a start script; tests and tools are nothing', () => {
    expect(
      kinds({
        'a/package.json': pack({
          name: 'a',
          ...expressApp,
          dependencies: { express: '5', '@x/shared': '1' },
        }),
        'shared/package.json': pack({ name: '@x/shared', main: 'i.js', scripts: { start: 'tsc -w' } }),
        'e2e/package.json': pack({ scripts: { start: 'node i.js' } }),
        'scripts/package.json': pack({ scripts: { start: 'node i.js' } }),
        'plain/package.json': pack({}),
      }),
    ).toEqual(['a | a | service', 'shared | shared | library']);
  });

  test('the projects of a Nest monorepo share a package.json and a Dockerfile', () => {
    const { services } = discover({
      'package.json': pack({ dependencies: { '@nestjs/core': '11', pg: '8', ioredis: '5' } }),
      'tsconfig.json': '{ "compilerOptions": { "module": "commonjs" } }',
      'nest-cli.json': pack({
        projects: {
          orders: { type: 'application', root: 'apps/orders', sourceRoot: 'apps/orders/src' },
          common: { type: 'library', root: 'libs/common', sourceRoot: 'libs/common/src' },
        },
      }),
      Dockerfile: 'FROM node:22\nARG APP\nCMD node dist/apps/${APP}/main.js',
      'compose.yml': 'services:\n  shop-orders:\n    build: { context: ., args: { APP: orders } }\n',
      'apps/orders/src/main.ts': "import { NestFactory } from '@nestjs/core';\nimport { Pool } from 'pg';",
      'libs/common/src/index.ts': '',
    });
    expect(
      services.map(({ name, root, kind, module, framework, packageJson, datastores, entryFiles }) => ({
        ...{ name, root, kind, module, framework, packageJson, datastores, entryFiles },
      })),
    ).toEqual([
      {
        name: 'common',
        root: 'libs/common',
        kind: 'library',
        module: 'cjs',
        framework: null,
        packageJson: 'package.json',
        datastores: [],
        entryFiles: ['libs/common/src/index.ts'],
      },
      {
        name: 'shop-orders',
        root: 'apps/orders',
        kind: 'service',
        module: 'cjs',
        framework: 'nestjs',
        packageJson: 'package.json',
        datastores: ['postgres'],
        entryFiles: ['apps/orders/src/main.ts'],
      },
    ]);
  });
});

describe('deployments', () => {
  test('by build folder, by mount, by name, by Dockerfile name; images alone are elsewhere', () => {
    expect(
      kinds({
        'docker-compose.yml': [
          'services:',
          '  a: { build: ./one }',
          '  b: { image: "node:22", volumes: ["./two:/app"] }',
          '  three: { image: "${REGISTRY}/${IMAGE}" }',
          '  web-server: { image: "${REGISTRY}/${IMAGE}" }',
          '  partner: { image: acme/partner }',
          '  orders-db: { image: acme/orders-db }',
          '  queue: { image: "rabbitmq:4-management" }',
          '  override-only: { ports: ["1:1"] }',
          '  double: { build: ./one, command: node test/double/index.js }',
        ].join('\n'),
        'docker-compose.dev.yml': 'services: { a: { ports: ["9000:9000"] } }',
        'one/package.json': pack({ name: 'first', ...expressApp }),
        'two/package.json': pack({ name: 'second', ...expressApp }),
        'three/package.json': pack({ name: '@x/three', ...expressApp }),
        'site/package.json': pack({ dependencies: { vue: '3' } }),
        'docker/Dockerfile.web-server': 'FROM node:22\nWORKDIR /app/site\nCMD ["node", "server.js"]',
      }),
    ).toEqual([
      'a | one | service',
      'b | two | service',
      'double | (elsewhere) | service | not in the repository',
      'partner | (elsewhere) | service | not in the repository',
      'three | three | service',
      'web-server | site | frontend',
    ]);
  });

  test('an override file adds ports and variables to the service that another file builds', () => {
    const { services } = discover({
      'docker-compose.yml': 'services: { a: { build: ./one, environment: { X: "1" } } }',
      'docker-compose.dev.yml': 'services: { a: { ports: ["9000:80"], environment: { X: "2" } } }',
      'one/package.json': pack(expressApp),
    });
    expect(services.map(({ name, ports, env }) => ({ name, ports, env }))).toEqual([
      {
        name: 'a',
        ports: [80, 9000],
        env: [
          { name: 'X', value: '1', file: 'docker-compose.yml', line: 1 },
          { name: 'X', value: '2', file: 'docker-compose.dev.yml', line: 1 },
        ],
      },
    ]);
  });

  test('ports of which no deployment tells: the configuration of the service', () => {
    const { services, addresses } = discover({
      'a/package.json': pack({ name: 'a', ...expressApp }),
      'a/src/server.ts': 'app.listen(config.port)',
      'a/src/config/index.ts': "const env = read({\n  PORT: { type: 'number', default: 3004 },\n});",
      'a/src/db.ts': 'const DB_PORT = process.env.DB_PORT || 5432',
    });
    expect(services.map(({ ports }) => ports)).toEqual([[3004]]);
    expect(addresses.serviceOnPort(3004)).toEqual({
      port: 3004,
      service: 'a',
      published: false,
      source: 'name',
      file: 'a/src/config/index.ts',
      line: 2,
    });
  });
});

describe('names', () => {
  test('two services of one name: a warning with both places, and names by the shortest path that tells them apart', () => {
    const files = {
      'shop/orders/package.json': pack({ name: 'api', ...expressApp }),
      'shop/users/package.json': pack({ name: 'api', ...expressApp }),
      'old/users/package.json': pack({ name: 'api', ...expressApp }),
      'pay/package.json': pack({ name: 'pay', ...expressApp }),
    };
    const { services, notices } = discover(files);
    expect(services.map(({ name, root }) => `${name} | ${root}`)).toEqual([
      'old/users | old/users',
      'orders | shop/orders',
      'pay | pay',
      'shop/users | shop/users',
    ]);
    expect(notices).toEqual([
      {
        code: 'EDA1012',
        severity: 'warning',
        message:
          '3 services are called api: old/users and shop/orders and shop/users. ' +
          'They are named old/users and orders and shop/users here.',
        file: 'old/users/package.json',
        line: 1,
        help: 'Give each service a name of its own in its package.json or in the compose file.',
      },
    ]);
  });

  test('a name that another service has is not taken', () => {
    expect(
      kinds({
        'a/web/package.json': pack({ name: 'api', ...expressApp }),
        'b/app/package.json': pack({ name: 'api', ...expressApp }),
        'c/package.json': pack({ name: 'web', ...expressApp }),
      }),
    ).toEqual(['a/web | a/web | service', 'app | b/app | service', 'web | c | service']);
  });
});

test('a file that cannot be read as JSON or YAML is told, and the rest goes on', () => {
  const { services, notices } = discover({
    'a/package.json': pack({ name: 'a', ...expressApp }),
    'b/package.json': '{ "name": ',
    'docker-compose.yml': 'services:\n\ta: {}\n',
  });
  expect(services.map(({ name }) => name)).toEqual(['a']);
  expect(notices.map(({ code, file, line }) => ({ code, file, line }))).toEqual([
    { code: 'EDA1010', file: 'b/package.json', line: 1 },
    { code: 'EDA1011', file: 'docker-compose.yml', line: 2 },
  ]);
});

describe('address book', () => {
  const { addresses } = discover({
    'docker-compose.yml': [
      'services:',
      '  order: { build: ./order, container_name: shop-order, ports: ["8001:3000"] }',
      '  user: { build: ./user, ports: ["8002:3000"] }',
      '  partner: { image: acme/partner, ports: ["9000"] }',
      '  cache: { image: "redis:8", hostname: session-cache }',
    ].join('\n'),
    'k8s/order.yaml': [
      'kind: Deployment',
      'metadata: { name: order }',
      'spec: { template: { metadata: { labels: { app: o } }, spec: { containers: [] } } }',
      '---',
      'kind: Service',
      'metadata: { name: orders }',
      'spec: { selector: { app: o } }',
    ].join('\n'),
    'order/package.json': pack({ name: '@shop/order-app', ...expressApp }),
    'user/package.json': pack({ name: '@shop/people', ...expressApp }),
    'loyalty/package.json': pack({ name: 'loyalty-service', ...expressApp }),
  });

  test.each([
    ['order', 'order', 'compose'],
    ['SHOP-ORDER', 'order', 'compose'],
    ['orders', 'order', 'kubernetes'],
    ['orders.shop.svc.cluster.local', 'order', 'kubernetes'],
    ['orders.shop', 'order', 'kubernetes'],
    ['order.shop.local', 'order', 'compose'],
    ['people', 'user', 'name'],
    ['loyalty', 'loyalty-service', 'name'],
    ['user-service', 'user', 'name'],
    ['partner', 'partner', 'compose'],
  ])('%s is %s by %s', (host, service, source) => {
    const found = addresses.serviceOfHost(host);
    expect({ service: found?.service, source: found?.source }).toEqual({ service, source });
  });

  test.each([
    'api.stripe.com',
    'order.example.com',
    'host.docker.internal',
    'localhost',
    'unknown',
    '',
    'cache',
  ])('%s is no service', (host) => {
    expect(addresses.serviceOfHost(host)).toBeUndefined();
  });

  test('a published port is one service, a container port of several is none', () => {
    expect([8001, 8002, 9000, 3000, 1].map((port) => addresses.serviceOnPort(port)?.service)).toEqual([
      'order',
      'user',
      'partner',
      undefined,
      undefined,
    ]);
  });

  test('infrastructure: what is declared, and what its name tells', () => {
    expect(addresses.infrastructureHosts).toEqual(['cache', 'session-cache']);
    const hosts = [
      'cache',
      'Session-Cache',
      'redis',
      'kafka-1',
      'orders-db',
      'jaeger.monitoring',
      'order',
      'partner',
    ];
    expect(hosts.filter((host) => addresses.isInfrastructureHost(host))).toEqual([
      'cache',
      'Session-Cache',
      'redis',
      'kafka-1',
      'orders-db',
      'jaeger.monitoring',
    ]);
  });

  test('the variables of a service that is not there', () => {
    expect(addresses.environmentOf('nobody')).toEqual([]);
  });
});
