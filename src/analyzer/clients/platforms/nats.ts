import type { Client } from '../client.js';
import { operationRequest } from '../shared/operation.js';
import { setting } from '../shared/settings.js';

/** `connection.request(subject, data)` waits for the answer: https://docs.nats.io/nats-concepts/core-nats/reqreply */
export const nats: Client = {
  id: 'nats',
  packages: ['nats', '@nats-io/nats-core', '@nats-io/transport-node'],
  members: ['requestMany'],
  recognise({ evaluator, node, callee, values }) {
    const [subject, data, options] = values;
    const isConnection =
      callee.kind === 'made' && callee.maker.kind === 'library' && callee.path.length === 1;
    if (!isConnection || subject === undefined) return undefined;
    if (callee.path[0] !== 'request' && callee.path[0] !== 'requestMany') return undefined;
    return operationRequest(
      {
        scheme: 'nats',
        address: undefined,
        name: subject,
        addressing: 'by-name',
        body: data,
        timeout: setting(evaluator, options, 'timeout', node)?.value(),
      },
      node,
    );
  },
};
