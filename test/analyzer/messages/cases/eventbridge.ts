import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'eventbridge',
  match: [
    [
      "import { PutEventsCommand } from '@aws-sdk/client-eventbridge';\nnew PutEventsCommand({ Entries: [{ EventBusName: 'bus' }] });",
      ['2 publish eventbridge bus'],
    ],
    [
      "import AWS from 'aws-sdk';\nnew AWS.EventBridge().putEvents({ Entries: [{ Source: 'order' }] });",
      ['2 publish eventbridge default'],
    ],
  ],
  nearMiss: ["import { PutRuleCommand } from '@aws-sdk/client-eventbridge';\nnew PutRuleCommand({});"],
  cannotTell: [
    [
      "import { PutEventsCommand } from '@aws-sdk/client-eventbridge';\nnew PutEventsCommand({ Entries: [{ EventBusName: name() }] });",
      ['2 publish eventbridge {}'],
    ],
  ],
};
