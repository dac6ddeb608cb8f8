import { setting } from '../clients/settings.js';
import { optionsOf } from '../values/text.js';
import { ready } from '../values/value.js';
import type { Channel, MessagingCall, Transport } from './transport.js';

/** The member of a command's input that names the channel, and what the command does with it. */
type Commands = Readonly<Record<string, readonly [member: string, direction: Channel['direction']]>>;

function transport(id: string, packageName: string, commands: Commands): Transport {
  return {
    id,
    packages: [packageName],
    names: Object.keys(commands),
    channel({ evaluator, node, callee, values }) {
      const command = commands[callee.path[0] ?? ''];
      if (callee.kind !== 'library' || command === undefined) return undefined;
      const [member, direction] = command;
      return { direction, name: setting(evaluator, values[0], member, node) };
    },
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export const sqs: Transport = transport('sqs', '@aws-sdk/client-sqs', {
  ReceiveMessageCommand: ['QueueUrl', 'consume'],
  SendMessageBatchCommand: ['QueueUrl', 'publish'],
  SendMessageCommand: ['QueueUrl', 'publish'],
});

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const sns: Transport = transport('sns', '@aws-sdk/client-sns', {
  PublishBatchCommand: ['TopicArn', 'publish'],
  PublishCommand: ['TopicArn', 'publish'],
});

function busName({ evaluator, node, values }: MessagingCall): Channel {
  const entries = setting(evaluator, values[0], 'Entries', node)?.value();
  const list =
    entries === undefined ? undefined : optionsOf(entries).find((option) => option.kind === 'list');
  const first = list?.kind === 'list' ? list.elements[0] : undefined;
  const name = setting(evaluator, first, 'EventBusName', node);
  return {
    direction: 'publish',
    name: name ?? ready({ kind: 'text', parts: [{ kind: 'literal', text: 'default', node }] }),
  };
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const eventBridge: Transport = {
  id: 'eventbridge',
  packages: ['@aws-sdk/client-eventbridge'],
  names: ['PutEventsCommand'],
  channel: (call) => (call.callee.path[0] === 'PutEventsCommand' ? busName(call) : undefined),
};

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html */
export const kinesis: Transport = transport('kinesis', '@aws-sdk/client-kinesis', {
  PutRecordCommand: ['StreamName', 'publish'],
  PutRecordsCommand: ['StreamName', 'publish'],
});
