import type { Client } from '../client.js';
import { stringified } from '../fetch/call.js';
import { instanceDefaults } from '../shared/chain.js';
import {
  constantMethod,
  firstSetting,
  methodSetting,
  setting,
  textValue,
  withBase,
} from '../shared/settings.js';

const makers: ReadonlySet<string> = new Set(['defaults']);
const verbs = new Set(['delete', 'get', 'patch', 'post', 'put']);

/** `Wreck.get(uri, options)`, `Wreck.request(method, uri, options)`: https://hapi.dev/module/wreck/api */
export const wreck: Client = {
  id: 'wreck',
  packages: ['@hapi/wreck', 'wreck'],
  recognise({ evaluator, node, callee, values }) {
    const defaults = instanceDefaults(callee, makers);
    const [verb, ...rest] = callee.path;
    if (defaults === undefined || verb === undefined || rest.length > 0) return undefined;
    const isRequest = verb === 'request';
    if (!isRequest && !verbs.has(verb)) return undefined;
    const [url, options] = isRequest ? values.slice(1) : values;
    const owners = [options, ...defaults];
    return {
      url: withBase(firstSetting(evaluator, owners, ['baseUrl'], node), textValue(url, node), node),
      method: isRequest ? methodSetting(values[0], node) : constantMethod(verb, node),
      body: stringified(evaluator, setting(evaluator, options, 'payload', node)),
      headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
      timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
      retries: undefined,
    };
  },
};
