// biome-ignore-all lint/suspicious/noTemplateCurlyInString: env files write their variables like this.
import { app, type DiscoveryCase, pack } from './case.js';

const root = { 'package.json': pack('shop', { workspaces: ['services/*'] }) };
const order = { 'services/order/package.json': app('order'), 'services/order/src/server.js': '' };
const payment = { 'services/payment/package.json': app('payment'), 'services/payment/src/server.js': '' };

export const envFileCases: readonly DiscoveryCase[] = [
  {
    name: 'deployments before .env, .env before its stages and its example, the folder before the root',
    form: 'match',
    files: {
      ...root,
      ...order,
      'compose.yml':
        'services: { order: { build: services/order, environment: { PAYMENT_URL: "http://pay" } } }',
      'services/order/.env': 'PAYMENT_URL=http://localhost:3003\nUSER_URL=http://localhost:3001\n',
      'services/order/.env.example': 'USER_URL=http://user:3001\n',
      'services/order/.env.production': 'USER_URL=http://user.live\n',
      'services/order/config/.env': 'LOG=info\n',
      '.env': 'USER_URL=http://other\nREGION=eu\n',
      '.env.example': 'REGION=us\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases order | env PAYMENT_URL=http://pay, LOG=info, PAYMENT_URL=http://localhost:3003, USER_URL=http://localhost:3001, USER_URL=http://user.live, USER_URL=http://user:3001, REGION=eu, REGION=us',
      ],
      hosts: ['order = order by compose'],
    },
  },
  {
    name: 'a file that is called after one service is for that alone',
    form: 'match',
    files: {
      ...root,
      ...order,
      ...payment,
      '.env.order': 'PORT=3000\nPAYMENT_URL=http://payment:3003\n',
      'env/.env.payment.production': 'PORT=3003\n',
      '.env.shared': 'REGION=eu\n',
    },
    found: {
      services: [
        'order | services/order | service | env PORT=3000, PAYMENT_URL=http://payment:3003, REGION=eu',
        'payment | services/payment | service | env PORT=3003, REGION=eu',
      ],
      hosts: [],
    },
  },
  {
    name: 'quotes, comments, export, several lines and variables of other lines',
    form: 'match',
    files: {
      ...order,
      'services/order/.env': [
        '# PAYMENT_URL=http://old',
        'export HOST="payment" # the name',
        'PAYMENT_URL=http://${HOST}:${PORT:-3003}/v1#top # and a comment',
        "RAW='http://${HOST}'",
        'CERTIFICATE="-----BEGIN',
        'LINE=inside',
        '-----END"',
        'EMPTY=',
        'COLON: value',
        'TEXT="a \\"b\\""',
        'OPEN="never closed',
        'LAST=1',
      ].join('\r\n'),
    },
    found: {
      services: [
        'order | services/order | service | env HOST=payment, PAYMENT_URL=http://payment:3003/v1#top, RAW=http://${HOST}, CERTIFICATE=-----BEGIN\nLINE=inside\n-----END, EMPTY=, COLON=value, TEXT=a "b", OPEN="never closed, LAST=1',
      ],
      hosts: [],
    },
  },
  {
    name: 'files of tests, files of another name, the settings of another service',
    form: 'near miss',
    files: {
      ...root,
      ...order,
      ...payment,
      'services/order/.env.test': 'A=1\n',
      'services/order/.env.e2e.local': 'B=1\n',
      'services/order/order.env': 'C=1\n',
      'services/order/.environment': 'D=1\n',
      'services/payment/.env': 'E=1\n',
      'services/.env.billing': 'F=1\n',
    },
    found: {
      services: ['order | services/order | service', 'payment | services/payment | service | env E=1'],
      hosts: [],
    },
  },
  {
    name: 'a variable that nothing sets stays as it is written',
    form: 'cannot tell',
    files: {
      ...order,
      'services/order/.env':
        'PAYMENT_URL=http://${PAYMENT_HOST}:3003\nUSER_URL=<the address>\nnot a line\n=x\n',
    },
    found: {
      services: [
        'order | services/order | service | env PAYMENT_URL=http://${PAYMENT_HOST}:3003, USER_URL=<the address>',
      ],
      hosts: [],
    },
  },
];
