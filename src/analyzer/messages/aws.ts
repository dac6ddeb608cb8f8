import { isEvent } from '../clients/platforms/lambda.js';
import { setting } from '../clients/shared/settings.js';
import { literal, ready } from '../values/value.js';
import { distinct, settingOfEach } from './channels.js';
import type { Channel, MessagingCall, Transport } from './transport.js';

/** The member of an operation's input that names the channel, and what the operation does with it. */
type Operations = Readonly<Record<string, readonly [member: string, direction: Channel['direction']]>>;

interface Service {
  readonly id: string;
  readonly packageName: string;
  /** The class of its client in version 2 of the SDK, and of the one with a method for each operation in version 3. */
  readonly className: string;
  readonly operations: Operations;
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/**
 * The operation that a call is: `new SendMessageCommand(input)` of version 3, `new SQS().sendMessage(input)` of either
 * version.
 */
function operationName(
  { callee }: MessagingCall,
  { operations, className, packageName }: Service,
): string | undefined {
  const last = callee.path.at(-1) ?? '';
  if (callee.kind === 'library')
    return callee.specifier === packageName && callee.path.length === 1 && last.endsWith('Command')
      ? last.slice(0, -'Command'.length)
      : undefined;
  const { maker } = callee;
  if (!callee.construct || maker.kind !== 'library' || callee.path.length !== 1) return undefined;
  const isClient =
    maker.path.at(-1) === className || maker.specifier === `aws-sdk/clients/${className.toLowerCase()}`;
  return isClient ? Object.keys(operations).find((name) => lowerFirst(name) === last) : undefined;
}

/** By what the use of a service is found in either version of the SDK. */
function marksOf({ id, packageName, className, operations }: Service): Omit<Transport, 'channels'> {
  return {
    id,
    packages: [packageName, 'aws-sdk', `aws-sdk/clients/${className.toLowerCase()}`],
    names: Object.keys(operations).flatMap((name) => [`${name}Command`, lowerFirst(name)]),
  };
}

function transport(service: Service): Transport {
  return {
    ...marksOf(service),
    channels(call) {
      const operation = service.operations[operationName(call, service) ?? ''];
      if (operation === undefined) return [];
      const [member, direction] = operation;
      return [{ direction, name: setting(call.evaluator, call.values[0], member, call.node) }];
    },
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export const sqs: Transport = transport({
  id: 'sqs',
  packageName: '@aws-sdk/client-sqs',
  className: 'SQS',
  operations: {
    ReceiveMessage: ['QueueUrl', 'consume'],
    SendMessage: ['QueueUrl', 'publish'],
    SendMessageBatch: ['QueueUrl', 'publish'],
  },
});

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export const sns: Transport = transport({
  id: 'sns',
  packageName: '@aws-sdk/client-sns',
  className: 'SNS',
  operations: { Publish: ['TopicArn', 'publish'], PublishBatch: ['TopicArn', 'publish'] },
});

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html */
export const kinesis: Transport = transport({
  id: 'kinesis',
  packageName: '@aws-sdk/client-kinesis',
  className: 'Kinesis',
  operations: {
    GetShardIterator: ['StreamName', 'consume'],
    PutRecord: ['StreamName', 'publish'],
    PutRecords: ['StreamName', 'publish'],
    SubscribeToShard: ['ConsumerARN', 'consume'],
  },
});

const events: Service = {
  id: 'eventbridge',
  packageName: '@aws-sdk/client-eventbridge',
  className: 'EventBridge',
  operations: { PutEvents: ['Entries', 'publish'] },
};

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const eventBridge: Transport = {
  ...marksOf(events),
  channels(call) {
    const { evaluator, node, values } = call;
    if (operationName(call, events) === undefined) return [];
    const entries = setting(evaluator, values[0], 'Entries', node);
    const names = settingOfEach(evaluator, entries, 'EventBusName', node);
    return distinct(
      names.map((name) => ({ direction: 'publish', name: name ?? ready(literal('default', node)) })),
    ).slice(0, 1);
  },
};

const functions: Service = {
  id: 'lambda',
  packageName: '@aws-sdk/client-lambda',
  className: 'Lambda',
  operations: { Invoke: ['FunctionName', 'publish'], InvokeAsync: ['FunctionName', 'publish'] },
};

/** An invocation whose answer is not waited for: https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html */
export const lambdaEvents: Transport = {
  ...marksOf(functions),
  channels(call) {
    const { evaluator, node, values } = call;
    const operation = operationName(call, functions);
    const isAsynchronous =
      operation === 'InvokeAsync' || (operation === 'Invoke' && isEvent(evaluator, values[0], node));
    return isAsynchronous
      ? [{ direction: 'publish', name: setting(evaluator, values[0], 'FunctionName', node) }]
      : [];
  },
};
