import type { Client } from './client.js';
import { methodOf, setting, textOf } from './settings.js';

const bodiless = new Set(['get', 'head']);
const withBody = new Set(['delete', 'patch', 'post', 'put']);

/** https://github.com/tomas/needle#api */
export const needle: Client = {
  id: 'needle',
  packages: ['needle'],
  recognise({ evaluator, node, callee, values }) {
    const verb = callee.path[0];
    if (callee.kind !== 'library' || callee.path.length > 1) return undefined;
    if (verb !== undefined && !bodiless.has(verb) && !withBody.has(verb)) return undefined;
    // needle('post', url, data, options)
    const [url, ...rest] = verb === undefined ? values.slice(1) : values;
    const hasBody = verb === undefined || withBody.has(verb);
    const options = hasBody ? rest[1] : rest[0];
    return {
      url: textOf(url, node),
      method: verb === undefined ? (values[0]?.value() ?? methodOf('GET', node)) : methodOf(verb, node),
      body: hasBody ? rest[0] : undefined,
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: setting(evaluator, options, 'timeout', node)?.value(),
      retries: undefined,
    };
  },
};
