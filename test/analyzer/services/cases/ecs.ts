// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what cannot be told is marked like this.
import { app, type DiscoveryCase } from './case.js';

const order = { 'services/order/package.json': app('order'), 'services/order/src/server.js': '' };
const payment = { 'services/payment/package.json': app('payment'), 'services/payment/src/server.js': '' };

function definition(family: string, container: object): string {
  return JSON.stringify({ family, containerDefinitions: [{ name: family, ...container }] });
}

export const ecsCases: readonly DiscoveryCase[] = [
  {
    name: 'variables, names of secrets, named ports, and the sidecar beside them',
    form: 'match',
    files: {
      ...order,
      'deploy/order.taskdef.json': JSON.stringify({
        family: 'order',
        containerDefinitions: [
          {
            name: 'order',
            image: '1.dkr.ecr.eu-west-1.amazonaws.com/shop/order:1',
            portMappings: [{ name: 'orders', containerPort: 3000 }],
            environment: [{ name: 'PAYMENT_URL', value: 'http://pay:3003' }],
            secrets: [
              { name: 'CARD_URL', valueFrom: 'arn:aws:secretsmanager:eu-west-1:1:secret:cards' },
              { name: 'API_TOKEN', valueFrom: '/shop/token' },
            ],
          },
          { name: 'telemetry', image: 'public.ecr.aws/aws-observability/aws-otel-collector:v1' },
        ],
      }),
    },
    found: {
      services: [
        'order | services/order | service | aliases orders | ports 3000 | env PAYMENT_URL=http://pay:3003, CARD_URL=${secret}, API_TOKEN=***',
      ],
      hosts: ['orders = order by ecs-task-definition'],
    },
  },
  {
    name: 'Service Connect: aliases, discovery names and names of ports with the namespace',
    form: 'match',
    files: {
      ...order,
      ...payment,
      'ecs/order.json': definition('shop-order', { portMappings: [{ name: 'http', containerPort: 3000 }] }),
      'ecs/order-service.json': JSON.stringify({
        serviceName: 'order',
        taskDefinition: 'arn:aws:ecs:eu-west-1:1:task-definition/shop-order:7',
        serviceConnectConfiguration: {
          enabled: true,
          namespace: 'shop.internal',
          services: [
            {
              portName: 'http',
              discoveryName: 'orders',
              clientAliases: [{ port: 80, dnsName: 'orders-api' }],
            },
            { portName: 'other' },
          ],
        },
      }),
      'services/order/package.json': app('shop-order'),
      'services/payment/ecs/taskdef.json': definition('payment', {
        portMappings: [{ name: 'pay', containerPort: 3003 }],
      }),
      'services/payment/ecs/service.json': JSON.stringify({
        services: [
          {
            taskDefinition: '',
            serviceConnectConfiguration: {
              enabled: true,
              namespace: 'arn:aws:servicediscovery:eu-west-1:1:namespace/ns-1',
              services: [{ portName: 'pay', clientAliases: [{ port: 80 }] }],
            },
          },
        ],
      }),
    },
    found: {
      services: [
        'payment | services/payment | service | aliases pay | ports 3003',
        'shop-order | services/order | service | aliases orders-api, orders.shop.internal | ports 3000',
      ],
      hosts: [
        'orders-api = shop-order by ecs-task-definition',
        'orders.shop.internal = shop-order by ecs-task-definition',
        'pay = payment by ecs-task-definition',
      ],
    },
  },
  {
    name: 'a service of another family, one that is switched off, JSON of another kind',
    form: 'near miss',
    files: {
      ...order,
      'ecs/order.json': definition('order', { portMappings: [{ name: 'http', containerPort: 3000 }] }),
      'ecs/service-other.json': JSON.stringify({
        taskDefinition: 'other:1',
        serviceConnectConfiguration: { namespace: 'shop', services: [{ portName: 'http' }] },
      }),
      'ecs/service-off.json': JSON.stringify({
        taskDefinition: 'order',
        serviceConnectConfiguration: { enabled: false, namespace: 'shop', services: [{ portName: 'http' }] },
      }),
      'data/containers.json': definition('data', { environment: [{ name: 'A', value: '1' }] }),
      'infra/events/task-definitions/worker.json': definition('order', {
        environment: [{ name: 'B', value: '1' }],
      }),
    },
    found: { services: ['order | services/order | service | ports 3000'], hosts: [] },
  },
  {
    name: 'a definition that is filled in later, and values of a wrong type',
    form: 'cannot tell',
    files: {
      ...order,
      'services/order/task-definition.json': definition('order', {
        image: '<IMAGE>',
        environment: [{ name: 'PAYMENT_URL', value: '${PAYMENT_URL}' }, { name: 'USER_URL' }, 7],
        portMappings: [{ containerPort: '3000' }, 'x'],
        secrets: 7,
      }),
      'services/order/service.json': '{ "serviceConnectConfiguration": { "services": 7 } }',
      'ecs/broken.json': '{ "containerDefinitions": [',
    },
    found: {
      services: ['order | services/order | service | env PAYMENT_URL=${PAYMENT_URL}'],
      hosts: [],
      notices: ['EDA1010 ecs/broken.json:1'],
    },
  },
];
