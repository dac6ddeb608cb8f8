import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { type Deferred, literal } from '../../values/value.js';
import type { Client } from '../client.js';
import { constantMethod, setting, withBase } from '../shared/settings.js';
import { operationOf } from './service-definition.js';

const makers = new Set(['createCallbackClient', 'createClient', 'createPromiseClient']);

/** The `baseUrl` of `createConnectTransport({ … })`, `createGrpcTransport` or `createGrpcWebTransport`. */
function baseOf(evaluator: Evaluator, transport: Deferred | undefined, node: ts.Node): Deferred | undefined {
  const value = transport?.value();
  if (value?.kind !== 'made' || !/^create\w*Transport$/.test(value.maker.path.at(-1) ?? '')) return transport;
  return setting(evaluator, value.arguments[0], 'baseUrl', node);
}

/** `createClient(UserService, transport).getUser(…)`: https://connectrpc.com/docs/node/using-clients */
export const connect: Client = {
  id: 'connect',
  packages: ['@connectrpc/connect', '@bufbuild/connect'],
  mark: /@(?:connectrpc|bufbuild)\/connect['"]/,
  hasOperations: true,
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || callee.path.length !== 1) return undefined;
    if (callee.maker.kind !== 'library' || !makers.has(callee.maker.path.at(-1) ?? '')) return undefined;
    const [definition, transport] = callee.arguments;
    const name = definition === undefined ? undefined : operationOf(definition, callee.path[0] ?? '');
    if (name === undefined) return undefined;
    const options = values[1];
    return {
      url: withBase(baseOf(evaluator, transport, node), literal(name, node), node),
      method: constantMethod('RPC', node),
      operation: 'at-address',
      body: values[0],
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: setting(evaluator, options, 'timeoutMs', node)?.value(),
      retries: undefined,
    };
  },
};
