// biome-ignore-all lint/suspicious/noTemplateCurlyInString: compose files write their variables like this.
import { app, type DiscoveryCase } from './case.js';

const order = { 'services/order/package.json': app('order'), 'services/order/src/server.js': '' };
const payment = { 'services/payment/package.json': app('payment'), 'services/payment/src/server.js': '' };

export const composeCases: readonly DiscoveryCase[] = [
  {
    name: 'the override wins over the file beside it, production over both, development comes last',
    form: 'match',
    files: {
      ...order,
      'docker-compose.yml': [
        'services:',
        '  order:',
        '    build: services/order',
        '    environment: { PAYMENT_URL: "http://payment:1", LOG: base }',
      ].join('\n'),
      'docker-compose.dev.yml':
        'services: { order: { environment: { PAYMENT_URL: "http://localhost:3003" } } }',
      'docker-compose.override.yml': 'services: { order: { environment: ["PAYMENT_URL=http://payment:2"] } }',
      'docker-compose.prod.yml': 'services: { order: { environment: { PAYMENT_URL: "http://payment:3" } } }',
    },
    found: {
      services: [
        'order | services/order | service | aliases order | env PAYMENT_URL=http://payment:3, PAYMENT_URL=http://payment:2, PAYMENT_URL=http://payment:1, LOG=base, PAYMENT_URL=http://localhost:3003',
      ],
      hosts: ['order = order by compose'],
    },
  },
  {
    name: 'extends from another folder: paths are those of the other file, own members win',
    form: 'match',
    files: {
      ...order,
      'deploy/compose.yaml': [
        'services:',
        '  order:',
        '    extends: { file: ../services/base.yml, service: node }',
        '    environment: { PORT: "3000" }',
        '    ports: ["127.0.0.1:8080:3000"]',
        '  admin:',
        '    extends: order',
        '    container_name: back-office',
      ].join('\n'),
      'services/base.yml': [
        'services:',
        '  node:',
        '    build: { context: ., dockerfile: order/Dockerfile }',
        '    env_file: common.env',
        '    environment: { PORT: "1", USER_URL: "http://user" }',
      ].join('\n'),
      'services/common.env': 'REGION=eu\nUSER_URL=http://other\n',
      'services/order/Dockerfile': 'FROM node:22\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases admin, back-office, order | ports 3000, 8080 | env PORT=3000, USER_URL=http://user, REGION=eu',
      ],
      hosts: ['admin = order by compose', 'back-office = order by compose', 'order = order by compose'],
    },
  },
  {
    name: 'env files: the last wins, a file that is not required may be missing, variables come from .env and above',
    form: 'match',
    files: {
      ...order,
      'deploy/docker-compose.yml': [
        'services:',
        '  order:',
        '    build: ../services/order',
        '    env_file:',
        '      - first.env',
        '      - path: second.env',
        '        required: true',
        '      - path: ./local.env',
        '        required: false',
        '    environment:',
        '      - PAYMENT_URL=http://${PAYMENT_HOST:?no host}:${PAYMENT_PORT:-3003}',
        '      - USER_URL=${USER_URL?}',
        '      - REGION',
        '      - UNKNOWN',
      ].join('\n'),
      'deploy/.env': 'PAYMENT_HOST=payment\nREGION=eu\n',
      'deploy/.env.example': 'PAYMENT_HOST=sample\n',
      '.env.example': 'REGION=us\nPAYMENT_PORT=80\n',
      'deploy/first.env': 'A=1\nB=1\n',
      'deploy/second.env': 'B=2\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases order | env PAYMENT_URL=http://payment:80, USER_URL=${USER_URL?}, REGION=eu, B=2, A=1, PAYMENT_PORT=80',
      ],
      hosts: ['order = order by compose'],
    },
  },
  {
    name: 'anchors and merge keys, links, aliases, included files of any name, a stage of one Dockerfile',
    form: 'match',
    files: {
      ...order,
      ...payment,
      Dockerfile: 'FROM node:22 AS order\nFROM node:22 AS payment\n',
      'compose.yaml': [
        'x-env: &env { REGION: eu }',
        'x-log: &log { LOG: debug }',
        'x-node: &node',
        '  build: { context: ., target: order }',
        'include:',
        '  - path: [infra/stores.yml]',
        '    env_file: infra/versions.env',
        'services:',
        '  shop-order:',
        '    <<: *node',
        '    environment: { <<: [*env, *log], LOG: info }',
        '    links: ["shop-payment:pay", "cache"]',
        '    profiles: [all]',
        '    networks: { default: { aliases: [orders] } }',
        '    depends_on: [shop-payment]',
        '  shop-payment:',
        '    build: { context: ., target: payment }',
        '    ports: [{ target: 3003, published: "8003", protocol: tcp, host_ip: 127.0.0.1 }, "9-10:9-10/udp"]',
      ].join('\n'),
      'infra/stores.yml': 'services: { cache: { image: "${CACHE}:8", hostname: session } }',
      'infra/versions.env': 'CACHE=redis\n',
    },
    found: {
      services: [
        'shop-order | services/order | service | aliases orders, shop-order | env REGION=eu, LOG=info',
        'shop-payment | services/payment | service | aliases pay, shop-payment | ports 3003, 8003',
      ],
      hosts: [
        'orders = shop-order by compose',
        'pay = shop-payment by compose',
        'shop-order = shop-order by compose',
        'shop-payment = shop-payment by compose',
      ],
    },
  },
  {
    name: 'files that are no compose file, and a build of another repository',
    form: 'near miss',
    files: {
      ...order,
      'decompose.yml': 'services: { order: { environment: { A: "1" } } }',
      'compose/notes.yml': 'services: { order: { environment: { A: "2" } } }',
      'compose.yml': [
        'services:',
        '  order: { build: services/order, depends_on: [fraud] }',
        '  fraud: { build: "https://git.example/fraud.git#main:app", ports: ["4000"] }',
        '  tool: { build: ../outside }',
      ].join('\n'),
    },
    found: {
      services: ['order | services/order | service | aliases order'],
      hosts: ['order = order by compose'],
    },
  },
  {
    name: 'an address that only a variable tells stays as it is written, and a name that is one reaches nobody',
    form: 'cannot tell',
    files: {
      ...order,
      'compose.yml': [
        'services:',
        '  order:',
        '    build: services/order',
        '    container_name: "${PREFIX}-order"',
        '    ports: ["${PORT}:3000"]',
        '    extends: { file: missing.yml, service: base }',
        '    environment: { PAYMENT_URL: "http://${PAYMENT_HOST}:3003", WRONG: [1], MISSING: }',
        '  broken: 7',
      ].join('\n'),
    },
    found: {
      services: [
        'order | services/order | service | aliases order | ports 3000 | env PAYMENT_URL=http://${PAYMENT_HOST}:3003',
      ],
      hosts: ['order = order by compose'],
    },
  },
];
