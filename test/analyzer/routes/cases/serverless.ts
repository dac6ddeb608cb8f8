// biome-ignore-all lint/suspicious/noTemplateCurlyInString: source text of the analysed services.
import { lines, type RouteCases } from './route-case.js';

export const serverless: RouteCases = {
  framework: 'serverless',
  packages: ['@middy/core', 'express'],
  match: {
    'events of both kinds, as objects and as texts': {
      files: {
        'serverless.yml': lines(
          'service: shop',
          'functions:',
          '  create:',
          '    handler: src/orders.create',
          '    events:',
          '      - http: { path: orders, method: post }',
          '      - sqs: arn',
          '  find:',
          '    handler: src/orders.find',
          '    events:',
          "      - httpApi: 'GET /orders/{id}'",
          "      - httpApi: '*'",
        ),
        'src/orders.ts': lines(
          'export const create = middy(async (event) => { await orders.save(event); });',
          'export async function find() {}',
        ),
      },
      routes: [
        'ANY /* → find src/orders.ts:2',
        'POST /orders → create src/orders.ts:1',
        'GET /orders/{} (id) → find src/orders.ts:2',
      ],
    },
    'a template of SAM': {
      files: {
        'template.yaml': lines(
          'Resources:',
          '  Find:',
          '    Type: AWS::Serverless::Function',
          '    Properties:',
          '      CodeUri: src/',
          '      Handler: find.handler',
          '      Role: !Ref Role',
          '      Events:',
          '        Get: { Type: Api, Properties: { Path: "/orders/{id}", Method: get } }',
          '        Queue: { Type: SQS, Properties: { Queue: !Ref Queue } }',
        ),
        'src/find.js': 'exports.handler = async (event) => {};',
      },
      routes: ['GET /orders/{} (id) → anonymous src/find.js:1'],
    },
  },
  nearMiss: {
    'functions without requests, and a handler of elsewhere': {
      files: {
        'serverless.yml': lines(
          'functions:',
          '  one: { handler: src/one.run, events: [{ schedule: rate(1 hour) }] }',
          '  two: { handler: missing.run, events: [{ http: { path: x, method: get } }] }',
        ),
        'src/one.js': 'exports.run = () => {};',
      },
      routes: [],
    },
  },
  cannotTell: {
    'a path in a variable, odd values': {
      files: {
        'serverless.yml': lines(
          'functions:',
          "  one: { handler: src/one.run, events: [{ http: { path: '${self:custom.path}', method: get } }, 7] }",
          '  two: [http: x]',
        ),
        'src/one.js': 'exports.run = () => {};',
      },
      routes: [],
    },
  },
};
