import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { concatenate, optionsOf } from '../../values/text.js';
import { type Deferred, literal, ready, undefinedValue, type Value } from '../../values/value.js';
import type { Client, Request } from '../client.js';
import { operationRequest, type RemoteOperation } from '../shared/operation.js';
import { setting, textValue } from '../shared/settings.js';
import { nestClientSettings } from './client-settings.js';
import { patternText } from './message-pattern.js';

const proxies = new Set([
  'ClientProxy',
  'ClientKafka',
  'ClientRMQ',
  'ClientRedis',
  'ClientNats',
  'ClientMqtt',
  'ClientTCP',
]);
/** The transports by their numbers: https://github.com/nestjs/nest/blob/master/packages/microservices/enums/transport.enum.ts */
const transports = ['TCP', 'REDIS', 'NATS', 'MQTT', 'GRPC', 'RMQ', 'KAFKA'] as const;

/** The transport of a client; TCP where its settings name none, undefined where there are no settings. */
function transportOf(
  evaluator: Evaluator,
  settings: Deferred | undefined,
  node: ts.Node,
): string | undefined {
  if (settings === undefined) return undefined;
  const [value] = optionsOf(setting(evaluator, settings, 'transport', node)?.value() ?? undefinedValue);
  if (value?.kind === 'library') return value.path.at(-1);
  if (value?.kind !== 'constant') return undefined;
  return typeof value.value === 'number' ? transports[value.value] : 'TCP';
}

/** `host:port` of a TCP server; https://docs.nestjs.com/microservices/basics#client has the defaults. */
function tcpAddress(evaluator: Evaluator, options: Deferred | undefined, node: ts.Node): Deferred {
  const host = setting(evaluator, options, 'host', node) ?? ready(literal('localhost', node));
  const port = setting(evaluator, options, 'port', node) ?? ready(literal('3000', node));
  return ready(
    concatenate(
      [
        [textValue(host, node), host.node ?? node],
        [literal(':', node), node],
        [textValue(port, node), port.node ?? node],
      ],
      node,
    ),
  );
}

function destination(
  evaluator: Evaluator,
  settings: Deferred | undefined,
  node: ts.Node,
): Pick<RemoteOperation, 'scheme' | 'address' | 'addressing'> {
  const transport = transportOf(evaluator, settings, node);
  const options = setting(evaluator, settings, 'options', node);
  if (transport === 'TCP')
    return { scheme: 'tcp', address: tcpAddress(evaluator, options, node), addressing: 'at-address' };
  return { scheme: transport?.toLowerCase() ?? 'message', address: undefined, addressing: 'by-name' };
}

function isProxy(client: Value): boolean {
  if (client.kind !== 'made') return false;
  const last = client.maker.path.at(-1) ?? '';
  return (
    client.maker.path.join('.') === 'ClientProxyFactory.create' || (client.construct && proxies.has(last))
  );
}

/** `client.send(pattern, data)` waits for the answer: https://docs.nestjs.com/microservices/basics#sending-messages */
export const nestProxy: Client = {
  id: 'nestjs',
  packages: ['@nestjs/microservices'],
  mark: /@nestjs\/microservices/,
  members: ['send'],
  recognise({ evaluator, node, callee, values }): Request | undefined {
    const [pattern, data] = values;
    if (!isProxy(callee) || callee.path.join('.') !== 'send' || pattern === undefined) return undefined;
    return operationRequest(
      {
        ...destination(evaluator, nestClientSettings(evaluator, callee), node),
        name: ready(patternText(evaluator, pattern.value(), pattern.node ?? node), pattern.node),
        body: data,
      },
      node,
    );
  },
};
