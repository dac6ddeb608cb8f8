import type { MessageCase } from '../message-case.js';

const made = "import { Kafka } from 'kafkajs';\nconst kafka = new Kafka({});\n";

export const cases: MessageCase = {
  id: 'kafka',
  match: [
    [
      `${made}kafka.producer().send({ topic: 't' });\nconst consumer = kafka.consumer({});\nconsumer.subscribe({ topics: ['t', 'u'] });\nconsumer.run({ eachMessage });\nconsumer.subscribe({ topic: 'v', fromBeginning: true });`,
      ['3 publish kafka t', '5 consume kafka t', '5 consume kafka u', '7 consume kafka v'],
    ],
    [
      `${made}kafka.producer().sendBatch({ topicMessages: [{ topic: 't', messages }, { topic: 'u', messages }] });`,
      ['3 publish kafka t', '3 publish kafka u'],
    ],
    [
      "const { Kafka } = require('@confluentinc/kafka-javascript').KafkaJS;\nnew Kafka().producer().send({ topic: 't' });",
      ['2 publish kafka t'],
    ],
  ],
  nearMiss: ["import 'kafkajs';\nmailer.send({ topic: 't' });"],
  cannotTell: [[`${made}kafka.producer().send(batch);`, ['3 publish kafka {}']]],
};
