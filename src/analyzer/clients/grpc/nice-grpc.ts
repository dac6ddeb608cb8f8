import { type Deferred, literal, type MadeValue, ready } from '../../values/value.js';
import type { Client } from '../client.js';
import { operationRequest } from '../shared/operation.js';
import { operationOf } from './service-definition.js';

/** The definition and the channel of `createClient(Definition, channel)`, also of a factory with middleware. */
function partsOf({ maker, arguments: values }: MadeValue): readonly Deferred[] | undefined {
  const last = maker.path.at(-1);
  if (last === 'createClient' && maker.kind === 'library') return values;
  if (last !== 'create' || maker.kind !== 'made') return undefined;
  return isFactory(maker) ? values : undefined;
}

function isFactory({ maker }: MadeValue): boolean {
  const last = maker.path.at(-1);
  return last === 'createClientFactory' || (last === 'use' && maker.kind === 'made' && isFactory(maker));
}

/** The address of `createChannel(address)`. */
function addressOf(channel: Deferred | undefined): Deferred | undefined {
  const value = channel?.value();
  if (value?.kind !== 'made' || value.maker.path.at(-1) !== 'createChannel') return channel;
  return value.arguments[0];
}

/** `createClient(UserServiceDefinition, createChannel(address)).getUser(…)`: https://github.com/deeplay-io/nice-grpc */
export const niceGrpc: Client = {
  id: 'nice-grpc',
  packages: ['nice-grpc', 'nice-grpc-web'],
  mark: /['"]nice-grpc(?:-web)?['"]/,
  hasOperations: true,
  recognise({ node, callee, values }) {
    if (callee.kind !== 'made' || callee.path.length !== 1) return undefined;
    const [definition, channel] = partsOf(callee) ?? [];
    const name = definition === undefined ? undefined : operationOf(definition, callee.path[0] ?? '');
    if (name === undefined) return undefined;
    return operationRequest(
      {
        scheme: 'grpc',
        address: addressOf(channel),
        name: ready(literal(name, node)),
        addressing: 'at-address',
        body: values[0],
      },
      node,
    );
  },
};
