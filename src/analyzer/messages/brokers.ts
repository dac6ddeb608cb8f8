import { setting } from '../clients/settings.js';
import type { Deferred } from '../values/value.js';
import type { MessagingCall, Transport } from './transport.js';

/** https://amqp-node.github.io/amqplib/channel_api.html */
export const amqp: Transport = {
  id: 'amqp',
  packages: ['amqplib', 'amqp-connection-manager'],
  names: ['consume', 'publish', 'sendToQueue'],
  channel({ callee, values }) {
    const name = callee.path.at(-1);
    if (name === 'consume') return { direction: 'consume', name: values[0] };
    return name === 'publish' || name === 'sendToQueue'
      ? { direction: 'publish', name: values[0] }
      : undefined;
  },
};

function topicOf({ evaluator, node, values }: MessagingCall): Deferred | undefined {
  const [first] = values;
  const topic = setting(evaluator, first, 'topic', node);
  if (topic !== undefined) return topic;
  const topics = setting(evaluator, first, 'topics', node)?.value();
  return topics?.kind === 'list' ? topics.elements[0] : undefined;
}

/** https://kafka.js.org/docs/producing */
export const kafka: Transport = {
  id: 'kafka',
  packages: ['kafkajs'],
  names: ['send', 'subscribe'],
  channel(call) {
    const name = call.callee.path.at(-1);
    if (name !== 'send' && name !== 'subscribe') return undefined;
    return { direction: name === 'send' ? 'publish' : 'consume', name: topicOf(call) };
  },
};

/** `client.emit(pattern, event)` of a `ClientProxy`: https://docs.nestjs.com/microservices/basics#publishing-events */
export const nestEvents: Transport = {
  id: 'nestjs',
  packages: ['@nestjs/microservices'],
  names: ['emit'],
  channel({ callee, values }) {
    return callee.path.at(-1) === 'emit' ? { direction: 'publish', name: values[0] } : undefined;
  },
};
