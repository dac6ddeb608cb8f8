import type { ts } from 'ts-morph';
import { concatenate } from '../values/text.js';
import { type Deferred, literal, type Value } from '../values/value.js';
import type { Client, LibraryCall } from './client.js';
import { firstSetting, methodOf, methodSetting, setting, textOf } from './settings.js';

/** `{ hostname, port, path }` as an address. */
function composed({ evaluator, node, callee }: LibraryCall, options: Deferred): Value {
  const scheme = callee.kind === 'library' && callee.specifier === 'https' ? 'https://' : 'http://';
  const host = firstSetting(evaluator, [options], ['hostname', 'host'], node);
  const port = setting(evaluator, options, 'port', node);
  const path = setting(evaluator, options, 'path', node);
  const colon: readonly (readonly [Value, ts.Node])[] =
    port === undefined
      ? []
      : [
          [literal(':', node), node],
          [textOf(port, node), port.node ?? node],
        ];
  return concatenate(
    [
      [literal(scheme, node), node],
      [textOf(host, node), host?.node ?? node],
      ...colon,
      [textOf(path, node), path?.node ?? node],
    ],
    node,
  );
}

/** `http.request(url, options)`, `http.get(options)`: https://nodejs.org/api/http.html#httprequestoptions-callback */
export const nodeHttp: Client = {
  id: 'http',
  packages: ['http', 'https'],
  recognise(call) {
    const { evaluator, node, callee, values } = call;
    const name = callee.path[0];
    if (callee.kind !== 'library' || callee.path.length !== 1 || (name !== 'request' && name !== 'get'))
      return undefined;
    const [first, second] = values;
    if (first === undefined) return undefined;
    const kind = first.value().kind;
    const isOptions = kind === 'object' || (kind === 'parameter' && second?.value().kind === 'function');
    const options = isOptions ? first : second;
    return {
      url: isOptions ? composed(call, first) : textOf(first, node),
      method:
        name === 'get'
          ? methodOf('GET', node)
          : methodSetting(setting(evaluator, options, 'method', node), node),
      body: undefined,
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: setting(evaluator, options, 'timeout', node)?.value(),
      retries: undefined,
    };
  },
};
