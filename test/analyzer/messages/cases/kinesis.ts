import type { MessageCase } from '../message-case.js';

export const cases: MessageCase = {
  id: 'kinesis',
  match: [
    [
      "import { GetShardIteratorCommand, PutRecordCommand, PutRecordsCommand } from '@aws-sdk/client-kinesis';\nnew PutRecordCommand({ StreamName: 's' });\nnew PutRecordsCommand({ StreamName: 't' });\nnew GetShardIteratorCommand({ StreamName: 'u' });",
      ['2 publish kinesis s', '3 publish kinesis t', '4 consume kinesis u'],
    ],
    [
      "import AWS from 'aws-sdk';\nnew AWS.Kinesis().putRecords({ StreamName: 's', Records });",
      ['2 publish kinesis s'],
    ],
  ],
  nearMiss: ["import { GetRecordsCommand } from '@aws-sdk/client-kinesis';\nnew GetRecordsCommand({});"],
  cannotTell: [
    [
      "import { PutRecordCommand } from '@aws-sdk/client-kinesis';\nnew PutRecordCommand({ StreamName: name() });",
      ['2 publish kinesis {}'],
    ],
  ],
};
