import type { ClientCase } from '../client-case.js';

const grpc = [
  "import { ClientsModule } from '@nestjs/microservices';",
  "ClientsModule.register([{ name: 'USERS', options: { url: process.env.USER_URL ?? 'user:5000' } }]);",
  "import type { ClientGrpc } from '@nestjs/microservices';",
];

export const cases: ClientCase = {
  id: 'grpc',
  match: [
    [
      `${grpc.join('\n')}\nclass A { private users; constructor(@Inject('USERS') private client: ClientGrpc) {}\n onModuleInit() { this.users = this.client.getService('UserService'); }\n f() { return this.users.findOne({ id }); } }`,
      'a.ts:6 grpc RPC grpc://<USER_URL=user:5000>/UserService/FindOne body={ id }',
    ],
    [
      "import { Client, ClientGrpc, Transport } from '@nestjs/microservices';\nclass A { @Client({ transport: Transport.GRPC, options: { url: 'user:5000', package: 'users' } }) client: ClientGrpc;\n private users;\n onModuleInit() { this.users = this.client.getService('UserService'); }\n f() { return this.users.findOne({ id }); } }",
      'a.ts:5 grpc RPC grpc://user:5000/UserService/FindOne body={ id }',
    ],
  ],
  nearMiss: [
    `${grpc.join('\n')}\nclass A { constructor(private users: Map<string, string>) {}\n f() { return this.users.findOne({ id }); } }`,
  ],
  cannotTell: [
    [
      `${grpc[2]}\nclass A { private users; constructor(@Inject('OTHER') private client: ClientGrpc) {}\n onModuleInit() { this.users = this.client.getService('UserService'); }\n f() { return this.users.findOne(); } }`,
      'a.ts:4 grpc RPC grpc:///UserService/FindOne',
    ],
  ],
};
