// biome-ignore-all lint/suspicious/noTemplateCurlyInString: channels hold the names of variables
import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'sqs-consumer',
  match: [
    [
      "import { Consumer } from 'sqs-consumer';\nconst app = Consumer.create({ queueUrl: process.env.QUEUE_URL, handleMessage });\napp.start();",
      ['2 consume sqs-consumer ${QUEUE_URL}'],
    ],
    [
      "const { Producer } = require('sqs-producer');\nProducer.create({ queueUrl: 'q' });",
      ['2 publish sqs-consumer q'],
    ],
  ],
  nearMiss: [
    "import { Consumer } from 'sqs-consumer';\nexport const create = (consumer: Consumer) => consumer.stop();",
  ],
  cannotTell: [
    [
      "import { Consumer } from 'sqs-consumer';\nnew Consumer({ queueUrl: url(), handleMessage });",
      ['2 consume sqs-consumer {}'],
    ],
  ],
};
