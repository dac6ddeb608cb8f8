import { type DiscoveryCase, pack } from './case.js';

const root = pack('shop', { dependencies: { '@nestjs/core': '11', express: '5', react: '19' } });
const nestMain = "import { NestFactory } from '@nestjs/core';\nNestFactory.create(AppModule);";

export const nxCases: readonly DiscoveryCase[] = [
  {
    name: 'applications, libraries and front ends by project.json; end-to-end projects are nothing',
    form: 'match',
    files: {
      'nx.json': '{}',
      'package.json': root,
      'apps/order/project.json': JSON.stringify({
        name: 'order',
        projectType: 'application',
        sourceRoot: 'apps/order/src',
        targets: { serve: { executor: '@nx/js:node' } },
      }),
      'apps/order/src/main.ts': nestMain,
      'apps/order-e2e/project.json': '{ "name": "order-e2e", "projectType": "application" }',
      'apps/order-e2e/src/order.spec.ts': nestMain,
      'apps/shop/project.json': JSON.stringify({
        name: 'shop-web',
        projectType: 'application',
        targets: { build: { executor: '@nx/vite:build' } },
      }),
      'apps/shop/src/main.tsx': '',
      'apps/import/project.json': '{ "name": "import", "projectType": "application" }',
      'apps/import/src/main.ts': 'run();',
      'libs/money/project.json': '{ "name": "money", "projectType": "library" }',
      'libs/money/src/index.ts': '',
    },
    found: {
      services: [
        'import | apps/import | job',
        'money | libs/money | library',
        'order | apps/order | service',
        'shop-web | apps/shop | frontend',
      ],
      hosts: [],
    },
  },
  {
    name: 'the layout alone: apps and libs without manifests',
    form: 'match',
    files: {
      'nx.json': '{ "workspaceLayout": { "appsDir": "services", "libsDir": "shared" } }',
      'package.json': root,
      'services/order/src/main.ts': nestMain,
      'services/order/webpack.config.js': '',
      'services/site/src/main.tsx': '',
      'services/site/index.html': '',
      'shared/util/log/src/index.ts': '',
    },
    found: {
      services: [
        'log | shared/util/log | library',
        'order | services/order | service',
        'site | services/site | frontend',
      ],
      hosts: [],
    },
  },
  {
    name: 'packages with an nx member, and an old workspace.json',
    form: 'match',
    files: {
      'nx.json': '{}',
      'package.json': root,
      'workspace.json': JSON.stringify({
        projects: { pay: { root: 'apps/pay', projectType: 'application' }, order: 'packages/order' },
      }),
      'apps/pay/src/main.ts': 'createServer(answer).listen(3000)',
      'packages/order/package.json': pack('@shop/order-app', {
        nx: { name: 'order', projectType: 'application' },
        dependencies: { express: '5' },
        scripts: { start: 'node index.js' },
      }),
    },
    found: {
      services: [
        'order-app | packages/order | service | aliases order',
        'pay | apps/pay | service | ports 3000',
      ],
      hosts: [],
    },
  },
  {
    name: 'a project.json without nx.json, and a package.json with nothing but targets',
    form: 'near miss',
    files: {
      'package.json': root,
      'apps/order/project.json': '{ "name": "order", "projectType": "application" }',
      'apps/order/src/main.ts': nestMain,
      'tools/nx/package.json': pack('gen', { nx: { targets: {} } }),
    },
    found: { services: [], hosts: [] },
  },
  {
    name: 'projects of other languages and charts tell of themselves; broken files are told',
    form: 'cannot tell',
    files: {
      'nx.json': '{}',
      'package.json': root,
      'src/cart/project.json': '{ "name": "cart", "projectType": "application" }',
      'src/cart/pom.xml': '',
      'src/cart/Dockerfile': 'FROM eclipse-temurin:21',
      'src/cart/src/main/resources/static/menu.js': '',
      'src/chart/project.json': '{ "name": "chart", "projectType": "application" }',
      'apps/order/project.json': '{ "name": ',
    },
    found: { services: ['cart | src/cart | other-language'], hosts: [] },
  },
];
