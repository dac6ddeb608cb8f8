import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'lambda',
  match: [
    [
      "import { InvokeCommand } from '@aws-sdk/client-lambda';\nnew InvokeCommand({ FunctionName: 'notify', InvocationType: 'Event' });",
      ['2 publish lambda notify'],
    ],
    [
      "import AWS from 'aws-sdk';\nconst lambda = new AWS.Lambda();\nlambda.invoke({ FunctionName: 'notify', InvocationType: 'Event' }).promise();\nlambda.invokeAsync({ FunctionName: 'audit' });",
      ['3 publish lambda notify', '4 publish lambda audit'],
    ],
  ],
  nearMiss: [
    "import { InvokeCommand } from '@aws-sdk/client-lambda';\nnew InvokeCommand({ FunctionName: 'price' });\nnew InvokeCommand({ FunctionName: 'price', InvocationType: 'RequestResponse' });",
  ],
  cannotTell: [
    [
      "import { InvocationType, InvokeCommand } from '@aws-sdk/client-lambda';\nnew InvokeCommand({ FunctionName: name(), InvocationType: InvocationType.Event });",
      ['2 publish lambda {}'],
    ],
  ],
};
