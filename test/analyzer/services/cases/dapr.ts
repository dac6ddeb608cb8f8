import { app, type DiscoveryCase, pack } from './case.js';

const run = [
  'version: 1',
  'common: { env: { LOG: info } }',
  'apps:',
  '  - appID: order-processor',
  '    appDirPath: ./order/',
  '    appPort: 5001',
  '    command: ["npm", "start"]',
  '    env: { BASE: "http://localhost:3500" }',
  '  - appDirPath: ./billing',
  '  - appID: report',
  '    appDirPath: ./report',
].join('\n');

export const daprCases: readonly DiscoveryCase[] = [
  {
    name: 'a multi-app run file',
    form: 'match',
    files: {
      'dapr.yaml': run,
      'order/package.json': app('@shop/orders'),
      'billing/go.mod': '',
      'report/package.json': pack('report', { scripts: { start: 'node index.js' } }),
      'report/index.js': '',
    },
    found: {
      services: [
        'billing | billing | other-language | aliases billing | env LOG=info',
        'orders | order | service | aliases order-processor | ports 5001 | env BASE=http://localhost:3500, LOG=info',
        'report | report | job | aliases report | env LOG=info',
      ],
      hosts: ['billing = billing by dapr', 'order-processor = orders by dapr', 'report = report by dapr'],
    },
  },
  {
    name: 'the annotation of a pod, a sidecar in a compose file, a start script',
    form: 'match',
    files: {
      'order/package.json': app('order'),
      'user/package.json': app('user'),
      'pay/package.json': app('pay', {
        dependencies: { express: '5' },
        scripts: { start: 'node s.js', dapr: 'dapr run --app-id pay-app --app-port 3000 -- npm start' },
      }),
      'k8s/order.yaml': [
        'kind: Deployment',
        'metadata: { name: order }',
        'spec:',
        '  template:',
        '    metadata: { annotations: { dapr.io/enabled: "true", dapr.io/app-id: order-app } }',
        '    spec: { containers: [{ image: "shop/order:1" }] }',
      ].join('\n'),
      'docker-compose.yml': [
        'services:',
        '  user: { build: ./user }',
        '  user-dapr:',
        '    image: daprio/daprd:1.15',
        '    command: ["./daprd", "--app-id", "user-app", "--app-port", "3000"]',
        '    network_mode: "service:user"',
      ].join('\n'),
    },
    found: {
      services: [
        'order | order | service',
        'pay | pay | service | aliases pay-app',
        'user | user | service | aliases user',
      ],
      hosts: ['order-app = order by kubernetes', 'user = user by compose', 'user-app = user by compose'],
    },
  },
  {
    name: 'a component of Dapr is no run file, and a sidecar on its own network is nobody',
    form: 'near miss',
    files: {
      'order/package.json': app('order'),
      'dapr.yaml': 'apiVersion: dapr.io/v1alpha1\nkind: Component\nmetadata: { name: statestore }\n',
      'compose.yml': 'services: { placement: { image: daprio/dapr, command: ["--app-id", "x"] } }',
    },
    found: { services: ['order | order | service'], hosts: [] },
  },
  {
    name: 'an app of another repository, and an id that a chart writes',
    form: 'cannot tell',
    files: {
      'order/package.json': app('order'),
      'dapr.yaml': 'apps:\n  - appID: outside\n    appDirPath: ../elsewhere\n',
      'k8s.yaml': [
        'kind: Deployment',
        'metadata: { name: order }',
        'spec: { template: { metadata: { annotations: { dapr.io/app-id: "{{ .Values.id }}" } } } }',
      ].join('\n'),
    },
    found: { services: ['order | order | service'], hosts: [] },
  },
];
