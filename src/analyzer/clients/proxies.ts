import type { Client } from './client.js';
import { firstSetting, methodOf, textOf } from './settings.js';

/** Gateways that pass requests on: `proxy(url)`, `createProxyMiddleware({ target })`, `reply.from(url)`. */
export const proxies: Client = {
  id: 'proxy',
  packages: ['express-http-proxy', 'http-proxy-middleware'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'library') return undefined;
    const isMiddleware = callee.specifier === 'http-proxy-middleware';
    if (isMiddleware && !['createProxyMiddleware', 'proxy'].includes(callee.path[0] ?? 'proxy'))
      return undefined;
    if (!isMiddleware && callee.path.length > 0) return undefined;
    const target = isMiddleware
      ? (firstSetting(evaluator, [values[0], values[1]], ['target'], node) ?? undefined)
      : values[0];
    if (target === undefined) return undefined;
    return {
      url: textOf(target, node),
      method: methodOf('ANY', node),
      passesOn: 'any-path',
      body: undefined,
      headers: undefined,
      timeout: undefined,
      retries: undefined,
    };
  },
};
