// biome-ignore-all lint/suspicious/noTemplateCurlyInString: what cannot be told is marked like this.
import { app, type DiscoveryCase } from './case.js';

const order = { 'services/order/package.json': app('order'), 'services/order/src/server.js': '' };
const payment = { 'services/payment/package.json': app('payment'), 'services/payment/src/server.js': '' };

const names = [
  '{{/* Names: {{ not an action }} */}}',
  '{{- define "chart.fullname" -}}',
  '{{- if .Values.fullnameOverride -}}',
  '{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}',
  '{{- else -}}',
  '{{- $name := default .Chart.Name .Values.nameOverride -}}',
  '{{- if contains $name .Release.Name -}}',
  '{{- .Release.Name -}}',
  '{{- else -}}',
  '{{- printf "%s-%s" .Release.Name $name -}}',
  '{{- end -}}',
  '{{- end -}}',
  '{{- end -}}',
  '{{- define "chart.labels" }}',
  'app: {{ include "chart.fullname" . }}',
  '{{- end }}',
].join('\n');

const deployment = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: {{ include "chart.fullname" . }}',
  '  labels:',
  '    {{- include "chart.labels" . | nindent 4 }}',
  'spec:',
  '  template:',
  '    metadata:',
  '      labels:',
  '        {{- include "chart.labels" . | nindent 8 }}',
  '    spec:',
  '      {{- with .Values.nodeSelector }}',
  '      nodeSelector:',
  '        {{- toYaml . | nindent 8 }}',
  '      {{- end }}',
  '      containers:',
  '        - name: {{ .Chart.Name }}',
  '          image: "{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}"',
  '          {{- if and .Values.env (not .Values.quiet) }}',
  '          env:',
  '            {{- range $name, $value := .Values.env }}',
  '            - name: {{ $name }}',
  '              value: {{ tpl $value $ | quote }}',
  '            {{- end }}',
  '          {{- end }}',
  '          resources:',
  '            {{- toYaml .Values.resources | nindent 12 }}',
].join('\n');

const service = [
  '{{- if .Values.service.enabled -}}',
  'kind: Service',
  'metadata:',
  '  name: {{ include "chart.fullname" . }}',
  'spec:',
  '  selector: {{- include "chart.labels" . | nindent 4 }}',
  '  ports:',
  '    - port: {{ .Values.service.port }}',
  '{{- end }}',
].join('\n');

function chartAt(folder: string, name: string, values: string): Readonly<Record<string, string>> {
  return {
    [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\n`,
    [`${folder}/values.yaml`]: values,
    [`${folder}/templates/_names.tpl`]: names,
    [`${folder}/templates/deployment.yaml`]: deployment,
    [`${folder}/templates/service.yaml`]: service,
    [`${folder}/templates/tests/ping.yaml`]: 'kind: Pod\nmetadata: { name: ping }\n',
    [`${folder}/templates/NOTES.txt`]: 'kind: Service',
  };
}

export const helmCases: readonly DiscoveryCase[] = [
  {
    name: 'a chart with its values and those of two stages',
    form: 'match',
    files: {
      ...order,
      ...chartAt(
        'services/order/chart',
        'order',
        [
          'image: { repository: shop/order }',
          'service: { enabled: true, port: 8080 }',
          'env:',
          '  SELF: "http://{{ .Release.Name }}.{{ .Release.Namespace }}:8080"',
          '  PAYMENT_URL: http://payment',
        ].join('\n'),
      ),
      'services/order/chart/values-dev.yaml': 'env: { PAYMENT_URL: "http://localhost:3003" }\n',
      'services/order/chart/values-prod.yaml': 'env: { PAYMENT_URL: "http://payment.live" }\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases order | ports 8080 | env PAYMENT_URL=http://payment.live, SELF=http://order.default:8080, PAYMENT_URL=http://payment, PAYMENT_URL=http://localhost:3003',
      ],
      hosts: ['order = order by kubernetes'],
    },
  },
  {
    name: 'an umbrella: charts below, a chart beside under another name, one that is switched off',
    form: 'match',
    files: {
      ...order,
      ...payment,
      'charts/shop/Chart.yaml': [
        'name: shop',
        'dependencies:',
        '  - { name: order, version: "1" }',
        '  - { name: web-service, alias: payment, repository: "file://../web-service" }',
        '  - { name: web-service, alias: retired, repository: "file://../web-service", condition: retired.enabled }',
        '  - { name: redis, repository: "https://charts.example" }',
      ].join('\n'),
      'charts/shop/values.yaml': [
        'order:',
        '  env: { PAYMENT_URL: "http://shop-payment:80" }',
        'payment:',
        '  image: { repository: shop/payment }',
        '  service: { enabled: true }',
        'retired: { enabled: false }',
        'redis: { image: { repository: redis } }',
      ].join('\n'),
      ...chartAt(
        'charts/shop/charts/order',
        'order',
        'image: { repository: shop/order }\nservice: { enabled: false }\n',
      ),
      ...chartAt('charts/web-service', 'web-service', 'service: { port: 80 }\n'),
    },
    found: {
      services: [
        'order | services/order | service | env PAYMENT_URL=http://shop-payment:80',
        'payment | services/payment | service | aliases shop-payment | ports 80',
      ],
      hosts: ['shop-payment = payment by kubernetes'],
    },
  },
  {
    name: 'one chart for all services: a release of a helmfile each, and values files without it',
    form: 'match',
    files: {
      ...order,
      ...payment,
      ...chartAt(
        'deploy/chart',
        'web',
        'service: { enabled: true, port: 80 }\nimage: { repository: none }\n',
      ),
      'deploy/helmfile.yaml': [
        'releases:',
        '{{- if true }}',
        '  - name: order',
        '    namespace: shop',
        '    chart: ./chart',
        '    values: [order.yaml, { env: { LOG: info } }]',
        '{{- end }}',
        '  - { name: payment, chart: ./chart, values: [{ fullnameOverride: pay, image: { repository: shop/payment } }] }',
        '  - { name: broker, chart: registry/rabbitmq }',
      ].join('\n'),
      'deploy/order.yaml':
        'image: { repository: shop/order }\nenv: { PAYMENT_URL: "http://pay.shop.svc.cluster.local" }\n',
    },
    found: {
      services: [
        'order | services/order | service | aliases order-web | ports 80 | env LOG=info, PAYMENT_URL=http://pay.shop.svc.cluster.local',
        'payment | services/payment | service | aliases pay | ports 80',
      ],
      hosts: ['order-web = order by kubernetes', 'pay = payment by kubernetes'],
    },
  },
  {
    name: 'values for charts of a registry: at the top of a file, in sections, as maps and as lists',
    form: 'match',
    files: {
      ...order,
      ...payment,
      'deploy/order/values.yaml': [
        'image: { registry: eu.example, repository: shop/order }',
        'service: { port: 80, targetPort: http }',
        'env: { PAYMENT_URL: "http://payment:3003", nested: { A: 1 }, FROM: { value: x } }',
        'configMap: { data: { REGION: eu, mountPath: /etc } }',
      ].join('\n'),
      'deploy/umbrella/Chart.yaml':
        'name: umbrella\ndependencies:\n  - { name: web, alias: payment, repository: "oci://registry.example" }\n',
      'deploy/umbrella/values.yaml': [
        'global: { image: { repository: nothing } }',
        'payment:',
        '  image: shop/payment:1',
        '  containerPort: 3003',
        '  extraEnv: [{ name: ORDER_URL, value: "http://order" }, { name: KEY, valueFrom: {} }]',
      ].join('\n'),
    },
    found: {
      services: [
        'order | services/order | service | aliases order | ports 80 | env PAYMENT_URL=http://payment:3003, FROM=x, REGION=eu',
        'payment | services/payment | service | aliases payment | ports 3003 | env ORDER_URL=http://order',
      ],
      hosts: ['order = order by kubernetes', 'payment = payment by kubernetes'],
    },
  },
  {
    name: 'a library chart, values that are no chart, templates outside of a chart',
    form: 'near miss',
    files: {
      ...order,
      ...chartAt('charts/common', 'common', 'image: { repository: shop/order }\nenv: { A: "1" }\n'),
      'charts/common/Chart.yaml': 'name: common\ntype: library\n',
      'services/order/src/values.yaml': 'colours: { env: { RED: "1" } }\n',
      'services/order/src/default-values.yaml': 'repository: none\nimage: { width: 3 }\n',
      'scaffold/templates/deployment.yaml': deployment,
    },
    found: { services: ['order | services/order | service'], hosts: [] },
  },
  {
    name: 'what only a cluster tells, functions that are not read, broken templates and values',
    form: 'cannot tell',
    files: {
      ...order,
      'chart/Chart.yaml': 'name: order\n',
      'chart/values.yaml': 'broken: [\n',
      'chart/templates/a.yaml': [
        'kind: Deployment',
        'metadata: { name: order }',
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        '        - image: {{ .Values.image }}',
        '          env:',
        '            - { name: PAYMENT_URL, value: "http://{{ .Values.payment.host }}:{{ .Values.port }}" }',
        '            - { name: USER_URL, value: {{ genSignedCert "x" | quote }} }',
        '            - { name: LOOKED_UP, value: "{{ (lookup "v1" "Service" "shop" "user").spec.clusterIP }}" }',
        '            - { name: PLAIN, value: "1" }',
      ].join('\n'),
      'chart/templates/b.yaml':
        'kind: Service\nmetadata: { name: {{ .Values.x }\n{{- if }}{{ else }}{{ end }}{{ end }}',
      'chart/templates/c.yaml':
        '{{- define "loop" }}{{ include "loop" . }}{{ end }}kind: Service\n{{ include "loop" . }}',
    },
    found: {
      services: [
        'order | services/order | service | env PAYMENT_URL=http://${template}:${template}, USER_URL=${template}, LOOKED_UP=${template}, PLAIN=1',
      ],
      hosts: [],
    },
  },
];
