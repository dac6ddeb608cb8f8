import { setting } from '../clients/shared/settings.js';
import { distinct, eachConsumed, elementsOf, published, settingOfEach } from './channels.js';
import type { Channel, MessagingCall, Transport } from './transport.js';

function subscribed({ evaluator, node, values }: MessagingCall): readonly Channel[] {
  const [first] = values;
  const topic = setting(evaluator, first, 'topic', node) ?? setting(evaluator, first, 'topics', node);
  return eachConsumed(topic);
}

/** https://kafka.js.org/docs/producing, https://kafka.js.org/docs/consuming */
export const kafka: Transport = {
  id: 'kafka',
  packages: ['kafkajs', '@confluentinc/kafka-javascript'],
  names: ['send', 'sendBatch', 'subscribe'],
  channels(call) {
    const { evaluator, node, callee, values } = call;
    const name = callee.path.at(-1);
    if (callee.kind !== 'made') return [];
    if (name === 'subscribe') return subscribed(call);
    if (name === 'send') return published(setting(evaluator, values[0], 'topic', node));
    if (name !== 'sendBatch') return [];
    const batches = setting(evaluator, values[0], 'topicMessages', node);
    return distinct(settingOfEach(evaluator, batches, 'topic', node).flatMap(published));
  },
};

/** https://github.com/Blizzard/node-rdkafka */
export const rdkafka: Transport = {
  id: 'node-rdkafka',
  packages: ['node-rdkafka'],
  names: ['createReadStream', 'createWriteStream', 'produce', 'subscribe'],
  channels({ evaluator, node, callee, values }) {
    switch (callee.path.at(-1)) {
      case 'produce':
        return published(values[0]);
      case 'subscribe':
        return eachConsumed(values[0]);
      case 'createReadStream':
        return eachConsumed(setting(evaluator, values[2], 'topics', node));
      case 'createWriteStream':
        return elementsOf(setting(evaluator, values[2], 'topic', node)).flatMap(published);
      default:
        return [];
    }
  },
};
