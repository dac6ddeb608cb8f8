// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these files write their variables like this.
import { type DiscoveryCase, pack } from './case.js';

export const serverlessCases: readonly DiscoveryCase[] = [
  {
    name: 'functions behind an API, with their names for whoever invokes them',
    form: 'match',
    files: {
      'order/package.json': pack('orders'),
      'order/serverless.yml': [
        'service: order',
        'provider:',
        '  name: aws',
        "  stage: ${opt:stage, 'prod'}",
        '  environment: { USER_FUNCTION: "user-${sls:stage}-find", TABLE: "${param:table}" }',
        'functions:',
        '  create:',
        '    handler: src/create.handler',
        '    events: [{ httpApi: "POST /orders" }]',
        '    environment: { LIMIT: 5 }',
        '  close: { handler: src/close.handler, name: close-order, events: [{ sqs: x }] }',
      ].join('\n'),
      'order/src/create.ts': '',
      'user/package.json': pack('user'),
      'user/serverless.yaml':
        'service: { name: user }\nfunctions: { find: { handler: find.handler } }\nprovider: { stage: prod }\n',
      'mail/package.json': pack('mail'),
      'mail/serverless.yml': 'service: mail\nfunctions: { send: { handler: s.h, events: [{ sqs: q }] } }\n',
    },
    found: {
      services: [
        'mail | mail | job | aliases mail-dev-send',
        'orders | order | service | aliases close-order, order-prod-create' +
          ' | env LIMIT=5, USER_FUNCTION=user-prod-find, TABLE=${param:table}',
        'user | user | service | aliases user-prod-find',
      ],
      hosts: [
        'close-order = orders by serverless',
        'mail-dev-send = mail by serverless',
        'order-prod-create = orders by serverless',
        'user-prod-find = user by serverless',
      ],
    },
  },
  {
    name: 'a file without functions',
    form: 'near miss',
    files: {
      'order/package.json': pack('orders'),
      'order/serverless.yml': 'service: order\nresources: { Resources: {} }\n',
    },
    found: { services: [], hosts: [] },
  },
  {
    name: 'a stage and functions that only other files tell',
    form: 'cannot tell',
    files: {
      'order/package.json': pack('orders'),
      'order/serverless.yml':
        'service: order\nprovider: { stage: "${file(stage.yml):name}" }\nfunctions: { a: { handler: a.h, events: [{ http: x }] } }\n',
      'user/package.json': pack('user'),
      'user/serverless.yml': 'service: user\nfunctions: ${file(functions.yml)}\n',
    },
    found: { services: ['orders | order | service'], hosts: [] },
  },
];
