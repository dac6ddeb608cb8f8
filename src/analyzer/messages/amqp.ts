import { setting } from '../clients/shared/settings.js';
import { literalText } from '../values/text.js';
import type { Deferred } from '../values/value.js';
import { consumed, published } from './channels.js';
import type { Channel, MessagingCall, Transport } from './transport.js';

/** The queue that `assertQueue(name)` gave back, by the name that it was asked for. */
function queueOf(name: Deferred | undefined): Deferred | undefined {
  const value = name?.value();
  const isAsserted =
    value?.kind === 'made' && value.maker.path.at(-1) === 'assertQueue' && value.path.join('.') === 'queue';
  return isAsserted ? value.arguments[0] : name;
}

function isEmpty(name: Deferred | undefined): boolean {
  return name !== undefined && literalText(name.value()) === '';
}

/** An exchange; the default one, whose name is empty, leads to the queue that the key names. */
function exchangeOrKey(exchange: Deferred | undefined, key: Deferred | undefined): Deferred | undefined {
  return isEmpty(exchange) ? queueOf(key) : exchange;
}

function ofChannel(name: string, [first, second]: readonly Deferred[]): readonly Channel[] {
  switch (name) {
    case 'consume': {
      const queue = queueOf(first);
      // the broker gives it a name; what it is bound to says more
      return isEmpty(queue) ? [] : consumed(queue);
    }
    case 'bindQueue':
      return consumed(second);
    case 'publish':
      return published(exchangeOrKey(first, second));
    case 'sendToQueue':
      return published(queueOf(first));
    default:
      return [];
  }
}

/** https://amqp-node.github.io/amqplib/channel_api.html */
export const amqp: Transport = {
  id: 'amqp',
  packages: ['amqplib', 'amqplib/callback_api', 'amqp-connection-manager'],
  names: ['bindQueue', 'consume', 'publish', 'sendToQueue'],
  handsOver: true,
  channels: ({ callee, values }) => ofChannel(callee.path.at(-1) ?? '', values),
};

/** `@RabbitSubscribe({ exchange, queue })`, `amqpConnection.publish(exchange, key, message)` */
function golevelup({ evaluator, node, callee, values }: MessagingCall): readonly Channel[] {
  const name = callee.path.at(-1);
  if (callee.kind === 'made') return name === 'publish' ? published(exchangeOrKey(values[0], values[1])) : [];
  if (name !== 'RabbitSubscribe') return [];
  const exchange = setting(evaluator, values[0], 'exchange', node);
  return consumed(exchange ?? setting(evaluator, values[0], 'queue', node));
}

/** https://github.com/golevelup/nestjs/tree/master/packages/rabbitmq */
export const nestRabbit: Transport = {
  id: 'nestjs-rabbitmq',
  packages: ['@golevelup/nestjs-rabbitmq'],
  names: ['RabbitSubscribe', 'publish'],
  channels: golevelup,
};
