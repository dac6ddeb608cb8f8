import type { Deferred } from '../values/value.js';
import { consumed, eachConsumed, published } from './channels.js';
import type { Channel, Transport } from './transport.js';

/** `subscribe('a', 'b', callback)`: the channels come before the callback. */
function subscriptions(values: readonly Deferred[]): readonly Channel[] {
  const channels = values.filter((value, index) => index === 0 || value.value().kind === 'text');
  return channels.length === 0 ? consumed(undefined) : channels.flatMap(eachConsumed);
}

/** https://redis.io/docs/latest/develop/pubsub/, https://redis.io/docs/latest/develop/data-types/streams/ */
export const redis: Transport = {
  id: 'redis',
  packages: ['ioredis', 'redis'],
  names: ['pSubscribe', 'psubscribe', 'publish', 'sPublish', 'sSubscribe', 'subscribe', 'xAdd', 'xadd'],
  channels({ callee, values }) {
    if (callee.kind !== 'made') return [];
    const name = callee.path.at(-1)?.toLowerCase();
    if (callee.path.length !== 1) return [];
    if (name === 'publish' || name === 'spublish' || name === 'xadd') return published(values[0]);
    return name?.endsWith('subscribe') ? subscriptions(values) : [];
  },
};
