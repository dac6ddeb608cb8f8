import { expect, test } from 'vitest';
import {
  addressVariable,
  camelName,
  consumerMark,
  deadLetterQueueName,
  deadLetterQueueUrlVariable,
  messageNames,
  queueName,
  queueUrlVariable,
  requireDistinctNames,
  switchVariable,
  topicArnVariable,
  topicName,
} from '../../src/generators/naming.js';
import type { MessageSpec } from '../../src/model/message-spec.js';
import { messageSpecSample } from './samples.js';

test.each([
  [
    'order.OrderPlaced',
    {
      file: 'order-placed',
      pascal: 'OrderPlaced',
      camel: 'orderPlaced',
      constant: 'ORDER_PLACED',
      type: 'order.OrderPlaced.v1',
      source: 'order',
    },
  ],
  [
    'sms-gateway.SMSSentV2',
    {
      file: 'sms-sent-v2',
      pascal: 'SMSSentV2',
      camel: 'smsSentV2',
      constant: 'SMS_SENT_V2',
      type: 'sms-gateway.SMSSentV2.v1',
      source: 'sms-gateway',
    },
  ],
  [
    `it's\${x}.Delete`,
    {
      file: 'delete',
      pascal: 'Delete',
      camel: 'deleteMessage',
      constant: 'DELETE',
      type: `it's\${x}.Delete.v1`,
      source: "it's%24%7Bx%7D",
    },
  ],
])('the names of %s', (name, expected) => {
  expect(messageNames(name)).toEqual(expected);
});

test('a later version is in the type alone', () => {
  expect(messageNames('order.OrderPlaced', 2)).toEqual({
    ...messageNames('order.OrderPlaced'),
    type: 'order.OrderPlaced.v2',
  });
});

test('variables and resources of a flow', () => {
  const message = 'order.OrderPlaced';
  expect({
    switch: switchVariable(message, 'loyalty-points'),
    queue: queueUrlVariable(message),
    deadLetters: deadLetterQueueUrlVariable(message),
    topic: topicArnVariable(message),
    sns: addressVariable({ name: message, router: 'sns' }),
    sqs: addressVariable({ name: message, router: 'sqs' }),
    queueName: queueName(message, 'loyalty'),
    deadLetterName: deadLetterQueueName(message, 'loyalty'),
    topicName: topicName(message),
  }).toEqual({
    switch: 'EDA_ORDER_PLACED_LOYALTY_POINTS',
    queue: 'EDA_ORDER_PLACED_QUEUE_URL',
    deadLetters: 'EDA_ORDER_PLACED_DEAD_LETTER_QUEUE_URL',
    topic: 'EDA_ORDER_PLACED_TOPIC_ARN',
    sns: 'EDA_ORDER_PLACED_TOPIC_ARN',
    sqs: 'EDA_ORDER_PLACED_QUEUE_URL',
    queueName: 'loyalty-order-placed',
    deadLetterName: 'loyalty-order-placed-dead-letter',
    topicName: 'order-order-placed',
  });
});

test.each([`it's \${x}`, 'a/b', '🛒', 'x'.repeat(200), '__proto__', '-'])(
  'the hostile service name %s',
  (service) => {
    expect(switchVariable('order.OrderPlaced', service)).toMatch(/^EDA_ORDER_PLACED_[A-Z0-9_]+$/);
    expect(queueName('order.OrderPlaced', service)).toMatch(/^[A-Za-z0-9_-]{1,68}$/);
    expect(deadLetterQueueName('order.OrderPlaced', service)).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
    expect(topicName(`${service}.OrderPlaced`)).toMatch(/^[A-Za-z0-9_-]{1,256}$/);
    expect(consumerMark(service)).not.toMatch(/[,=\s]/);
    expect(camelName(service)).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
  },
);

test('two services that differ only in what names leave out have different hashes where nothing is left', () => {
  expect(queueName('order.OrderPlaced', '🛒')).not.toBe(queueName('order.OrderPlaced', '🎁'));
});

const placed = messageSpecSample('order.OrderPlaced', ['loyalty', 'fulfilment']);

test.each<[string, readonly MessageSpec[]]>([
  ['one message', [placed]],
  ['the same event of two producers', [placed, messageSpecSample('basket.OrderPlaced', ['mail'])]],
  ['one consumer of two messages', [placed, messageSpecSample('order.OrderSent', ['loyalty'])]],
])('%s is no collision', (_name, messages) => {
  expect(() => requireDistinctNames(messages)).not.toThrow();
});

test.each<[string, readonly MessageSpec[], string]>([
  [
    'two consumers with one switch',
    [messageSpecSample('order.OrderPlaced', ['loyalty-points', 'loyalty.points'])],
    '"EDA_ORDER_PLACED_LOYALTY_POINTS" would name both the switch of order.OrderPlaced:loyalty-points and the switch of order.OrderPlaced:loyalty.points.',
  ],
  [
    'a switch and an address',
    [messageSpecSample('order.OrderPlaced', ['topic-arn'])],
    '"EDA_ORDER_PLACED_TOPIC_ARN" would name both the address of order.OrderPlaced and the switch of order.OrderPlaced:topic-arn.',
  ],
  [
    'a consumer of the same event of two producers',
    [placed, messageSpecSample('basket.OrderPlaced', ['loyalty'])],
    '"EDA_ORDER_PLACED_QUEUE_URL" would name both the address of order.OrderPlaced and the address of basket.OrderPlaced.',
  ],
  [
    'a producer that consumes an event of the same name',
    [placed, messageSpecSample('loyalty.OrderPlaced', ['mail'])],
    '"contracts/order-placed" would name both order.OrderPlaced and loyalty.OrderPlaced.',
  ],
])('%s collide', (_name, messages, message) => {
  expect(() => requireDistinctNames(messages)).toThrow(message);
});
