import { literal, type MadeValue, ready } from '../../values/value.js';
import type { Client } from '../client.js';
import { operationName, operationRequest } from '../shared/operation.js';
import { firstText, setting } from '../shared/settings.js';
import { nestClientSettings } from './client-settings.js';

function serviceName(service: MadeValue): string | undefined {
  return firstText(service.arguments[0]?.value());
}

/** `client.getService<Users>('UserService').findOne(…)`: https://docs.nestjs.com/microservices/grpc#client */
export const nestGrpc: Client = {
  id: 'grpc',
  packages: ['@nestjs/microservices'],
  mark: /@nestjs\/microservices/,
  hasOperations: true,
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || callee.maker.path.at(-1) !== 'getService') return undefined;
    const [operation, ...rest] = callee.path;
    const service = serviceName(callee);
    if (operation === undefined || rest.length > 0 || service === undefined) return undefined;
    const settings = nestClientSettings(evaluator, callee.maker);
    return operationRequest(
      {
        scheme: 'grpc',
        address: setting(evaluator, setting(evaluator, settings, 'options', node), 'url', node),
        name: ready(literal(`${service}/${operationName(operation)}`, node)),
        addressing: 'at-address',
        body: values[0],
      },
      node,
    );
  },
};
