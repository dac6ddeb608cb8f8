import type { ClientCase } from '../client-case.js';

const imported =
  "import { Client, ClientProxy, ClientProxyFactory, ClientsModule, Transport } from '@nestjs/microservices';\n";
const injected = `class A { constructor(@Inject('USERS') private readonly users: ClientProxy) {}\n f() { return this.users.send({ cmd: 'get' }, { id }); } }`;

export const cases: ClientCase = {
  id: 'nestjs',
  match: [
    [
      `${imported}ClientsModule.register([{ name: 'USERS', transport: Transport.TCP, options: { host: 'user', port: 4001 } }]);\n${injected}`,
      'a.ts:4 nestjs RPC tcp://user:4001/cmd:get body={ id }',
    ],
    [
      `${imported}ClientsModule.registerAsync([{ name: 'USERS', useFactory: () => ({ transport: Transport.TCP, options: { host: process.env.USER_HOST, port: 4001 } }) }]);\n${injected}`,
      'a.ts:4 nestjs RPC tcp://<USER_HOST>:4001/cmd:get body={ id }',
    ],
    [
      `${imported}class A { @Client({ transport: Transport.TCP, options: { host: 'user', port: 4001 } }) users: ClientProxy;\n f() { return this.users.send('users.get', id); } }`,
      'a.ts:3 nestjs RPC tcp://user:4001/users.get body=id',
    ],
    [
      `${imported}const users = ClientProxyFactory.create({ options: { host: 'user' } });\nusers.send({ role: 'user', cmd: 'get' }, id);`,
      'a.ts:3 nestjs RPC tcp://user:3000/cmd:get,role:user body=id',
    ],
    [
      `${imported}import { Inject } from '@nestjs/common';\nexport const provider = { provide: 'USERS', useFactory: () => ClientProxyFactory.create({ transport: Transport.TCP, options: { host: 'user', port: 1 } }) };\n${injected}`,
      'a.ts:5 nestjs RPC tcp://user:1/cmd:get body={ id }',
    ],
    [
      `${imported}ClientsModule.register([{ name: 'USERS', transport: Transport.RMQ, options: { urls: ['amqp://mq'], queue: 'users' } }]);\n${injected}`,
      'a.ts:4 nestjs RPC rmq:///cmd:get body={ id }',
    ],
    [
      `${imported}ClientsModule.register([{ name: 'USERS', transport: 1 }]);\n${injected}`,
      'a.ts:4 nestjs RPC redis:///cmd:get body={ id }',
    ],
  ],
  nearMiss: [
    `${imported}class A { constructor(private readonly users: ClientProxy) {}\n f() { return this.users.emit('user.created', user); } }`,
    "import { ClientProxy } from '@nestjs/microservices';\nclass A { constructor(private readonly mailer: Mailer) {}\n f() { return this.mailer.send('a', 'b'); } }",
  ],
  cannotTell: [
    [`${imported}${injected}`, 'a.ts:3 nestjs RPC message:///cmd:get body={ id }'],
    [
      `${imported}class A { @Client({ transport: Transport.NATS }) users: ClientProxy;\n f() { return this.users.send(pattern, id); } }`,
      'a.ts:3 nestjs RPC nats:///{pattern} body=id',
    ],
  ],
};
