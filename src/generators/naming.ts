import { createHash } from 'node:crypto';
import { generatorsProducerCatalogue } from '../model/catalogue/generators-producer.js';
import { errorOf } from '../model/errors.js';
import type { MessageSpec } from '../model/message-spec.js';

/** Everything that is named after a message. */
export interface MessageNames {
  /** `order-placed`: file name without its ending. */
  readonly file: string;
  /** `OrderPlaced`: the interface of its data. */
  readonly pascal: string;
  /** `orderPlaced`: a variable that holds an occurrence of it. */
  readonly camel: string;
  /** `ORDER_PLACED`: part of constants and of environment variables. */
  readonly constant: string;
  /** CloudEvents type: `order.OrderPlaced.v1`. */
  readonly type: string;
  /** CloudEvents source: the producer, written so that it is a URI reference. */
  readonly source: string;
}

/** The most characters that an SQS queue's name has: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
const longestQueueName = 80;
const deadLetterSuffix = '-dead-letter';
/** The most characters that an SNS topic's name has. */
const longestTopicName = 256;

const reservedWords = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static ' +
    'super switch this throw true try typeof undefined var void while with yield arguments eval async'
  ).split(' '),
);

/** True for a text that can be a variable's name in a strict module. */
export function isIdentifier(text: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text) && !reservedWords.has(text);
}

/**
 * The names of a message.
 *
 * @param name `order.OrderPlaced`
 */
export function messageNames(name: string, version = 1): MessageNames {
  const dot = name.lastIndexOf('.');
  const words = wordsOf(name.slice(dot + 1));
  const lower = words.map((word) => word.toLowerCase());
  const camel = lower.map((word, index) => (index === 0 ? word : capitalised(word))).join('');
  return {
    file: lower.join('-'),
    pascal: name.slice(dot + 1),
    camel: isIdentifier(camel) ? camel : `${camel}Message`,
    constant: lower.join('_').toUpperCase(),
    type: `${name}.v${version}`,
    source: consumerMark(name.slice(0, dot)),
  };
}

/** A service's name as it stands in `edaact` and `edaobserve` of an envelope, where commas and `=` separate. */
export function consumerMark(service: string): string {
  return encodeURIComponent(service);
}

/** `line-items` or `it's ${x}` as the start of a variable's name: `lineItems`, `itSX`. */
export function camelName(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words
    .map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() + word.slice(1) : capitalised(word)))
    .join('');
  return /^[a-z]/i.test(camel) ? camel : `service${capitalised(camel === '' ? shortHash(text) : camel)}`;
}

/** `EDA_ORDER_PLACED_LOYALTY`: the switch of one flow, read by the producer. */
export function switchVariable(message: string, consumer: string): string {
  return `EDA_${messageNames(message).constant}_${constantName(consumer)}`;
}

/** `EDA_ORDER_PLACED_QUEUE_URL`: the queue that a consumer reads, and where an SQS producer sends. */
export function queueUrlVariable(message: string): string {
  return `EDA_${messageNames(message).constant}_QUEUE_URL`;
}

/** `EDA_ORDER_PLACED_DEAD_LETTER_QUEUE_URL`: where a worker puts what it can never handle. */
export function deadLetterQueueUrlVariable(message: string): string {
  return `EDA_${messageNames(message).constant}_DEAD_LETTER_QUEUE_URL`;
}

/** `EDA_RELAY_NOTIFICATION_URL`: another address for the requests that a worker repeats to its service. */
export function relayUrlVariable(consumer: string): string {
  return `EDA_RELAY_${constantName(consumer)}_URL`;
}

/** `EDA_ORDER_PLACED_TOPIC_ARN`: where an SNS producer publishes. */
export function topicArnVariable(message: string): string {
  return `EDA_${messageNames(message).constant}_TOPIC_ARN`;
}

/** The variable with the address that the producer of a message sends to. */
export function addressVariable(message: Pick<MessageSpec, 'name' | 'router'>): string {
  return message.router === 'sns' ? topicArnVariable(message.name) : queueUrlVariable(message.name);
}

/** `loyalty-order-placed`: the queue of one consumer; its dead-letter queue's name fits the limit too. */
export function queueName(message: string, consumer: string): string {
  const longest = longestQueueName - deadLetterSuffix.length;
  return resourceName([consumer, messageNames(message).file], longest);
}

/** `loyalty-order-placed-dead-letter` */
export function deadLetterQueueName(message: string, consumer: string): string {
  return `${queueName(message, consumer)}${deadLetterSuffix}`;
}

/** `order-order-placed`: the producer, then the message. */
export function topicName(message: string): string {
  const producer = message.slice(0, message.lastIndexOf('.'));
  return resourceName([producer, messageNames(message).file], longestTopicName);
}

/**
 * Makes sure that no two things of the applied messages share a name: environment variables and files within one
 * service, queues and topics within the account.
 *
 * @throws UserError EDA3001 naming both.
 */
export function requireDistinctNames(messages: readonly MessageSpec[]): void {
  const owners = new Map<string, string>();
  for (const message of messages) {
    for (const [name, owner] of namesOf(message)) {
      const other = owners.get(name);
      if (other !== undefined && other !== owner) {
        throw errorOf(generatorsProducerCatalogue.nameCollision, {
          name: shown(name),
          first: other,
          second: owner,
        });
      }
      owners.set(name, owner);
    }
  }
}

/** Each name that a message claims, with the scope in which it must be unique before a space, and what it is for. */
function namesOf(message: MessageSpec): readonly (readonly [string, string])[] {
  const inProducer = (name: string): string => `${message.producer} ${name}`;
  const { file } = messageNames(message.name);
  const topic: [string, string][] =
    message.router === 'sns' ? [[`topic ${topicName(message.name)}`, `the topic of ${message.name}`]] : [];
  return [
    [inProducer(addressVariable(message)), `the address of ${message.name}`],
    [inProducer(`contracts/${file}`), message.name],
    ...topic,
    ...message.consumers.flatMap(({ flow, service }): [string, string][] => [
      [inProducer(switchVariable(message.name, service)), `the switch of ${flow}`],
      [`${service} ${queueUrlVariable(message.name)}`, `the address of ${message.name}`],
      [`${service} contracts/${file}`, message.name],
      [`queue ${queueName(message.name, service)}`, `the queue of ${flow}`],
    ]),
  ];
}

function shown(scoped: string): string {
  return scoped.slice(scoped.lastIndexOf(' ') + 1);
}

function wordsOf(pascal: string): readonly string[] {
  return pascal.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z0-9]+|[A-Z]|[0-9]+/g) ?? [pascal];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function constantName(text: string): string {
  const constant = text.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_|_$/g, '');
  return (constant === '' ? `X${shortHash(text)}` : constant).toUpperCase();
}

/** Joins names with dashes as AWS allows them; one that is too long keeps its start and gets a hash of the whole. */
function resourceName(parts: readonly string[], longest: number): string {
  const name = parts
    .map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-|-$/g, '') || shortHash(part))
    .join('-');
  return name.length <= longest ? name : `${name.slice(0, longest - 9)}-${shortHash(name)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
