import { concatenate, literalText } from '../../values/text.js';
import { type Deferred, literal, type Value } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { stringified } from '../fetch/call.js';
import { knownOriginOf, originOf, withOrigin } from '../shared/host-options.js';
import { lastArgument, laterCalls } from '../shared/later-calls.js';
import { constantMethod, methodSetting, setting, textValue } from '../shared/settings.js';

/** `['https', 'request']`, whether the package has one protocol or, as follow-redirects, both. */
function pathOf({ callee }: LibraryCall): readonly string[] {
  if (callee.kind === 'made') return [];
  return callee.specifier === 'follow-redirects' ? callee.path : [callee.specifier, ...callee.path];
}

function schemeOf(call: LibraryCall, options: Deferred | undefined): string {
  const protocol = setting(call.evaluator, options, 'protocol', call.node)?.value();
  const given = protocol === undefined ? undefined : literalText(protocol);
  return `${given ?? `${pathOf(call)[0] ?? 'http'}:`}//`;
}

/** What is written to the request, where it is all in one piece. */
function bodyOf({ evaluator, node }: LibraryCall): Deferred | undefined {
  const calls = laterCalls(evaluator, node);
  return stringified(evaluator, lastArgument(calls, 'write') ?? lastArgument(calls, 'end'));
}

/** `{ hostname, port, path }` as an address. */
function composed(call: LibraryCall, options: Deferred): Value {
  const { evaluator, node } = call;
  const path = setting(evaluator, options, 'path', node);
  const scheme = schemeOf(call, options);
  const origin = originOf(evaluator, options, scheme, node) ?? literal(scheme, node);
  return concatenate(
    [
      [origin, node],
      [textValue(path, node), path?.node ?? node],
    ],
    node,
  );
}

/** `http.request(url, options)`, `http.get(options)`: https://nodejs.org/api/http.html#httprequestoptions-callback */
export const nodeHttp: Client = {
  id: 'http',
  packages: ['http', 'https', 'follow-redirects'],
  recognise(call) {
    const { evaluator, node, values } = call;
    const [, name, ...rest] = pathOf(call);
    if (rest.length > 0 || (name !== 'request' && name !== 'get')) return undefined;
    const [first, second] = values;
    if (first === undefined) return undefined;
    const kind = first.value().kind;
    const isOptions = kind === 'object' || (kind === 'parameter' && second?.value().kind === 'function');
    const options = isOptions ? first : second;
    // a socket of this machine is no other service
    if (setting(evaluator, options, 'socketPath', node)?.value().kind === 'text') return undefined;
    return {
      url: isOptions
        ? composed(call, first)
        : withOrigin(
            knownOriginOf(evaluator, second, schemeOf(call, second), node),
            textValue(first, node),
            node,
          ),
      method:
        name === 'get'
          ? constantMethod('GET', node)
          : methodSetting(setting(evaluator, options, 'method', node), node),
      body: bodyOf(call),
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: setting(evaluator, options, 'timeout', node)?.value(),
      retries: undefined,
    };
  },
};
