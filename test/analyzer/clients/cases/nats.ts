import type { ClientCase } from '../client-case.js';

const connected =
  "import { connect } from 'nats';\nconst connection = await connect({ servers: 'nats:4222' });\n";

export const cases: ClientCase = {
  id: 'nats',
  match: [
    [
      `${connected}connection.request('users.get', codec.encode({ id }), { timeout: 500 });`,
      'a.ts:3 nats RPC nats:///users.get body=codec.encode({ id }) timeout=500',
    ],
    [
      "import type { NatsConnection } from '@nats-io/nats-core';\nclass Users { constructor(private readonly connection: NatsConnection) {}\n get() { return this.connection.request('users.get'); } }",
      'a.ts:3 nats RPC nats:///users.get',
    ],
  ],
  nearMiss: [
    `${connected}connection.publish('order.placed', data);\nconnection.jetstream().request('a');`,
    "import 'nats';\nbus.request('users.get');",
  ],
  cannotTell: [
    [`${connected}connection.request(subject(), data);`, 'a.ts:3 nats RPC nats:///{subject()} body=data'],
  ],
};
