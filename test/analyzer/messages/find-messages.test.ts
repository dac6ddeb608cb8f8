import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMessages } from '../../../src/analyzer/messages/find-messages.js';
import { transports } from '../../../src/analyzer/messages/registry.js';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import { createEvaluator } from '../../../src/analyzer/values/evaluator.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import type { Code, MessageCase } from './message-case.js';

const folder = new URL('./cases/', import.meta.url);
const modules: readonly { readonly cases: MessageCase }[] = await Promise.all(
  readdirSync(folder)
    .sort()
    .map((file) => import(new URL(file, folder).href)),
);
const all = modules.map(({ cases }) => cases);

function evaluatorOf(code: Code) {
  return createEvaluator(createProgram(memoryRepository(typeof code === 'string' ? { 'a.ts': code } : code)));
}

function messagesOf(code: Code): string[] {
  return findMessages(evaluatorOf(code), () => 'order').map(
    ({ line, direction, transport, channel }) => `${line} ${direction} ${transport} ${channel}`,
  );
}

describe('transports', () => {
  it('each have cases', () => {
    expect(all.map(({ id }) => id).sort()).toEqual(transports.map(({ id }) => id).sort());
  });

  for (const { id, match, nearMiss, cannotTell } of all) {
    describe(id, () => {
      it.each(match)('recognises %s', (code, expected) => {
        expect(messagesOf(code)).toEqual(expected);
      });
      it.each(nearMiss.map((code) => [code]))('leaves %s alone', (code) => {
        expect(messagesOf(code)).toEqual([]);
      });
      it.each(cannotTell)('keeps what it cannot tell of %s', (code, expected) => {
        expect(messagesOf(code)).toEqual(expected);
      });
    });
  }
});

const publisher =
  "import { Kafka } from 'kafkajs';\nconst producer = new Kafka({}).producer();\nexport const publish = (topic: string, data: unknown) => producer.send({ topic, messages: [data] });\n";

describe('findMessages', () => {
  it('finds channels that callers of a publisher decide, at the callers', () => {
    expect(
      messagesOf({
        'a.ts': publisher,
        'b.ts': "import { publish } from './a';\npublish('orders', order);\npublish('users', user);",
      }),
    ).toEqual(['2 publish kafka orders', '3 publish kafka users']);
  });

  it('leaves a publisher where it is when a caller tells nothing', () => {
    expect(
      messagesOf({
        'a.ts': publisher,
        'b.ts': "import { publish } from './a';\npublish('orders', order);\npublish(topic(), user);",
      }),
    ).toEqual(['3 publish kafka {}']);
  });

  it('tells repetitions apart and leaves out files of no service', () => {
    const code =
      "import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';\nnew ReceiveMessageCommand({ QueueUrl: 'q' });\n";
    const evaluator = evaluatorOf({
      'other/a.ts': code,
      'order/a.ts': `${code}new ReceiveMessageCommand({ QueueUrl: 'q' });`,
    });
    const common = {
      file: 'order/a.ts',
      service: 'order',
      direction: 'consume',
      transport: 'sqs',
      channel: 'q',
    };
    expect(findMessages(evaluator, (file) => (file.startsWith('order/') ? 'order' : undefined))).toEqual([
      { id: 'order consume sqs q', line: 2, ...common },
      { id: 'order consume sqs q#2', line: 3, ...common },
    ]);
  });
});
