import type { Client } from '../client.js';
import { constantMethod, firstSetting, setting, textValue } from '../shared/settings.js';

const operations = new Set(['mutation', 'query', 'readQuery']);

/** `createClient({ url }).query(document, variables)`: https://nearform.com/open-source/urql/docs/api/core/ */
export const urql: Client = {
  id: 'urql',
  packages: ['@urql/core', 'urql', '@urql/preact', '@urql/vue'],
  members: ['mutation', 'query'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || callee.path.length !== 1 || !operations.has(callee.path[0] ?? ''))
      return undefined;
    const maker = callee.maker.path.at(-1);
    if (maker !== 'createClient' && !(callee.construct && maker === 'Client')) return undefined;
    const [settings] = callee.arguments;
    return {
      url: textValue(setting(evaluator, settings, 'url', node), node),
      method: constantMethod('POST', node),
      body: values[1],
      headers: firstSetting(
        evaluator,
        [setting(evaluator, settings, 'fetchOptions', node)],
        ['headers'],
        node,
      )?.value(),
      timeout: undefined,
      retries: undefined,
    };
  },
};
