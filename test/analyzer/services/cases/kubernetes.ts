// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what cannot be told is marked like this.
import { app, type DiscoveryCase } from './case.js';

const order = { 'services/order/package.json': app('order'), 'services/order/src/server.js': '' };
const payment = { 'services/payment/package.json': app('payment'), 'services/payment/src/server.js': '' };

/** A Deployment of one container. */
function deployment(name: string, container: string, namespace = ''): string {
  return [
    'kind: Deployment',
    `metadata: { name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`} }`,
    `spec: { template: { metadata: { labels: { app: ${name} } }, spec: { containers: [ ${container} ] } } }`,
    '',
  ].join('\n');
}

function service(name: string, app: string, more = ''): string {
  return `kind: Service\nmetadata: { name: ${name} }\nspec: { selector: { app: ${app} }, ports: [ { port: 80 } ]${more} }\n`;
}

export const kubernetesCases: readonly DiscoveryCase[] = [
  {
    name: 'workload, Service, ConfigMap and Secret in files of their own, with a namespace',
    form: 'match',
    files: {
      ...order,
      'k8s/deployments/order.yaml': [
        'apiVersion: apps/v1',
        'kind: StatefulSet',
        'metadata: { name: order, namespace: shop }',
        'spec:',
        '  template:',
        '    metadata: { labels: { app: order, tier: back } }',
        '    spec:',
        '      containers:',
        '        - name: proxy',
        '          image: envoyproxy/envoy:v1',
        '          env: [{ name: SIDE, value: "1" }]',
        '        - name: app',
        '          image: shop/order:1',
        '          ports: [{ name: http, containerPort: 3000 }]',
        '          env:',
        '            - { name: PAYMENT_HOST, value: payment }',
        '            - { name: PAYMENT_URL, value: "http://$(PAYMENT_HOST):80" }',
        '            - { name: USER_URL, valueFrom: { configMapKeyRef: { name: order, key: userUrl } } }',
        '            - { name: CARD_URL, valueFrom: { secretKeyRef: { name: order, key: cards } } }',
        '            - { name: POD, valueFrom: { fieldRef: { fieldPath: metadata.name } } }',
        '          envFrom:',
        '            - configMapRef: { name: order }',
        '            - configMapRef: { name: shared }',
        '              prefix: X_',
        '            - secretRef: { name: order }',
      ].join('\n'),
      'k8s/services/order.yml':
        'kind: Service\nmetadata: { name: orders, namespace: shop }\nspec:\n  clusterIP: None\n  selector: { app: order }\n  ports: [{ port: 80, targetPort: http, nodePort: 30080 }]\n',
      'k8s/config/maps.yaml': [
        'kind: ConfigMap',
        'metadata: { name: order, namespace: shop }',
        'data: { userUrl: "http://user", PAYMENT_HOST: other, LOG: info }',
        '---',
        'kind: ConfigMap',
        'metadata: { name: order, namespace: another }',
        'data: { LOG: wrong }',
        '---',
        'kind: ConfigMap',
        'metadata: { name: shared }',
        'data: { REGION: eu }',
        '---',
        'kind: Secret',
        'metadata: { name: order }',
        'stringData: { API_KEY: hunter2 }',
      ].join('\n'),
    },
    found: {
      services: [
        'order | services/order | service | aliases orders, orders.shop | ports 80, 3000, 30080 | env PAYMENT_HOST=payment, PAYMENT_URL=http://payment:80, USER_URL=http://user, CARD_URL=${secret}, API_KEY=***, X_REGION=eu, userUrl=http://user, LOG=info',
      ],
      hosts: ['orders = order by kubernetes', 'orders.shop = order by kubernetes'],
    },
  },
  {
    name: 'a list of objects as JSON, a Pod, a CronJob; skaffold tells the folder of an image',
    form: 'match',
    files: {
      ...order,
      ...payment,
      'skaffold.yaml': [
        'kind: Config',
        'build:',
        '  artifacts:',
        '    - image: registry.example/shop/one',
        '      context: services',
        '      docker: { dockerfile: order/Dockerfile }',
        '    - { image: registry.example/shop/two, context: services/payment }',
      ].join('\n'),
      'services/order/Dockerfile': 'FROM node:22\n',
      'k8s/all.json': JSON.stringify({
        kind: 'List',
        items: [
          {
            kind: 'Pod',
            metadata: { name: 'first', labels: { app: 'first' } },
            spec: {
              containers: [{ image: 'registry.example/shop/one:3', env: [{ name: 'A', value: '1' }] }],
            },
          },
          {
            kind: 'Service',
            metadata: { name: 'orders' },
            spec: { selector: { app: 'first' }, ports: [{ port: 8080 }] },
          },
        ],
      }),
      'k8s/cron.yaml': [
        'kind: CronJob',
        'metadata: { name: second }',
        'spec: { jobTemplate: { spec: { template: { spec: { containers: [',
        '  { image: registry.example/shop/two, env: [ { name: ORDER_URL, value: "http://orders:8080" } ] } ] } } } } }',
      ].join('\n'),
    },
    found: {
      services: [
        'order | services/order | service | aliases orders | ports 8080 | env A=1',
        'payment | services/payment | service | env ORDER_URL=http://orders:8080',
      ],
      hosts: ['orders = order by kubernetes'],
    },
  },
  {
    name: 'names for other hosts: ExternalName, and the public host of one Service',
    form: 'match',
    files: {
      ...order,
      'k8s/order.yaml': `${deployment('order', '{ image: shop/order }', 'shop')}---\n${service('order', 'order')}`,
      'k8s/names.yaml': [
        'kind: Service',
        'metadata: { name: checkout }',
        'spec: { type: ExternalName, externalName: order.shop.svc.cluster.local }',
        '---',
        'kind: Service',
        'metadata: { name: cards }',
        'spec: { type: ExternalName, externalName: api.cards.example }',
        '---',
        'kind: Ingress',
        'metadata: { name: public }',
        'spec:',
        '  rules:',
        '    - host: orders.shop.example',
        '      http: { paths: [{ path: /, backend: { service: { name: order, port: { number: 80 } } } }] }',
        '---',
        'kind: HTTPRoute',
        'metadata: { name: inner }',
        'spec: { hostnames: [orders.inner.example], rules: [{ backendRefs: [{ name: order, port: 80 }] }] }',
      ].join('\n'),
    },
    found: {
      services: ['order | services/order | service | aliases order | ports 80'],
      hosts: [
        'checkout = order by kubernetes',
        'order = order by kubernetes',
        'orders.inner.example = order by kubernetes',
        'orders.shop.example = order by kubernetes',
      ],
    },
  },
  {
    name: 'the set of manifests close by is meant, production before development',
    form: 'match',
    files: {
      ...order,
      'k8s/dev/order.yaml': deployment(
        'order',
        '{ image: shop/order, envFrom: [ { configMapRef: { name: order } } ] }',
      ),
      'k8s/dev/config.yaml':
        'kind: ConfigMap\nmetadata: { name: order }\ndata: { PAYMENT_URL: "http://localhost:3003" }\n',
      'k8s/prod/order.yaml': deployment(
        'order',
        '{ image: shop/order, envFrom: [ { configMapRef: { name: order } } ] }',
      ),
      'k8s/prod/config.yaml':
        'kind: ConfigMap\nmetadata: { name: order }\ndata: { PAYMENT_URL: "http://payment" }\n',
    },
    found: {
      services: [
        'order | services/order | service | env PAYMENT_URL=http://payment, PAYMENT_URL=http://localhost:3003',
      ],
      hosts: [],
    },
  },
  {
    name: 'other objects, a public host with several Services, a Service of another namespace',
    form: 'near miss',
    files: {
      ...order,
      ...payment,
      'k8s/order.yaml': `${deployment('order', '{ image: shop/order }', 'shop')}---\n${service('orders', 'order')}`,
      'k8s/payment.yaml': `${deployment('payment', '{ image: shop/payment }')}---\n${service('payments', 'payment')}`,
      'k8s/other.yaml': [
        'kind: Service',
        'metadata: { name: order-of-others, namespace: another }',
        'spec: { selector: { app: order } }',
        '---',
        'kind: Ingress',
        'metadata: { name: public }',
        'spec:',
        '  rules:',
        '    - host: shop.example',
        '      http:',
        '        paths:',
        '          - { path: /orders, backend: { serviceName: orders } }',
        '          - { path: /payments, backend: { serviceName: payments } }',
        '---',
        'kind: Namespace',
        'metadata: { name: shop }',
      ].join('\n'),
      'tsconfig.json': '{ "kind": "Service" }',
    },
    found: {
      services: [
        'order | services/order | service | aliases orders | ports 80',
        'payment | services/payment | service | aliases payments | ports 80',
      ],
      hosts: ['orders = order by kubernetes', 'payments = payment by kubernetes'],
    },
  },
  {
    name: 'a value and a selector that a template leaves open',
    form: 'cannot tell',
    files: {
      ...order,
      'deploy/order.yaml': [
        'kind: Deployment',
        'metadata: { name: order }',
        'spec: { template: { metadata: { labels: { app: "{{ name }}" } }, spec: { containers: [',
        '  { image: "{{ image }}", env: [ { name: PAYMENT_URL, value: "{{ payment }}" } ] } ] } } }',
      ].join('\n'),
      'deploy/other.yaml': service('other', '"{{ name }}"'),
      'deploy/open.yaml': 'kind: Service\nmetadata: { name: "{{ name }}" }\nspec: { selector: 7 }\n',
      'deploy/broken.yaml': 'kind: Service\n{{ x }}: [',
      'deploy/empty.yaml': 'kind: Deployment\nspec: { template: [] }\n',
    },
    found: { services: ['order | services/order | service | env PAYMENT_URL=${template}'], hosts: [] },
  },
];
