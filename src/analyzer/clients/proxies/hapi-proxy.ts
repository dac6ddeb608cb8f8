import { ts } from 'ts-morph';
import { propertyOf } from '../../syntax/definitions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { optionsOf, union } from '../../values/text.js';
import { type Deferred, ready, type Value } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { originOf } from '../shared/host-options.js';
import { constantMethod, setting, textValue } from '../shared/settings.js';

/** The method of the route whose handler the call stands in: `{ method: 'POST', handler: (_, h) => h.proxy(…) }`. */
function routeMethod(node: ts.Node): string | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    const method = ts.isObjectLiteralExpression(at) ? propertyOf(at, 'method') : undefined;
    if (method === undefined || !ts.isPropertyAssignment(method)) continue;
    const text = ts.isStringLiteralLike(method.initializer) ? method.initializer.text : '*';
    return text === '*' ? undefined : text;
  }
  return undefined;
}

/** `{ uri }` or `{ protocol, host, port }`; undefined where the options name no address (`mapUri`). */
function addressOf(evaluator: Evaluator, options: Deferred | undefined, node: ts.Node): Value | undefined {
  if (options?.value().kind !== 'object') return undefined;
  const uri = setting(evaluator, options, 'uri', node);
  if (uri !== undefined) return textValue(uri, node);
  const protocol = setting(evaluator, options, 'protocol', node)?.value();
  const [part] = protocol?.kind === 'text' ? protocol.parts : [];
  const scheme = part?.kind === 'literal' ? `${part.text}://` : 'http://';
  return originOf(evaluator, options, scheme, node);
}

/** The options of `{ handler: { proxy: { … } } }` in the configuration of one route or of several. */
function declared(evaluator: Evaluator, routes: Deferred | undefined, node: ts.Node): readonly Deferred[] {
  const given = routes === undefined ? [] : optionsOf(routes.value());
  return given.flatMap((option): readonly Deferred[] => {
    if (option.kind === 'list')
      return option.elements.flatMap((element) => declared(evaluator, element, node));
    if (option.kind !== 'object') return [];
    const handler = setting(evaluator, ready(option), 'handler', node);
    const within = setting(evaluator, setting(evaluator, ready(option), 'options', node), 'handler', node);
    const proxy = setting(evaluator, handler ?? within, 'proxy', node);
    return proxy === undefined ? [] : [proxy];
  });
}

function proxied(
  url: Value,
  method: Value,
  passesOn: 'path' | 'any-path',
  timeout: Value | undefined,
): Request {
  return { url, method, passesOn, body: undefined, headers: undefined, timeout, retries: undefined };
}

/** `server.route({ method, path, handler: { proxy: { host } } })` */
function route({ evaluator, node, values }: LibraryCall): Request | undefined {
  const options = declared(evaluator, values[0], node);
  const addresses = options.flatMap((entry) => addressOf(evaluator, entry, node) ?? []);
  const [first] = addresses;
  if (first === undefined) return undefined;
  const single = values[0]?.value();
  const method =
    single?.kind === 'object' ? setting(evaluator, values[0], 'method', node)?.value() : undefined;
  const isOne =
    method?.kind === 'text' && method.parts[0]?.kind === 'literal' && method.parts[0].text !== '*';
  const hasPath = setting(evaluator, options[0], 'uri', node) !== undefined;
  return proxied(
    union(addresses, node),
    isOne ? method : constantMethod('ANY', node),
    addresses.length === 1 && hasPath ? 'path' : 'any-path',
    setting(evaluator, options[0], 'timeout', node)?.value(),
  );
}

/** `h.proxy({ uri })` in a handler, or `{ handler: { proxy } }` of a route: https://github.com/hapijs/h2o2#hproxyoptions */
export const hapiProxy: Client = {
  id: 'h2o2',
  packages: ['parameter', '@hapi/hapi', 'hapi'],
  members: ['route'],
  mark: /['"](?:@hapi\/)?h2o2['"]|\bh\.proxy\(/,
  recognise(call) {
    const { evaluator, node, callee, values } = call;
    if (callee.path.length !== 1) return undefined;
    if (callee.path[0] === 'route') return route(call);
    const url = callee.path[0] === 'proxy' ? addressOf(evaluator, values[0], node) : undefined;
    if (url === undefined) return undefined;
    const timeout = setting(evaluator, values[0], 'timeout', node)?.value();
    const hasPath = setting(evaluator, values[0], 'uri', node) !== undefined;
    return proxied(
      url,
      constantMethod(routeMethod(node) ?? 'ANY', node),
      hasPath ? 'path' : 'any-path',
      timeout,
    );
  },
};
