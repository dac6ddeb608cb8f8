import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'sns',
  match: [
    [
      "import { PublishBatchCommand, PublishCommand } from '@aws-sdk/client-sns';\nnew PublishCommand({ TopicArn: 'arn' });\nnew PublishBatchCommand({ TopicArn: 'batch' });",
      ['2 publish sns arn', '3 publish sns batch'],
    ],
    ["import { SNS } from 'aws-sdk';\nnew SNS().publish({ TopicArn: 'arn' });", ['2 publish sns arn']],
  ],
  nearMiss: [
    "import { PublishCommand } from '@aws-sdk/client-iot';\nnew PublishCommand({ TopicArn: 'arn' }); // '@aws-sdk/client-sns'",
    "import { SubscribeCommand } from '@aws-sdk/client-sns';\nnew SubscribeCommand({ TopicArn: 'arn' });",
  ],
  cannotTell: [
    [
      "import { PublishCommand } from '@aws-sdk/client-sns';\nnew PublishCommand(input);",
      ['2 publish sns {}'],
    ],
  ],
};
