// biome-ignore-all lint/suspicious/noTemplateCurlyInString: channels hold the names of variables
import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'sqs',
  match: [
    [
      "import { SendMessageCommand } from '@aws-sdk/client-sqs';\nnew SendMessageCommand({ QueueUrl: process.env.QUEUE_URL });",
      ['2 publish sqs ${QUEUE_URL}'],
    ],
    [
      "import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';\nconst input = { QueueUrl: 'q', Entries: [] };\nnew SendMessageBatchCommand(input);",
      ['3 publish sqs q'],
    ],
    [
      "import AWS from 'aws-sdk';\nconst sqs = new AWS.SQS();\nsqs.sendMessage({ QueueUrl: 'q' }).promise();\nsqs.receiveMessage({ QueueUrl: 'r' }, done);",
      ['3 publish sqs q', '4 consume sqs r'],
    ],
    [
      "const SQS = require('aws-sdk/clients/sqs');\nnew SQS().sendMessageBatch({ QueueUrl: 'q' });",
      ['2 publish sqs q'],
    ],
    [
      "import { SQS } from '@aws-sdk/client-sqs';\nnew SQS({}).sendMessage({ QueueUrl: 'q' });",
      ['2 publish sqs q'],
    ],
  ],
  nearMiss: [
    "class SendMessageCommand {}\nnew SendMessageCommand(); // '@aws-sdk/client-sqs'",
    "import AWS from 'aws-sdk';\nnew AWS.SQS().deleteMessage({ QueueUrl: 'q' });\nnew AWS.Chime().sendMessage({ QueueUrl: 'q' });",
  ],
  cannotTell: [
    [
      "import { SendMessageCommand } from '@aws-sdk/client-sqs';\nexport const f = (url: string) => new SendMessageCommand({ QueueUrl: url });",
      ['2 publish sqs {}'],
    ],
  ],
};
