// biome-ignore-all lint/suspicious/noTemplateCurlyInString: templates write their variables like this.
import { app, type DiscoveryCase, pack } from './case.js';

const containers = [
  'Parameters:',
  '  Namespace: { Type: String, Default: shop.local }',
  '  Stage: { Type: String }',
  'Resources:',
  '  Space:',
  '    Type: AWS::ServiceDiscovery::PrivateDnsNamespace',
  '    Properties: { Name: !Ref Namespace, Vpc: !Ref Vpc }',
  '  OrderTask:',
  '    Type: AWS::ECS::TaskDefinition',
  '    Properties:',
  '      Family: order',
  '      ContainerDefinitions:',
  '        - Name: app',
  '          Image: !Sub "${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/order:latest"',
  '          PortMappings: [{ Name: http, ContainerPort: 3000 }]',
  '          Environment:',
  '            - { Name: USER_URL, Value: !Sub "http://user.${Namespace}:3001" }',
  '            - { Name: PAY_URL, Value: !Join ["", ["http://", pay, ":3002"]] }',
  '            - { Name: EDGE_URL, Value: !Sub "http://${Balancer.DNSName}" }',
  '            - { Name: STAGE, Value: !Ref Stage }',
  '            - { Name: KEY, Value: !ImportValue Key }',
  '        - { Name: xray, Image: amazon/aws-xray-daemon }',
  '  OrderService:',
  '    Type: AWS::ECS::Service',
  '    Properties:',
  '      TaskDefinition: !Ref OrderTask',
  '      ServiceConnectConfiguration:',
  '        Namespace: shop',
  '        Services:',
  '          - PortName: http',
  '            DiscoveryName: orders',
  '            ClientAliases: [{ Port: 3000, DnsName: order-api }]',
  '  UserTask:',
  '    Type: AWS::ECS::TaskDefinition',
  '    Properties:',
  '      ContainerDefinitions: [{ Name: user, Image: "acme/user:1" }]',
  '  UserService:',
  '    Type: AWS::ECS::Service',
  '    Properties:',
  '      TaskDefinition: !Ref UserTask',
  '      ServiceRegistries: [{ RegistryArn: !GetAtt UserEntry.Arn }]',
  '  UserEntry:',
  '    Type: AWS::ServiceDiscovery::Service',
  '    Properties: { Name: people, DnsConfig: { NamespaceId: !Ref Space } }',
].join('\n');

const functions = {
  AWSTemplateFormatVersion: '2010-09-09',
  Transform: 'AWS::Serverless-2016-10-31',
  Globals: { Function: { Environment: { Variables: { LEVEL: 'info' } } } },
  Resources: {
    CreateOrder: {
      Type: 'AWS::Serverless::Function',
      Properties: {
        CodeUri: 'functions/order/',
        Handler: 'create.handler',
        FunctionName: 'create-order',
        Environment: { Variables: { PRICE: { Ref: 'Price' }, PEOPLE: { 'Fn::GetAtt': ['Users', 'Arn'] } } },
        Events: { Api: { Type: 'HttpApi', Properties: { Path: '/orders', Method: 'post' } } },
      },
    },
    Price: { Type: 'AWS::Serverless::Function', Properties: { CodeUri: './functions/price' } },
    Index: {
      Type: 'AWS::Serverless::Function',
      Properties: { CodeUri: './functions/index', Events: { Queue: { Type: 'SQS' } } },
    },
    Inline: { Type: 'AWS::Lambda::Function', Properties: { Code: { ZipFile: 'x' } } },
  },
};

export const cloudformationCases: readonly DiscoveryCase[] = [
  {
    name: 'containers with names of Service Connect and Cloud Map; functions of the template in values',
    form: 'match',
    files: {
      'infra/ecs.yaml': containers,
      'services/order/package.json': app('order'),
    },
    found: {
      services: [
        'order | services/order | service | aliases http, order-api, orders, orders.shop | ports 3000' +
          ' | env USER_URL=http://user.shop.local:3001, PAY_URL=http://pay:3002,' +
          ' EDGE_URL=http://${Balancer.DNSName}, STAGE=${Stage}, KEY=${ImportValue}',
        'user | not in the repository | service | aliases people.shop.local',
      ],
      hosts: [
        'http = order by cloudformation',
        'order-api = order by cloudformation',
        'orders = order by cloudformation',
        'orders.shop = order by cloudformation',
        'people.shop.local = user by cloudformation',
      ],
    },
  },
  {
    name: 'functions of SAM as JSON: folders, names and variables',
    form: 'match',
    files: {
      'template.json': JSON.stringify(functions),
      'package.json': pack('shop'),
      'functions/order/create.ts': '',
      'functions/price/package.json': pack('price'),
      'functions/price/index.js': '',
      'functions/index/index.js': '',
    },
    found: {
      services: [
        'index | functions/index | job | aliases Index | env LEVEL=info',
        'order | functions/order | service | aliases CreateOrder, create-order' +
          ' | env PRICE=Price, PEOPLE=${Users.Arn}, LEVEL=info',
        'price | functions/price | service | aliases Price | env LEVEL=info',
      ],
      hosts: [
        'create-order = order by cloudformation',
        'createorder = order by cloudformation',
        'index = index by cloudformation',
        'price = price by cloudformation',
      ],
    },
  },
  {
    name: 'a stack without containers and functions, and what this tool writes itself',
    form: 'near miss',
    files: {
      'infra/bucket.yaml': 'Resources:\n  Files: { Type: AWS::S3::Bucket }\n',
      'infra/events/template.yaml': containers,
      'services/order/package.json': app('order'),
    },
    found: { services: ['order | services/order | service'], hosts: [] },
  },
  {
    name: 'code in a bucket, a namespace of another stack, a broken template',
    form: 'cannot tell',
    files: {
      'stack.yaml': [
        'Resources:',
        '  Pay:',
        '    Type: AWS::Serverless::Function',
        '    Properties: { CodeUri: "s3://bucket/pay.zip" }',
        '  Task:',
        '    Type: AWS::ECS::TaskDefinition',
        '    Properties: { ContainerDefinitions: [{ Name: order, Image: !Ref Image }, 7] }',
        '  Service:',
        '    Type: AWS::ECS::Service',
        '    Properties:',
        '      TaskDefinition: !Ref Task',
        '      ServiceConnectConfiguration:',
        '        Namespace: !ImportValue Space',
        '        Services: [{ PortName: order-http }]',
      ].join('\n'),
      'broken.yaml': 'Resources:\n  A:\n    Type: AWS::ECS::Service\n    Properties: [\n',
      'order/package.json': app('order'),
    },
    found: { services: ['order | order | service'], hosts: [], notices: ['EDA1011 broken.yaml:5'] },
  },
];
