import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

function packageOf(name: string): string {
  return JSON.stringify({
    name,
    scripts: { start: 'node dist/main.js' },
    dependencies: { '@nestjs/core': '11', '@nestjs/microservices': '11' },
  });
}

function controller(pattern: string): string {
  return `import { Controller } from '@nestjs/common';\nimport { MessagePattern } from '@nestjs/microservices';\n@Controller()\nexport class Answers {\n  @MessagePattern(${pattern})\n  get(id: string) { return id; }\n}`;
}

function caller(register: string, pattern: string): string {
  return `import { Inject } from '@nestjs/common';\nimport { ClientProxy, ClientsModule, Transport } from '@nestjs/microservices';\nClientsModule.register([{ name: 'USERS', ${register} }]);\nexport class Orders {\n  constructor(@Inject('USERS') private readonly users: ClientProxy) {}\n  place() { return this.users.send(${pattern}, 1); }\n}`;
}

function callsOf(sent: string, answering: Readonly<Record<string, string>>): unknown {
  const files = Object.entries(answering).flatMap(([name, pattern]) => [
    [`services/${name}/package.json`, packageOf(name)],
    [`services/${name}/src/main.ts`, "import './answers';"],
    [`services/${name}/src/answers.ts`, controller(pattern)],
  ]);
  const repository = memoryRepository({
    'package.json': JSON.stringify({ workspaces: ['services/*'] }),
    'services/order/package.json': packageOf('order'),
    'services/order/src/main.ts': sent,
    ...Object.fromEntries(files),
  });
  return analyze(repository).calls.map(({ to, method, path, route, confidence }) => ({
    to,
    method,
    path,
    route,
    confidence,
  }));
}

const rmq = "transport: Transport.RMQ, options: { urls: ['amqp://mq'], queue: 'users' }";

describe('operations that a name addresses', () => {
  it('go to the service that answers the pattern', () => {
    expect(callsOf(caller(rmq, "{ cmd: 'get' }"), { user: "{ cmd: 'get' }", mail: "'mail.send'" })).toEqual([
      {
        to: { kind: 'service', name: 'user' },
        method: 'RPC',
        path: 'cmd:get',
        route: 'user RPC cmd:get',
        confidence: 'medium',
      },
    ]);
  });

  it('are unknown where nobody answers', () => {
    expect(callsOf(caller(rmq, "'users.get'"), { user: "'users.list'" })).toEqual([
      {
        to: {
          kind: 'unknown',
          reason: 'no service in the repository answers it',
          missing: 'the service that answers users.get',
        },
        method: 'RPC',
        path: 'users.get',
        route: null,
        confidence: 'low',
      },
    ]);
  });

  it('are unknown where several answer', () => {
    expect(callsOf(caller(rmq, "'ping'"), { mail: "'ping'", user: "'ping'" })).toEqual([
      {
        to: {
          kind: 'unknown',
          reason: 'several services answer it: mail, user',
          missing: 'which of mail, user answers ping',
        },
        method: 'RPC',
        path: 'ping',
        route: null,
        confidence: 'low',
      },
    ]);
  });

  it('follow the host of a transport that has one', () => {
    const tcp = "transport: Transport.TCP, options: { host: 'mail', port: 4000 }";
    expect(callsOf(caller(tcp, "'ping'"), { mail: "'ping'", user: "'ping'" })).toEqual([
      {
        to: { kind: 'service', name: 'mail' },
        method: 'RPC',
        path: 'ping',
        route: 'mail RPC ping',
        confidence: 'medium',
      },
    ]);
  });

  it('are only hinted at by the pattern where the host tells nothing', () => {
    const tcp = 'transport: Transport.TCP, options: { port: 4999 }';
    expect(callsOf(caller(tcp, "'users.get'"), { user: "'users.get'" })).toEqual([
      {
        to: { kind: 'service', name: 'user' },
        method: 'RPC',
        path: 'users.get',
        route: 'user RPC users.get',
        confidence: 'low',
      },
    ]);
  });
});

describe('an operation that its function names', () => {
  it('has no path', () => {
    const sent =
      "import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';\nexport const price = () => new LambdaClient({}).send(new InvokeCommand({ FunctionName: 'price' }));";
    expect(callsOf(sent, { user: "'users.get'" })).toEqual([
      {
        to: { kind: 'service', name: 'price' },
        method: 'RPC',
        path: null,
        route: null,
        confidence: 'medium',
      },
    ]);
  });
});
