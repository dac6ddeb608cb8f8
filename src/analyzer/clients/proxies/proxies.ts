import { union } from '../../values/text.js';
import type { Deferred } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { firstSetting } from '../shared/settings.js';
import { passedOn, targetText } from './proxy-request.js';

const middleware = new Set(['createProxyMiddleware', 'legacyCreateProxyMiddleware', 'proxy']);

/** Every target of a table `{ '/users': 'http://user' }`; a function decides when the program runs. */
function routed(table: Deferred | undefined): readonly Deferred[] {
  const value = table?.value();
  if (value?.kind !== 'object') return [];
  return value.names.flatMap((name) => value.property(name) ?? []);
}

/** `createProxyMiddleware({ target, router })`, `createProxyMiddleware('/users', { target })` */
function middlewareTargets({ evaluator, node, values }: LibraryCall): readonly Deferred[] {
  const owners = [values[0], values[1]];
  const target = firstSetting(evaluator, owners, ['target'], node);
  const table = firstSetting(evaluator, owners, ['router'], node);
  return [...(target === undefined ? [] : [target]), ...routed(table)];
}

function targetsOf(call: LibraryCall): readonly Deferred[] {
  const { callee, values } = call;
  if (callee.kind !== 'library' || callee.path.length > 1) return [];
  if (callee.specifier === 'express-http-proxy') return callee.path.length === 0 ? values.slice(0, 1) : [];
  return middleware.has(callee.path[0] ?? 'proxy') ? middlewareTargets(call) : [];
}

/** Gateways that pass requests on: `proxy(url)`, `createProxyMiddleware({ target })`. */
export const proxies: Client = {
  id: 'proxy',
  packages: ['express-http-proxy', 'http-proxy-middleware'],
  recognise(call) {
    const { evaluator, node } = call;
    const targets = targetsOf(call);
    if (targets.length === 0) return undefined;
    const url = union(
      targets.map((target) => targetText(evaluator, target, node)),
      node,
    );
    const timeout = firstSetting(
      evaluator,
      [call.values[0], call.values[1]],
      ['proxyTimeout', 'timeout'],
      node,
    );
    return passedOn(url, node, timeout?.value());
  },
};
