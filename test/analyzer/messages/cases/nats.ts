import type { MessageCase } from '../message-case.js';

const connected =
  "import { connect } from 'nats';\nconst connection = await connect({ servers: 'nats:4222' });\n";

export const cases: MessageCase = {
  id: 'nats',
  match: [
    [
      `${connected}connection.publish('order.placed', data);\nconnection.subscribe('order.*');\nconnection.jetstream().publish('order.paid', data);`,
      ['3 publish nats order.placed', '4 consume nats order.*', '5 publish nats order.paid'],
    ],
  ],
  nearMiss: [
    `${connected}connection.request('users.get', data);`,
    "import 'nats';\nbus.publish('order.placed');",
  ],
  cannotTell: [[`${connected}connection.publish(subject(), data);`, ['3 publish nats {}']]],
};
