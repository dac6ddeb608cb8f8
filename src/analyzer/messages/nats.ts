import { consumed, published } from './channels.js';
import type { Transport } from './transport.js';

/** https://github.com/nats-io/nats.js: core publications, JetStream's, and those of the older streaming server. */
export const nats: Transport = {
  id: 'nats',
  packages: [
    'nats',
    '@nats-io/nats-core',
    '@nats-io/transport-node',
    '@nats-io/jetstream',
    'node-nats-streaming',
  ],
  names: ['publish', 'subscribe'],
  channels({ callee, values }) {
    if (callee.kind !== 'made') return [];
    const name = callee.path.at(-1);
    if (name === 'publish') return published(values[0]);
    return name === 'subscribe' ? consumed(values[0]) : [];
  },
};
