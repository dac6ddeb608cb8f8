import { setting } from '../clients/shared/settings.js';
import { consumed, published } from './channels.js';
import type { MessagingCall, Transport } from './transport.js';

/** `Consumer.create({ queueUrl })`, `new Consumer({ queueUrl })`, and the same of `Producer`. */
function madeClass({ callee }: MessagingCall): string | undefined {
  if (callee.kind !== 'library') return undefined;
  return callee.path.at(-1) === 'create' ? callee.path.at(-2) : callee.path.at(-1);
}

/** https://bbc.github.io/sqs-consumer/, https://github.com/bbc/sqs-producer */
export const sqsLibraries: Transport = {
  id: 'sqs-consumer',
  packages: ['sqs-consumer', 'sqs-producer'],
  names: ['create', 'Consumer', 'Producer'],
  channels(call) {
    const name = madeClass(call);
    if (name !== 'Consumer' && name !== 'Producer') return [];
    const queue = setting(call.evaluator, call.values[0], 'queueUrl', call.node);
    return name === 'Consumer' ? consumed(queue) : published(queue);
  },
};
