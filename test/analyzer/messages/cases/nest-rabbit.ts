import type { MessageCase } from '../message-case.js';

const imported = "import { AmqpConnection, RabbitSubscribe } from '@golevelup/nestjs-rabbitmq';\n";

export const cases: MessageCase = {
  id: 'nestjs-rabbitmq',
  match: [
    [
      `${imported}class A { constructor(private readonly amqp: AmqpConnection) {}\n f() { this.amqp.publish('orders', 'placed', order); }\n @RabbitSubscribe({ exchange: 'users', routingKey: 'created', queue: 'q' })\n g() {} }`,
      ['3 publish nestjs-rabbitmq orders', '4 consume nestjs-rabbitmq users'],
    ],
  ],
  nearMiss: [
    `${imported}class A { constructor(private readonly bus: EventBus) {}\n f() { this.bus.publish('orders'); } }`,
  ],
  cannotTell: [
    [
      `${imported}class A { constructor(private readonly amqp: AmqpConnection) {}\n f(exchange: string) { this.amqp.publish(exchange, 'placed', order); } }`,
      ['3 publish nestjs-rabbitmq {}'],
    ],
  ],
};
