// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what cannot be told is marked like this.
import { app, type DiscoveryCase } from './case.js';

const order = { 'services/order/package.json': app('order'), 'services/order/src/server.js': '' };

const base = {
  'k8s/base/kustomization.yaml': 'resources: [order.yaml]\n',
  'k8s/base/order.yaml': [
    'kind: Deployment',
    'metadata: { name: order }',
    'spec:',
    '  template:',
    '    metadata: { labels: { app: order } }',
    '    spec:',
    '      containers:',
    '        - name: app',
    '          image: shop/order',
    '          env:',
    '            - { name: PAYMENT_URL, value: "http://payment" }',
    '            - { name: LOG, value: info }',
    '          envFrom: [{ configMapRef: { name: settings } }]',
    '---',
    'kind: Service',
    'metadata: { name: order }',
    'spec: { selector: { app: order }, ports: [{ port: 80 }] }',
  ].join('\n'),
};

export const kustomizeCases: readonly DiscoveryCase[] = [
  {
    name: 'overlays with patches, generated variables and names; production before development',
    form: 'match',
    files: {
      ...order,
      ...base,
      'k8s/overlays/dev/kustomization.yaml': [
        'resources: [../../base]',
        'nameSuffix: -dev',
        'patches:',
        '  - patch: |-',
        '      kind: Deployment',
        '      metadata: { name: order }',
        '      spec: { template: { spec: { containers: [{ name: app, env: [{ name: PAYMENT_URL, value: "http://localhost:3003" }] }] } } }',
        'configMapGenerator:',
        '  - { name: settings, literals: [REGION=local, "QUOTED=\'x\'"] }',
      ].join('\n'),
      'k8s/overlays/prod/kustomization.yaml': [
        'namespace: shop',
        'namePrefix: live-',
        'bases: [../../base]',
        'patchesStrategicMerge: [env.yaml]',
        'configMapGenerator:',
        '  - { name: settings, envs: [settings.env] }',
        'secretGenerator:',
        '  - { name: keys, literals: [CARD_KEY=hunter2] }',
      ].join('\n'),
      'k8s/overlays/prod/env.yaml':
        'kind: Deployment\nmetadata: { name: order }\nspec:\n  template:\n    spec:\n      containers:\n        - name: app\n          envFrom: [{ secretRef: { name: keys } }]\n          env: [{ name: PAYMENT_URL, value: "http://live-payment" }]\n',
      'k8s/overlays/prod/settings.env': 'REGION=eu\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases live-order, live-order.shop, order, order-dev | ports 80 | env PAYMENT_URL=http://live-payment, LOG=info, CARD_KEY=${secret}, REGION=eu, PAYMENT_URL=http://payment, PAYMENT_URL=http://localhost:3003, REGION=local, QUOTED=x',
      ],
      hosts: [
        'live-order = order by kubernetes',
        'live-order.shop = order by kubernetes',
        'order = order by kubernetes',
        'order-dev = order by kubernetes',
      ],
    },
  },
  {
    name: 'JSON patches, images, and an overlay of an overlay',
    form: 'match',
    files: {
      ...order,
      ...base,
      'k8s/base/order.yaml': base['k8s/base/order.yaml'].replace(
        'name: order }\nspec:\n',
        'name: main }\nspec:\n',
      ),
      'k8s/components/log/kustomization.yaml': [
        'kind: Component',
        'patches:',
        '  - target: { kind: Deployment }',
        '    patch: |-',
        '      - op: add',
        '        path: /spec/template/spec/containers/0/env/-',
        '        value: { name: TRACE, value: "on" }',
      ].join('\n'),
      'k8s/stage/kustomization.yml': [
        'resources: [../base]',
        'components: [../components/log]',
        'images: [{ name: shop/order, newName: registry.example/order, newTag: "2" }]',
        'patchesJson6902:',
        '  - target: { version: v1, kind: Deployment, name: main }',
        '    path: url.json',
      ].join('\n'),
      'k8s/stage/url.json': JSON.stringify([
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/env/0/value',
          value: 'http://stage-payment',
        },
        { op: 'remove', path: '/spec/template/spec/containers/0/env/1' },
        { op: 'replace', path: '/spec/replicas', value: 3 },
      ]),
      'k8s/stage/eu/kustomization.yaml': 'resources: [..]\nnamespace: eu\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases order, order.eu | ports 80 | env PAYMENT_URL=http://payment, LOG=info, PAYMENT_URL=http://stage-payment, TRACE=on',
      ],
      hosts: ['order = order by kubernetes', 'order.eu = order by kubernetes'],
    },
  },
  {
    name: 'a list of resources that changes nothing, a patch of something else, another file of that kind',
    form: 'near miss',
    files: {
      ...order,
      'k8s/base/order.yaml': base['k8s/base/order.yaml'],
      'k8s/base/kustomization.yaml': [
        'resources: [order.yaml]',
        'patches:',
        '  - target: { kind: Deployment, name: payment }',
        '    patch: "[{ op: add, path: /spec/template/spec/containers/0/env/-, value: { name: A, value: x } }]"',
        '  - { path: other.yaml }',
      ].join('\n'),
      'k8s/base/other.yaml':
        'kind: StatefulSet\nmetadata: { name: ledger }\nspec: { template: { spec: { containers: [{ env: [{ name: B, value: x }] }] } } }\n',
      'k8s/old/kustomization.txt': 'namePrefix: old-\nresources: [../base/order.yaml]\n',
      'k8s/kustomization.yaml': 'resources: [base]\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases order | ports 80 | env PAYMENT_URL=http://payment, LOG=info',
      ],
      hosts: ['order = order by kubernetes'],
    },
  },
  {
    name: 'resources of another repository, files that are not there, and circles',
    form: 'cannot tell',
    files: {
      ...order,
      'k8s/kustomization.yaml': [
        'namePrefix: x-',
        'resources:',
        '  - github.com/example/shop//deploy?ref=main',
        '  - missing.yaml',
        '  - ../../outside',
        '  - .',
        '  - 7',
        'patches: [{ path: missing.yaml }, { patch: "a: [" }, 7]',
        'configMapGenerator: [{ literals: [A=1] }, 7]',
        'images: 7',
      ].join('\n'),
      'k8s/broken/kustomization.yaml': 'namePrefix: [',
    },
    found: { services: ['order | services/order | service'], hosts: [] },
  },
];
