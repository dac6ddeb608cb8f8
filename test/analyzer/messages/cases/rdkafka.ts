import type { MessageCase } from '../message-case.js';

const imported = "import Kafka from 'node-rdkafka';\n";

export const cases: MessageCase = {
  id: 'node-rdkafka',
  match: [
    [
      `${imported}const producer = new Kafka.Producer({});\nproducer.produce('t', null, data);\nnew Kafka.KafkaConsumer({}).subscribe(['t', 'u']);`,
      ['3 publish node-rdkafka t', '4 consume node-rdkafka t', '4 consume node-rdkafka u'],
    ],
    [
      `${imported}Kafka.Producer.createWriteStream({}, {}, { topic: 't' });\nKafka.KafkaConsumer.createReadStream({}, {}, { topics: ['u'] });`,
      ['2 publish node-rdkafka t', '3 consume node-rdkafka u'],
    ],
  ],
  nearMiss: [
    `${imported}import fs from 'node:fs';\nfs.createReadStream('file');\nnew Kafka.Producer({}).connect();`,
  ],
  cannotTell: [
    [`${imported}new Kafka.Producer({}).produce(topic(), null, data);`, ['2 publish node-rdkafka {}']],
  ],
};
