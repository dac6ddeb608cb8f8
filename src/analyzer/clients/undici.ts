import type { Client } from './client.js';
import { stringified } from './fetch-call.js';
import { methodSetting, setting, textOf, withBase } from './settings.js';

const origins = new Set(['Agent', 'BalancedPool', 'Client', 'Pool']);

/** `request(url, options)`, `new Pool(origin).request({ path })`: https://undici.nodejs.org/#/docs/api/Dispatcher */
export const undici: Client = {
  id: 'undici',
  packages: ['undici'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.path.length !== 1 || callee.path[0] !== 'request') return undefined;
    const isPool = callee.kind === 'made' && callee.construct && origins.has(callee.maker.path.at(-1) ?? '');
    if (!isPool && callee.kind !== 'library') return undefined;
    const options = isPool ? values[0] : values[1];
    const origin = isPool && callee.kind === 'made' ? callee.arguments[0] : undefined;
    const path = isPool ? setting(evaluator, options, 'path', node) : values[0];
    return {
      url: withBase(origin, textOf(path, node), node),
      method: methodSetting(setting(evaluator, options, 'method', node), node),
      body: stringified(evaluator, setting(evaluator, options, 'body', node)),
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: setting(evaluator, options, 'headersTimeout', node)?.value(),
      retries: undefined,
    };
  },
};
