import { app, type DiscoveryCase, pack } from './case.js';

export const workspaceCases: readonly DiscoveryCase[] = [
  {
    name: 'Turborepo: applications and packages of the workspace',
    form: 'match',
    files: {
      'turbo.json': '{ "tasks": { "dev": { "persistent": true } } }',
      'package.json': pack('shop', { workspaces: { packages: ['apps/*', 'packages/*'] } }),
      'apps/order/package.json': app('order', { dependencies: { express: '5', '@shop/log': '*' } }),
      'apps/web/package.json': pack('web', {
        dependencies: { next: '16', react: '19' },
        scripts: { dev: 'next dev' },
      }),
      'packages/log/package.json': pack('@shop/log', { main: 'dist/index.js', scripts: { dev: 'tsc -w' } }),
    },
    found: {
      services: ['log | packages/log | library', 'order | apps/order | service', 'web | apps/web | frontend'],
      hosts: [],
    },
  },
  {
    name: 'pnpm with nested globs, alternatives and exclusions',
    form: 'match',
    files: {
      'pnpm-workspace.yaml': 'packages:\n  - "{apps/*,libs/**}"\n  - "!**/old/**"\n',
      'package.json': pack('shop'),
      'apps/order/package.json': app('order'),
      'libs/a/b/package.json': pack('b'),
      'libs/old/c/package.json': pack('c'),
    },
    found: { services: ['b | libs/a/b | library', 'order | apps/order | service'], hosts: [] },
  },
  {
    name: 'Lerna by its own default, and Rush with comments',
    form: 'match',
    files: {
      'lerna.json': '{ "version": "1.0.0" }',
      'package.json': pack('shop'),
      'packages/order/package.json': app('order'),
      'packages/money/package.json': pack('money'),
      'second/rush.json':
        '/* projects */ { "projects": [{ "packageName": "pay", "projectFolder": "apps/pay" }, { "projectFolder": "libs/x" }] }',
      'second/apps/pay/package.json': app('pay'),
      'second/libs/x/package.json': pack('x'),
    },
    found: {
      services: [
        'money | packages/money | library',
        'order | packages/order | service',
        'pay | second/apps/pay | service',
        'x | second/libs/x | library',
      ],
      hosts: [],
    },
  },
  {
    name: 'plain folders: only a Dockerfile, only a package.json, a shared package.json',
    form: 'match',
    files: {
      'order/package.json': app('order'),
      'user/Dockerfile': 'FROM node:22\nCOPY . .\nEXPOSE 3001\nCMD ["node", "server.js"]\n',
      'user/server.js': "require('http').createServer(answer).listen(3001)",
      'report/Dockerfile': 'FROM node:22\nCMD ["node", "index.js"]\n',
      'report/index.js': '',
    },
    found: {
      services: ['order | order | service', 'report | report | job', 'user | user | service | ports 3001'],
      hosts: [],
    },
  },
  {
    name: 'repositories side by side: each is called after its folder, and compose files name the others',
    form: 'match',
    files: {
      'order/.gitignore': 'node_modules',
      'order/package.json': app('backend'),
      'order/docker-compose.yml': [
        'services:',
        '  app:',
        '    build: .',
        '    ports: ["3000:3000"]',
        '    environment: { USER_URL: "http://user:3001" }',
        '  user:',
        '    image: acme/user:latest',
        '    environment: { MODE: stub }',
      ].join('\n'),
      'user/.gitignore': 'node_modules',
      'user/package.json': app('backend'),
      'user/docker-compose.yml': [
        'services:',
        '  app: { build: ., environment: { MODE: full } }',
        '  db: { image: "postgres:17" }',
      ].join('\n'),
      'pay/.gitignore': '',
      'pay/pom.xml': '',
      'pay/compose.yaml': 'services: { app: { build: . } }',
      'pay/src/Main.java': '',
    },
    found: {
      services: [
        'order | order | service | aliases app | ports 3000 | env USER_URL=http://user:3001',
        'pay | pay | other-language | aliases app',
        'user | user | service | aliases app, user | env MODE=full, MODE=stub',
      ],
      hosts: [
        'app = order by compose',
        'app = pay by compose',
        'app = user by compose',
        'user = user by compose',
      ],
    },
  },
  {
    name: 'a workspace file of another tool; a folder that no pattern names',
    form: 'near miss',
    files: {
      'workspace.yaml': 'packages: ["packages/*"]',
      'package.json': pack('shop', { workspaces: ['apps/*', '!apps/old'] }),
      'apps/old/package.json': pack('old'),
      'packages/x/package.json': pack('x'),
    },
    found: { services: [], hosts: [] },
  },
  {
    name: 'a Dockerfile of a program that is nowhere to be seen; patterns of a wrong type',
    form: 'cannot tell',
    files: {
      'tool/Dockerfile': 'FROM alpine\nCMD ["/bin/tool"]\n',
      'package.json': '{ "name": "shop", "workspaces": 7 }',
      'rush.json': '{ "projects": {} }',
      'pnpm-workspace.yaml': 'packages: 3',
      'a/package.json': pack('a'),
    },
    found: { services: [], hosts: [] },
  },
];
