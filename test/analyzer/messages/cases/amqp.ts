import type { MessageCase } from '../message-case.js';

const opened =
  "import amqp from 'amqplib';\nconst channel = await (await amqp.connect('amqp://b')).createChannel();\n";

export const cases: MessageCase = {
  id: 'amqp',
  match: [
    [
      `${opened}channel.sendToQueue('q', data);\nchannel.consume('q', handle);\nchannel.publish('orders', 'placed', data);\nchannel.publish('', 'q', data);`,
      ['3 publish amqp q', '4 consume amqp q', '5 publish amqp orders', '6 publish amqp q'],
    ],
    [
      `${opened}const own = await channel.assertQueue('', { exclusive: true });\nawait channel.bindQueue(own.queue, 'orders', '#');\nchannel.consume(own.queue, handle);`,
      ['4 consume amqp orders'],
    ],
    [
      "import { connect } from 'amqplib/callback_api';\nconnect('amqp://b', (error, connection) => {\n connection.createChannel((failure, channel) => { channel.consume('q', handle); });\n});",
      ['3 consume amqp q'],
    ],
    [
      "import { Channel } from 'amqplib';\nclass Events { constructor(private readonly channel: Channel) {}\n send() { this.channel.publish('orders', '', data); } }",
      ['3 publish amqp orders'],
    ],
  ],
  nearMiss: [
    "import 'amqplib';\nredis.publish('q', data);",
    "export const f = (channel) => channel.consume('q', handle);",
  ],
  cannotTell: [
    [
      "import amqp from 'amqplib';\nasync function f(q: string) { (await (await amqp.connect('amqp://b')).createChannel()).publish(q, data); }",
      ['2 publish amqp {}'],
    ],
  ],
};
