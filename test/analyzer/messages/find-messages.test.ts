import { describe, expect, it } from 'vitest';
import { findMessages } from '../../../src/analyzer/messages/find-messages.js';
import { transports } from '../../../src/analyzer/messages/registry.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import { createEvaluator } from '../../../src/analyzer/values/evaluator.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

function messagesOf(code: string): string[] {
  const evaluator = createEvaluator(createProgram(memoryRepository({ 'a.ts': code })));
  return findMessages(evaluator, () => 'order').map(({ id, line }) => `${line} ${id}`);
}

/** For each transport: what it sends or receives, what only looks like it, and a name that cannot be told. */
const cases: Readonly<Record<string, readonly (readonly [string, string[]])[]>> = {
  sqs: [
    [
      "import { SendMessageCommand } from '@aws-sdk/client-sqs';\nnew SendMessageCommand({ QueueUrl: process.env.QUEUE_URL });",
      ['2 order publish sqs $QUEUE_URL'],
    ],
    [
      "import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';\nnew ReceiveMessageCommand({ QueueUrl: 'q' });\nnew ReceiveMessageCommand({ QueueUrl: 'q' });",
      ['2 order consume sqs q', '3 order consume sqs q#2'],
    ],
    ["class SendMessageCommand {}\nnew SendMessageCommand(); // '@aws-sdk/client-sqs'", []],
    [
      "import { SendMessageCommand } from '@aws-sdk/client-sqs';\nexport const f = (url: string) => new SendMessageCommand({ QueueUrl: url });",
      ['2 order publish sqs {}'],
    ],
  ],
  sns: [
    [
      "import { PublishCommand } from '@aws-sdk/client-sns';\nnew PublishCommand({ TopicArn: 'arn' });",
      ['2 order publish sns arn'],
    ],
    [
      "import { PublishCommand } from '@aws-sdk/client-iot';\nnew PublishCommand({ TopicArn: 'arn' }); // '@aws-sdk/client-sns'",
      [],
    ],
    [
      "import { PublishCommand } from '@aws-sdk/client-sns';\nnew PublishCommand(input);",
      ['2 order publish sns {}'],
    ],
  ],
  eventbridge: [
    [
      "import { PutEventsCommand } from '@aws-sdk/client-eventbridge';\nnew PutEventsCommand({ Entries: [{ EventBusName: 'bus' }] });",
      ['2 order publish eventbridge bus'],
    ],
    ["import { PutRuleCommand } from '@aws-sdk/client-eventbridge';\nnew PutRuleCommand({});", []],
    [
      "import { PutEventsCommand } from '@aws-sdk/client-eventbridge';\nnew PutEventsCommand({ Entries: entries });",
      ['2 order publish eventbridge default'],
    ],
  ],
  kinesis: [
    [
      "import { PutRecordCommand } from '@aws-sdk/client-kinesis';\nnew PutRecordCommand({ StreamName: 's' });",
      ['2 order publish kinesis s'],
    ],
    ["import { GetRecordsCommand } from '@aws-sdk/client-kinesis';\nnew GetRecordsCommand({});", []],
    [
      "import { PutRecordCommand } from '@aws-sdk/client-kinesis';\nnew PutRecordCommand({ StreamName: name() });",
      ['2 order publish kinesis {}'],
    ],
  ],
  amqp: [
    [
      "import amqp from 'amqplib';\nasync function f() { const channel = await (await amqp.connect('amqp://b')).createChannel();\n channel.sendToQueue('q', data);\n channel.consume('q', handle); }",
      ['3 order publish amqp q', '4 order consume amqp q'],
    ],
    ["import 'amqplib';\nredis.publish('q', data);", []],
    [
      "import amqp from 'amqplib';\nasync function f(q: string) { (await (await amqp.connect('amqp://b')).createChannel()).publish(q, data); }",
      ['2 order publish amqp {}'],
    ],
  ],
  kafka: [
    [
      "import { Kafka } from 'kafkajs';\nconst kafka = new Kafka({});\nkafka.producer().send({ topic: 't' });\nkafka.consumer({}).subscribe({ topics: ['t'] });",
      ['3 order publish kafka t', '4 order consume kafka t'],
    ],
    ["import 'kafkajs';\nmailer.send({ topic: 't' });", []],
    ["import { Kafka } from 'kafkajs';\nnew Kafka({}).producer().send(batch);", ['2 order publish kafka {}']],
  ],
  nestjs: [
    [
      "import { ClientProxy } from '@nestjs/microservices';\nclass A { constructor(private client: ClientProxy) {}\n f() { this.client.emit('order.placed', {}); } }",
      ['3 order publish nestjs order.placed'],
    ],
    [
      "import { ClientProxy } from '@nestjs/microservices';\nclass A { constructor(private events: EventEmitter) {}\n f() { this.events.emit('order.placed'); } }",
      [],
    ],
    [
      "import { ClientProxy } from '@nestjs/microservices';\nclass A { constructor(private client: ClientProxy) {}\n f(name: string) { this.client.emit(name, {}); } }",
      ['3 order publish nestjs {}'],
    ],
  ],
};

describe('findMessages', () => {
  it('has cases for every transport', () => {
    expect(Object.keys(cases).sort()).toEqual(transports.map(({ id }) => id).sort());
  });

  it.each(Object.values(cases).flat())('%s', (code, expected) => {
    expect(messagesOf(code)).toEqual(
      expected.map((line) => line.replace(/\$(\w+)/, (_, name) => `\${${name}}`)),
    );
  });
});
