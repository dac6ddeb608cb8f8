// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose files write their variables like this.
import { describe, expect, test } from 'vitest';
import type { ServiceFact } from '../../../src/analyzer/services/fact.js';
import { discoverySources } from '../../../src/analyzer/services/registry.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

/** What one source says of the files that are its own. */
function read(id: string, files: Readonly<Record<string, string>>): readonly ServiceFact[] {
  const source = discoverySources.find((candidate) => candidate.id === id);
  if (source === undefined) throw new Error(`no source ${id}`);
  const repository = memoryRepository(files);
  return repository.files
    .filter(source.files)
    .flatMap((file) => source.read(repository.readText(file) ?? '', file, repository));
}

/** The parts of a deployment that a test does not talk about. */
const deployment = {
  kind: 'deployment',
  build: null,
  image: null,
  mounts: [],
  command: null,
  hosts: [],
  ports: [],
  env: [],
} as const;

describe('package-json', () => {
  test('a package, with workspaces as a list or as an object', () => {
    const facts = read('package-json', {
      'package.json': '{ "name": "shop", "workspaces": { "packages": ["services/*"], "nohoist": [] } }',
      'old/package.json': '{ "workspaces": ["a", "b"] }',
    });
    expect(facts.filter(({ kind }) => kind === 'workspace')).toEqual([
      { kind: 'workspace', folder: 'old', patterns: ['a', 'b'], file: 'old/package.json' },
      { kind: 'workspace', folder: '.', patterns: ['services/*'], file: 'package.json' },
    ]);
  });

  test('members of a wrong type count as missing', () => {
    expect(
      read('package-json', { 'a/package.json': '{ "name": 7, "scripts": [], "dependencies": { "pg": 8 } }' }),
    ).toEqual([
      {
        kind: 'package',
        folder: 'a',
        file: 'a/package.json',
        manifest: {
          name: '',
          type: '',
          main: '',
          module: '',
          types: '',
          scripts: {},
          dependencies: { pg: '' },
          devDependencies: {},
          peerDependencies: {},
          workspaces: [],
        },
      },
    ]);
  });

  test('a file of another name is not read', () => {
    expect(read('package-json', { 'package-lock.json': '{}', 'my-package.json': '{}' })).toEqual([]);
  });

  test.each([
    ['{\n  "name": "a",\n  "main" "b"\n}', 3, "':' expected"],
    ['{\n  "name": "a",\n}', 2, 'it has a comment, a trailing comma or an unquoted word'],
    [
      '{\n  // the name\n  "name": "http://x"\n}',
      2,
      'it has a comment, a trailing comma or an unquoted word',
    ],
    ['', 1, 'it is empty'],
    ['[]', 1, 'it is not an object'],
  ])('invalid: %j', (text, line, reason) => {
    expect(read('package-json', { 'a/package.json': text })).toEqual([
      {
        kind: 'problem',
        notice: {
          code: 'EDA1010',
          severity: 'warning',
          message: `a/package.json is not valid JSON: ${reason}.`,
          file: 'a/package.json',
          line,
          help: 'Correct the file and run again; until then what it says about services is left out.',
        },
      },
    ]);
  });
});

describe('workspace-files', () => {
  test('pnpm-workspace.yaml and lerna.json', () => {
    expect(
      read('workspace-files', {
        'pnpm-workspace.yaml': "packages:\n  - 'apps/*'\n  - '!apps/old'\n",
        'lerna.json': '{ "packages": ["packages/*"] }',
      }),
    ).toEqual([
      { kind: 'workspace', folder: '.', patterns: ['packages/*'], file: 'lerna.json' },
      { kind: 'workspace', folder: '.', patterns: ['apps/*', '!apps/old'], file: 'pnpm-workspace.yaml' },
    ]);
  });

  test('a file without packages says nothing; another YAML file is not read', () => {
    expect(read('workspace-files', { 'lerna.json': '{}', 'workspace.yaml': 'packages: [a]' })).toEqual([]);
  });
});

describe('nest-cli', () => {
  test('applications and libraries of a monorepo', () => {
    const projects = {
      orders: { type: 'application', root: 'apps/orders', sourceRoot: 'apps/orders/src' },
      common: { type: 'library', root: 'libs/common' },
      outside: { type: 'application', root: '../elsewhere' },
    };
    const common = { kind: 'project', file: 'nest-cli.json' };
    expect(read('nest-cli', { 'nest-cli.json': JSON.stringify({ projects }) })).toEqual([
      { ...common, name: 'orders', folder: 'apps/orders', sourceRoot: 'apps/orders/src', library: false },
      { ...common, name: 'common', folder: 'libs/common', sourceRoot: 'libs/common', library: true },
    ]);
  });

  test('a single application has no projects', () => {
    expect(read('nest-cli', { 'nest-cli.json': '{ "sourceRoot": "src" }' })).toEqual([]);
  });
});

describe('language-markers', () => {
  test('manifests of other languages', () => {
    expect(
      read('language-markers', { 'a/go.mod': '', 'b/pom.xml': '', 'c/Shop.csproj': '', 'd/go.sum': '' }),
    ).toEqual([
      { kind: 'language', folder: 'a', file: 'a/go.mod' },
      { kind: 'language', folder: 'b', file: 'b/pom.xml' },
      { kind: 'language', folder: 'c', file: 'c/Shop.csproj' },
    ]);
  });
});

describe('dockerfile', () => {
  test('the last stage: base image, ports, folders and command', () => {
    const text = [
      '# syntax=docker/dockerfile:1',
      'FROM node:22-alpine AS base',
      'EXPOSE 9999',
      'FROM base AS build',
      'COPY . .',
      'FROM base',
      'WORKDIR /app/services/order',
      'COPY --from=build /app/services/order/dist \\',
      '     ./dist',
      'EXPOSE 3000 3001/tcp 4000/udp',
      'CMD ["node", "dist/server.js"]',
    ].join('\n');
    expect(read('dockerfile', { 'services/order/Dockerfile': text })).toEqual([
      {
        kind: 'dockerfile',
        folder: 'services/order',
        file: 'services/order/Dockerfile',
        suffix: null,
        baseImage: 'node:22-alpine',
        ports: [
          { port: 3000, published: false, line: 10 },
          { port: 3001, published: false, line: 10 },
        ],
        mentions: ['app/services/order', 'app/services/order/dist', 'dist', 'dist/server.js'],
        command: '["node", "dist/server.js"]',
      },
    ]);
  });

  test.each([
    ['docker/Dockerfile.order', 'order'],
    ['docker/order.Dockerfile', 'order'],
    ['docker/Dockerfile.dev', null],
  ])('what %s is called after', (file, suffix) => {
    expect(read('dockerfile', { [file]: 'FROM node:22' })).toEqual([
      expect.objectContaining({ file, suffix, folder: 'docker', baseImage: 'node:22', command: null }),
    ]);
  });

  test('a file without FROM, and an ignore file, say nothing', () => {
    expect(read('dockerfile', { Dockerfile: '# nothing', 'Dockerfile.dockerignore': 'FROM x' })).toEqual([]);
  });
});

describe('compose', () => {
  test('build, names, ports and variables of a service', () => {
    const text = [
      'x-common: &common',
      '  LOG_LEVEL: info',
      'services:',
      '  order:',
      '    build:',
      '      context: ./services',
      '      dockerfile: order/Dockerfile',
      '      args: { APP: order }',
      '    container_name: shop-order',
      '    hostname: orders',
      '    command: ["node", "dist/main.js"]',
      '    ports:',
      '      - "127.0.0.1:8080:3000/tcp"',
      '      - { target: 3001, published: "8081" }',
      '      - "5000-5001:6000-6001"',
      '      - "514:514/udp"',
      '    expose: ["9000"]',
      '    networks:',
      '      shop:',
      '        aliases: [order.shop]',
      '    volumes:',
      '      - ./services/order:/app',
      '      - data:/data',
      '    environment:',
      '      <<: *common',
      '      PAYMENT_URL: ${PAYMENT_URL:-http://payment:3003}',
      '      STRIPE: ${STRIPE}',
      '      EMPTY:',
      '      RETRIES: 3',
    ].join('\n');
    const file = 'docker-compose.yml';
    expect(read('compose', { [file]: text })).toEqual([
      {
        kind: 'deployment',
        source: 'compose',
        name: 'order',
        file,
        line: 4,
        pointer: '/services/order',
        build: { context: 'services', dockerfile: 'services/order/Dockerfile', args: ['order'] },
        image: null,
        mounts: ['services/order'],
        command: 'node dist/main.js',
        hosts: [
          { host: 'order', line: 4 },
          { host: 'shop-order', line: 9 },
          { host: 'orders', line: 10 },
          { host: 'order.shop', line: 20 },
        ],
        ports: [
          { port: 8080, published: true, line: 13 },
          { port: 3000, published: false, line: 13 },
          { port: 8081, published: true, line: 14 },
          { port: 3001, published: false, line: 14 },
          { port: 5000, published: true, line: 15 },
          { port: 5001, published: true, line: 15 },
          { port: 6000, published: false, line: 15 },
          { port: 6001, published: false, line: 15 },
          { port: 9000, published: false, line: 17 },
        ],
        env: [
          { name: 'LOG_LEVEL', value: 'info', file, line: 2 },
          { name: 'PAYMENT_URL', value: 'http://payment:3003', file, line: 26 },
          { name: 'STRIPE', value: '${STRIPE}', file, line: 27 },
          { name: 'RETRIES', value: '3', file, line: 29 },
        ],
      },
    ]);
  });

  test('variables as a list, from env files and from the .env beside the file', () => {
    const files = {
      'deploy/compose.prod.yaml': [
        'services:',
        '  order:',
        '    image: shop/order:${TAG:-latest}',
        '    env_file:',
        '      - ./order.env',
        '      - path: missing.env',
        '    environment:',
        '      - PORT=${PORT}',
        '      - PASSED_ON',
      ].join('\n'),
      'deploy/.env': 'PORT=3000\nTAG=1.2 # the release\n',
      'deploy/order.env.example': '# order\nexport USER_URL="http://user:3001"\n',
    };
    expect(read('compose', files)).toEqual([
      {
        ...deployment,
        source: 'compose',
        name: 'order',
        file: 'deploy/compose.prod.yaml',
        line: 2,
        pointer: '/services/order',
        image: 'shop/order:1.2',
        hosts: [{ host: 'order', line: 2 }],
        env: [
          { name: 'PORT', value: '3000', file: 'deploy/compose.prod.yaml', line: 8 },
          { name: 'USER_URL', value: 'http://user:3001', file: 'deploy/order.env.example', line: 2 },
        ],
      },
    ]);
  });

  test('extends another service, also of another file', () => {
    const files = {
      'compose.yml': [
        'services:',
        '  order:',
        '    extends: { file: base.yml, service: node }',
        '    environment: { PORT: "3000" }',
        '    ports: ["3000:3000"]',
      ].join('\n'),
      'base.yml':
        'services:\n  node:\n    image: node:22\n    environment: ["NODE_ENV=production", "PORT=1"]\n',
    };
    expect(read('compose', files)).toEqual([
      {
        ...deployment,
        source: 'compose',
        name: 'order',
        file: 'compose.yml',
        line: 2,
        pointer: '/services/order',
        image: 'node:22',
        hosts: [{ host: 'order', line: 2 }],
        ports: [
          { port: 3000, published: true, line: 5 },
          { port: 3000, published: false, line: 5 },
        ],
        env: [
          { name: 'PORT', value: '3000', file: 'compose.yml', line: 4 },
          { name: 'NODE_ENV', value: 'production', file: 'base.yml', line: 4 },
        ],
      },
    ]);
  });

  test('a build outside the repository is no build here', () => {
    expect(read('compose', { 'compose.yml': 'services: { a: { build: ../other } }' })).toEqual([
      {
        ...deployment,
        source: 'compose',
        name: 'a',
        file: 'compose.yml',
        line: 1,
        pointer: '/services/a',
        hosts: [{ host: 'a', line: 1 }],
      },
    ]);
  });

  test('another YAML file is not read; invalid YAML is told with its line', () => {
    const [problem, ...rest] = read('compose', {
      'decompose.yml': 'services: { a: { image: x } }',
      'docker-compose.yml': 'services:\n  a:\n    ports: ["1"\n  b: {}\n',
    });
    expect(rest).toEqual([]);
    expect(problem).toEqual({
      kind: 'problem',
      notice: expect.objectContaining({ code: 'EDA1011', file: 'docker-compose.yml', line: 4 }),
    });
  });
});

describe('ecs-task-definition', () => {
  const container = {
    name: 'order',
    image: 'x.dkr.ecr.eu-west-1.amazonaws.com/shop/order:1',
    command: ['node', 'dist/server.js'],
    portMappings: [{ name: 'orders', containerPort: 3000 }, { hostPort: 1 }],
    environment: [{ name: 'USER_URL', value: 'http://user:3001' }, { name: 'NO_VALUE' }],
  };

  test('containers with ports, Service Connect names and variables', () => {
    const text = JSON.stringify({ family: 'shop-order', containerDefinitions: [container] }, null, 2);
    const file = 'services/order/task-definition.json';
    expect(read('ecs-task-definition', { [file]: text })).toEqual([
      {
        ...deployment,
        source: 'ecs-task-definition',
        name: 'order',
        file,
        line: 4,
        pointer: '/containerDefinitions/0',
        image: 'x.dkr.ecr.eu-west-1.amazonaws.com/shop/order:1',
        command: 'node dist/server.js',
        hosts: [{ host: 'orders', line: 13 }],
        ports: [{ port: 3000, published: false, line: 12 }],
        env: [{ name: 'USER_URL', value: 'http://user:3001', file, line: 21 }],
      },
    ]);
  });

  test('what describe-task-definition prints, without a name', () => {
    const text = JSON.stringify({ taskDefinition: { family: 'pay', containerDefinitions: [{}] } });
    expect(read('ecs-task-definition', { 'ecs/pay.json': text })).toEqual([
      {
        ...deployment,
        source: 'ecs-task-definition',
        name: 'pay',
        file: 'ecs/pay.json',
        line: 1,
        pointer: '/taskDefinition/containerDefinitions/0',
      },
    ]);
  });

  test('another JSON file, or one elsewhere, says nothing', () => {
    const text = JSON.stringify({ containerDefinitions: [container] });
    expect(read('ecs-task-definition', { 'data/orders.json': text, 'ecs/scaling.json': '{}' })).toEqual([]);
  });
});

describe('kubernetes', () => {
  test('a workload with the Service that selects it and its ConfigMap', () => {
    const text = [
      'kind: ConfigMap',
      'metadata: { name: order-config }',
      'data:',
      '  USER_URL: http://user',
      '---',
      'kind: Deployment',
      'metadata:',
      '  name: order-v1',
      'spec:',
      '  template:',
      '    metadata: { labels: { app: order } }',
      '    spec:',
      '      containers:',
      '        - image: shop/order',
      '          ports: [{ containerPort: 3000 }]',
      '          env:',
      '            - { name: PORT, value: "3000" }',
      '            - { name: TOKEN, valueFrom: {} }',
      '          envFrom: [{ configMapRef: { name: order-config } }]',
      '---',
      'kind: Service',
      'metadata:',
      '  name: order',
      'spec:',
      '  selector: { app: order }',
      '  ports: [{ port: 80, targetPort: 3000 }]',
      '---',
      'kind: Service',
      'metadata: { name: other }',
      'spec: { selector: { app: other } }',
    ].join('\n');
    const file = 'k8s/order.yaml';
    const common = { ...deployment, source: 'kubernetes', file, pointer: '' };
    expect(read('kubernetes', { [file]: text })).toEqual([
      {
        ...common,
        name: 'order-v1',
        line: 8,
        image: 'shop/order',
        hosts: [{ host: 'order', line: 23 }],
        ports: [
          { port: 3000, published: false, line: 15 },
          { port: 80, published: false, line: 26 },
        ],
        env: [
          { name: 'PORT', value: '3000', file, line: 17 },
          { name: 'USER_URL', value: 'http://user', file, line: 4 },
        ],
      },
      { ...common, name: 'other', line: 29, hosts: [{ host: 'other', line: 29 }] },
    ]);
  });

  test('a Helm template as far as it goes', () => {
    const text = [
      '{{- if .Values.enabled }}',
      'kind: Deployment',
      'metadata:',
      '  name: order',
      'spec:',
      '  template:',
      '    spec:',
      '      containers:',
      '        - image: "{{ .Values.image }}:1"',
      '          env:',
      '            - name: USER_URL',
      '              value: {{ .Values.userUrl | quote }}',
      '{{- end }}',
    ].join('\n');
    const file = 'charts/order.yaml';
    expect(read('kubernetes', { [file]: text, 'charts/broken.yaml': 'kind: Service\n{{ x }}: [' })).toEqual([
      {
        ...deployment,
        source: 'kubernetes',
        name: 'order',
        file,
        line: 4,
        pointer: '',
        image: '${template}:1',
        env: [{ name: 'USER_URL', value: '${template}', file, line: 11 }],
      },
    ]);
  });

  test('another manifest says nothing', () => {
    expect(read('kubernetes', { 'k8s/ns.yaml': 'kind: Namespace\nmetadata: { name: shop }' })).toEqual([]);
  });
});

describe('env-files', () => {
  test('variables with their lines; nothing of tests', () => {
    const text = '# c\nA=1\nexport B = "two words" # c\nC=x#y # c\nnot a line\nD=\'$A\'\n';
    expect(read('env-files', { 'a/.env': text, 'a/.env.test': 'A=2', 'a/app.env': 'A=3' })).toEqual([
      {
        kind: 'environment',
        folder: 'a',
        file: 'a/.env',
        entries: [
          { name: 'A', value: '1', file: 'a/.env', line: 2 },
          { name: 'B', value: 'two words', file: 'a/.env', line: 3 },
          { name: 'C', value: 'x#y', file: 'a/.env', line: 4 },
          { name: 'D', value: '$A', file: 'a/.env', line: 6 },
        ],
      },
    ]);
  });
});
