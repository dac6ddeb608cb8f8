import { expect, test } from 'vitest';
import { discoverServices } from '../../../src/analyzer/services/discover.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { app } from './cases/case.js';

/** Where each variable, port and host of the one service was read. */
function placesIn(files: Readonly<Record<string, string>>): readonly string[] {
  const { services, addresses } = discoverServices(
    memoryRepository({ 'order/package.json': app('order'), ...files }),
  );
  return [
    ...services.flatMap(({ env }) => env.map(({ name, file, line }) => `${name} ${file}:${line}`)),
    ...addresses.ports.map(({ port, file, line }) => `${port} ${file}:${line}`),
    ...addresses.hosts
      .filter(({ source }) => source !== 'name')
      .map(({ host, file, line }) => `${host} ${file}:${line}`),
  ];
}

const deployment = [
  'kind: Deployment',
  'metadata: { name: order }',
  'spec:',
  '  template:',
  '    metadata: { labels: { app: order } }',
  '    spec:',
  '      containers:',
  '        - name: order',
  '          ports: [{ containerPort: 3000 }]',
  '          env:',
  '            - { name: PAYMENT_URL, value: "http://payment" }',
  '          envFrom: [{ configMapRef: { name: settings } }]',
].join('\n');
const service =
  'kind: Service\nmetadata:\n  name: orders\nspec:\n  selector: { app: order }\n  ports: [{ port: 80 }]\n';

test('what a compose service extends, another service links and a merge key brings', () => {
  expect(
    placesIn({
      'compose.yml': [
        'x-a: &a { A: 1 }',
        'x-b: &b',
        '  B: 2',
        'services:',
        '  order:',
        '    build: order',
        '    extends: { file: base/base.yml, service: node }',
        '    environment:',
        '      <<: [*a, *b]',
        '  web: { image: acme/web, links: ["order:shop"] }',
      ].join('\n'),
      'base/base.yml': [
        'services:',
        '  node:',
        '    hostname: inner',
        '    env_file: base.env',
        '    environment: [C=3]',
        '    expose: [3000]',
      ].join('\n'),
      'base/base.env': '\nD=4\n',
    }),
  ).toEqual([
    'A compose.yml:1',
    'B compose.yml:3',
    'C base/base.yml:5',
    'D base/base.env:2',
    '3000 base/base.yml:6',
    'order compose.yml:5',
    'inner base/base.yml:3',
    'shop compose.yml:10',
    'web compose.yml:10',
  ]);
});

test('a Service and a ConfigMap in files of their own', () => {
  expect(
    placesIn({
      'k8s/order.yaml': deployment,
      'k8s/service.yaml': service,
      'k8s/settings.yaml': 'kind: ConfigMap\nmetadata: { name: settings }\ndata:\n  REGION: eu\n',
    }),
  ).toEqual([
    'PAYMENT_URL k8s/order.yaml:11',
    'REGION k8s/settings.yaml:4',
    '3000 k8s/order.yaml:9',
    '80 k8s/service.yaml:6',
    'orders k8s/service.yaml:3',
  ]);
});

test('patches and generators of an overlay', () => {
  expect(
    placesIn({
      'k8s/base/order.yaml': deployment,
      'k8s/prod/kustomization.yaml': [
        'resources: [../base/order.yaml]',
        'patches:',
        '  - path: patch.yaml',
        'configMapGenerator:',
        '  - name: settings',
        '    literals:',
        '      - REGION=eu',
      ].join('\n'),
      'k8s/prod/patch.yaml':
        'kind: Deployment\nmetadata: { name: order }\nspec:\n  template:\n    spec:\n      containers:\n        - name: order\n          env:\n            - { name: PAYMENT_URL, value: "http://live" }\n',
    }),
  ).toEqual([
    'PAYMENT_URL k8s/prod/patch.yaml:9',
    'REGION k8s/prod/kustomization.yaml:7',
    'PAYMENT_URL k8s/base/order.yaml:11',
    '3000 k8s/base/order.yaml:9',
  ]);
});

test('a value of a chart is found where the values have it, other things in the template', () => {
  expect(
    placesIn({
      'chart/Chart.yaml': 'name: order\n',
      'chart/values.yaml': 'env:\n  PAYMENT_URL: http://payment\nport: 80\n',
      'chart/templates/order.yaml': [
        '{{- $ports := 3000 -}}',
        '{{- if true }}',
        deployment.replace(
          '            - { name: PAYMENT_URL, value: "http://payment" }',
          [
            '            {{- range $name, $value := .Values.env }}',
            '            - name: {{ $name }}',
            '              value: {{ $value }}',
            '            {{- end }}',
            '            - { name: REGION, value: europe }',
          ].join('\n'),
        ),
        '{{- end }}',
      ].join('\n'),
      'chart/templates/service.yaml': service.replace('port: 80', 'port: {{ .Values.port }}'),
    }),
  ).toEqual([
    'PAYMENT_URL chart/values.yaml:2',
    'REGION chart/templates/order.yaml:17',
    '3000 chart/templates/order.yaml:11',
    '80 chart/templates/service.yaml:6',
    'orders chart/templates/service.yaml:3',
  ]);
});

test('the names of Service Connect stand in the service', () => {
  expect(
    placesIn({
      'order/ecs/task-definition.json': JSON.stringify(
        {
          family: 'order',
          containerDefinitions: [{ name: 'order', portMappings: [{ name: 'p', containerPort: 3000 }] }],
        },
        null,
        1,
      ),
      'order/ecs/service.json': JSON.stringify(
        {
          taskDefinition: 'order',
          serviceConnectConfiguration: {
            namespace: 'shop',
            services: [{ portName: 'p', clientAliases: [{ dnsName: 'orders', port: 80 }] }],
          },
        },
        null,
        1,
      ),
    }),
  ).toEqual([
    '3000 order/ecs/task-definition.json:7',
    'p order/ecs/task-definition.json:8',
    'orders order/ecs/service.json:9',
    'p.shop order/ecs/service.json:6',
  ]);
});
