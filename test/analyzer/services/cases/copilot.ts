// biome-ignore-all lint/suspicious/noTemplateCurlyInString: manifests write their variables like this.
import { app, type DiscoveryCase } from './case.js';

const order = [
  'name: order',
  'type: Backend Service',
  'image:',
  '  build: { dockerfile: services/order/Dockerfile, context: . }',
  '  port: 3000',
  'network: { connect: { alias: orders } }',
  'variables:',
  '  USER_URL: http://user:3001',
  '  FROM_STACK: { from_cfn: "${COPILOT_APPLICATION_NAME}-x" }',
  'environments:',
  '  prod: { variables: { USER_URL: "http://user.prod.shop.local:3001" } }',
].join('\n');

export const copilotCases: readonly DiscoveryCase[] = [
  {
    name: 'services with their build, names, port and variables',
    form: 'match',
    files: {
      'copilot/.workspace': 'application: shop\n',
      'copilot/order/manifest.yml': order,
      'copilot/report/manifest.yml':
        'name: report\ntype: Scheduled Job\nimage: { build: report/Dockerfile }\n',
      'copilot/partner/manifest.yml':
        'name: partner\ntype: Load Balanced Web Service\nimage: { location: "acme/partner:1", port: 80 }\n',
      'copilot/environments/prod/manifest.yml': 'name: prod\ntype: Environment\n',
      'package.json': '{ "name": "shop", "workspaces": ["services/*", "report"] }',
      'services/order/package.json': app('@shop/order-app'),
      'services/order/Dockerfile': 'FROM node:22',
      'report/package.json': '{ "name": "report" }',
      'report/Dockerfile': 'FROM node:22',
    },
    found: {
      services: [
        'order-app | services/order | service | aliases order, order.prod.shop.local, orders | ports 3000' +
          ' | env USER_URL=http://user.prod.shop.local:3001, USER_URL=http://user:3001,' +
          ' COPILOT_SERVICE_DISCOVERY_ENDPOINT=prod.shop.local',
        'partner | not in the repository | service | aliases partner | ports 80',
        'report | report | job | aliases report',
      ],
      hosts: [
        'order = order-app by copilot',
        'order.prod.shop.local = order-app by copilot',
        'orders = order-app by copilot',
        'partner = partner by copilot',
        'report = report by copilot',
      ],
    },
  },
  {
    name: 'static sites, pipelines and manifests elsewhere',
    form: 'near miss',
    files: {
      'copilot/site/manifest.yml': 'name: site\ntype: Static Site\n',
      'copilot/pipelines/main/manifest.yml': 'name: main\n',
      'deploy/order/manifest.yml': order,
      'order/package.json': app('order'),
    },
    found: { services: ['order | order | service'], hosts: [] },
  },
  {
    name: 'a manifest without a name or with a build outside the repository',
    form: 'cannot tell',
    files: {
      'copilot/a/manifest.yml': 'type: Backend Service\nimage: { build: a/Dockerfile }\n',
      'copilot/b/manifest.yml':
        'name: b\ntype: Backend Service\nimage: { build: ../b/Dockerfile, port: x }\n',
      'order/package.json': app('order'),
    },
    found: { services: ['order | order | service'], hosts: [] },
  },
];
