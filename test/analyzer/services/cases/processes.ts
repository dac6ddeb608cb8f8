import { app, type DiscoveryCase, pack } from './case.js';

const single = pack('shop', { dependencies: { express: '5' } });

export const processCases: readonly DiscoveryCase[] = [
  {
    name: 'a Procfile whose processes are folders of one package, from a shared build too',
    form: 'match',
    files: {
      'package.json': single,
      Procfile: [
        'web: node services/order/dist/main.js',
        'worker: node --enable-source-maps dist/services/report/main.js',
        'release: node scripts/migrate.js',
      ].join('\n'),
      'services/order/src/main.ts': 'app.listen(3000)',
      'services/report/main.ts': '',
    },
    found: {
      services: ['order | services/order | service | ports 3000', 'report | services/report | job'],
      hosts: [],
    },
  },
  {
    name: 'a Procfile by workspace option, folder and package script',
    form: 'match',
    files: {
      'package.json': pack('shop', {
        workspaces: ['apps/*'],
        scripts: { start: 'npm start --workspace=@shop/user' },
      }),
      Procfile: 'order: cd apps/order && npm start\nuser: npm start\npay: npm --prefix apps/pay start\n',
      'apps/order/package.json': pack('@shop/order', { scripts: { start: 'node dist/x.js' } }),
      'apps/user/package.json': pack('@shop/user', { scripts: { start: 'node dist/x.js' } }),
      'apps/pay/package.json': pack('@shop/pay', { scripts: { start: 'node dist/x.js' } }),
    },
    found: {
      services: ['order | apps/order | job', 'pay | apps/pay | job', 'user | apps/user | job'],
      hosts: [],
    },
  },
  {
    name: 'pm2 as a JavaScript object, read and not run',
    form: 'match',
    files: {
      'package.json': single,
      'ecosystem.config.js': [
        "const path = require('path');",
        'const common = { instances: 1 };',
        'module.exports = {',
        '  apps: [',
        "    { name: 'order', script: 'dist/main.js', cwd: path.join(__dirname, 'services/order'),",
        "      env: { PORT: 3001, USER_URL: 'http://localhost:3002', TOKEN: process.env.TOKEN } },",
        "    { name: 'users', script: './services/user/server.js', env_production: { PORT: '3002' } },",
        '  ],',
        '};',
      ].join('\n'),
      'services/order/src/main.ts': 'app.listen(process.env.PORT)',
      'services/user/server.js': 'app.listen(process.env.PORT)',
    },
    found: {
      services: [
        'order | services/order | service | ports 3001 | env PORT=3001, USER_URL=http://localhost:3002',
        'user | services/user | service | ports 3002 | env PORT=3002',
      ],
      hosts: [],
    },
  },
  {
    name: 'pm2 as JSON, with a package manager as the script',
    form: 'match',
    files: {
      'pm2.json': JSON.stringify({
        apps: [{ name: 'pay-app', script: 'npm', args: 'start', cwd: './pay', env: { PORT: 3003 } }],
      }),
      'pay/package.json': app('pay'),
    },
    found: { services: ['pay | pay | service | ports 3003 | env PORT=3003'], hosts: [] },
  },
  {
    name: 'processes of one application: a web role and a worker of the same source folder',
    form: 'near miss',
    files: {
      'package.json': app('shop'),
      Procfile: 'web: node dist/main.js\nworker: node src/worker/main.js\nclock: node server/clock.js\n',
      'src/main.ts': '',
      'src/worker/main.js': '',
      'server/clock.js': '',
    },
    found: { services: ['shop | . | service'], hosts: [] },
  },
  {
    name: 'a shell script, a root that starts everything, an app list that is computed',
    form: 'cannot tell',
    files: {
      'package.json': pack('shop', { workspaces: ['apps/*'], scripts: { start: 'turbo run start' } }),
      Procfile: 'web: ./start.sh\nall: npm start\n',
      'ecosystem.config.cjs': 'module.exports = { apps: names.map((name) => ({ name })) };',
      'processes.json': '{ "apps": [{ "name": "x" }, 7] }',
      'apps/web/package.json': app('web'),
    },
    found: { services: ['web | apps/web | service'], hosts: [] },
  },
];
