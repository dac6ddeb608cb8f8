import { concatenate } from '../../values/text.js';
import { unknown, type Value } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { filledPath } from '../shared/path-pattern.js';
import { firstSetting, methodSetting, setting, textValue, withBase } from '../shared/settings.js';
import { type Endpoint, endpointOf } from './ts-rest-contract.js';

/** What is read from a query client's endpoint to send it. */
const senders = new Set(['mutate', 'mutation', 'query']);

/** The names that lead to the endpoint in the contract. */
function namesOf({ callee: { path } }: LibraryCall, isQueryClient: boolean): readonly string[] | undefined {
  if (!isQueryClient) return path;
  return senders.has(path.at(-1) ?? '') ? path.slice(0, -1) : undefined;
}

const missing = 'the contract of the client is not known';

function addressOf({ evaluator, node, callee, values }: LibraryCall, endpoint: Endpoint | undefined): Value {
  const options = callee.kind === 'made' ? callee.arguments[1] : undefined;
  const base = setting(evaluator, options, 'baseUrl', node);
  if (endpoint !== undefined) {
    const parameters = setting(evaluator, values[0], 'params', node);
    return withBase(base, filledPath(evaluator, endpoint.path, parameters, node), node);
  }
  return concatenate(
    [
      [textValue(base, node), base?.node ?? node],
      [unknown(missing, node), node],
    ],
    node,
  );
}

/** `initClient(contract, { baseUrl }).getOrder({ params })`: https://ts-rest.com/client/fetch */
export const tsRest: Client = {
  id: 'ts-rest',
  packages: ['@ts-rest/core', '@ts-rest/react-query'],
  mark: /@ts-rest\/(?:core|react-query)/,
  hasOperations: true,
  recognise(call) {
    const { evaluator, node, callee, values } = call;
    const maker = callee.kind === 'made' ? callee.maker.path.at(-1) : undefined;
    if (callee.kind !== 'made' || (maker !== 'initClient' && maker !== 'initQueryClient')) return undefined;
    const names = namesOf(call, maker === 'initQueryClient');
    if (names === undefined || names.length === 0) return undefined;
    const [contract, options] = callee.arguments;
    const endpoint =
      contract === undefined ? undefined : endpointOf(evaluator, contract.value(), names, node);
    return {
      url: addressOf(call, endpoint),
      method: endpoint === undefined ? unknown(missing, node) : methodSetting(endpoint.method, node),
      body: setting(evaluator, values[0], 'body', node),
      headers:
        firstSetting(evaluator, [values[0]], ['extraHeaders', 'headers'], node)?.value() ??
        setting(evaluator, options, 'baseHeaders', node)?.value(),
      timeout: undefined,
      retries: undefined,
    };
  },
};
