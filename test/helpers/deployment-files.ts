/** One small file of every kind of deployment file that is read, for tests that damage them. */
export const deploymentFiles: Readonly<Record<string, string>> = {
  'deploy/order.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: { name: order }
spec:
  selector: { matchLabels: { app: order } }
  template:
    metadata:
      labels: { app: order }
      annotations: { dapr.io/app-id: order }
    spec:
      containers:
        - name: order
          image: shop/order:1
          env:
            - { name: LOYALTY_URL, value: "http://loyalty:3004" }
            - name: USER_URL
              valueFrom: { configMapKeyRef: { name: addresses, key: user } }
          ports: [{ containerPort: 3000 }]
---
apiVersion: v1
kind: Service
metadata: { name: order }
spec: { selector: { app: order }, ports: [{ port: 80, targetPort: 3000 }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: addresses }
data: { user: "http://user:3001" }
`,
  'deploy/kustomization.yaml': `namePrefix: shop-
resources: [order.yaml]
configMapGenerator:
  - { name: more, literals: [A=1] }
patches:
  - patch: |-
      - { op: replace, path: /spec/replicas, value: 2 }
    target: { kind: Deployment, name: order }
`,
  'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'chart/values.yaml':
    'order:\n  image: { repository: shop/order, tag: "1" }\n  env: { PAYMENT_URL: "http://payment:3003" }\n',
  'chart/templates/order.yaml': `{{- define "shop.name" -}}{{ .Release.Name }}-order{{- end -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shop.name" . }}
spec:
  template:
    spec:
      containers:
        - name: order
          image: "{{ .Values.order.image.repository }}:{{ .Values.order.image.tag }}"
          env:
          {{- range $name, $value := .Values.order.env }}
            - name: {{ $name }}
              value: {{ $value | quote }}
          {{- end }}
`,
  'gateway/nginx.conf': `events {}
http {
  upstream orders { server order:3000; }
  server {
    listen 80;
    location /orders/ { proxy_pass http://orders/; }
    location ~ ^/users/(.*)$ { rewrite ^/users/(.*)$ /$1 break; proxy_pass http://user:3001; }
  }
}
`,
  'gateway/kong.yml': `_format_version: "3.0"
services:
  - name: order
    url: http://order:3000
    routes: [{ paths: [/orders], strip_path: true }]
`,
  'dapr.yaml':
    'version: 1\napps:\n  - { appID: order, appDirPath: services/order, appPort: 3000, command: [npm, start] }\n',
  'copilot/order/manifest.yml': `name: order
type: Load Balanced Web Service
image: { build: services/order/Dockerfile, port: 3000 }
variables: { USER_URL: "http://user:3001" }
`,
  'template.yaml': `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: payment
          Image: !Sub "\${AWS::AccountId}.dkr.ecr.\${AWS::Region}.amazonaws.com/payment:1"
          PortMappings: [{ ContainerPort: 3003, Name: http }]
          Environment: [{ Name: USER_URL, Value: !Join ["", ["http://", "user:3001"]] }]
  Hook:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: services/notification
      Handler: dist/hook.handler
      Events: { Api: { Type: Api, Properties: { Path: /hook, Method: post } } }
`,
  'serverless.yml': `service: hooks
provider: { name: aws, environment: { ORDER_URL: "http://order:3000" } }
functions:
  hook: { handler: services/notification/src/hook.handler, events: [{ http: { path: hooks, method: post } }] }
`,
  'task-definition.json': JSON.stringify({
    family: 'loyalty',
    containerDefinitions: [
      { name: 'loyalty', image: 'loyalty:1', environment: [{ name: 'USER_URL', value: 'http://user:3001' }] },
    ],
  }),
  Procfile: 'web: node services/order/dist/server.js\nworker: node services/loyalty/dist/server.js\n',
  'nx.json': '{"targetDefaults":{}}',
  'services/user/project.json':
    '{"name":"user","projectType":"application","sourceRoot":"services/user/src"}',
  '.env': `USER_URL="http://user:3001"\nMULTI="a\nb"\nREFERENCE=\${USER_URL}/users\n`,
  'docker-compose.override.yml': `x-common: &common
  restart: always
services:
  order:
    <<: *common
    extends: { file: docker-compose.yml, service: order }
    environment: { LOYALTY_URL: "\${LOYALTY:-http://loyalty:3004}" }
`,
  'eda-migrate.config.yaml': 'hosts: { "pay.internal": payment }\nignore: ["tools/**"]\n',
};
