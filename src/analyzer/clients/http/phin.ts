import type { LibraryValue, MadeValue } from '../../values/value.js';
import type { Client } from '../client.js';
import { stringified } from '../fetch/call.js';
import { instanceDefaults } from '../shared/chain.js';
import { firstSetting, isSettings, methodSetting, setting, textValue } from '../shared/settings.js';

const makers: ReadonlySet<string> = new Set(['defaults']);
const names = new Set(['phin', 'promisified', 'unpromisified']);

function isCalledItself({ kind, path }: LibraryValue | MadeValue): boolean {
  const members = kind === 'library' ? path.filter((name) => !names.has(name)) : path;
  return members.length === 0;
}

/** `phin(url)` and `phin({ url, method, data })`: https://github.com/ethanent/phin#readme */
export const phin: Client = {
  id: 'phin',
  packages: ['phin'],
  members: ['promisified', 'unpromisified'],
  recognise({ evaluator, node, callee, values }) {
    const defaults = instanceDefaults(callee, makers);
    const [first] = values;
    if (defaults === undefined || first === undefined || !isCalledItself(callee)) return undefined;
    const options = isSettings(first) ? first : undefined;
    const owners = [options, ...defaults];
    const url = options === undefined ? first : firstSetting(evaluator, owners, ['url'], node);
    return {
      url: textValue(url, node),
      method: methodSetting(firstSetting(evaluator, owners, ['method'], node), node),
      body:
        stringified(evaluator, setting(evaluator, options, 'data', node)) ??
        setting(evaluator, options, 'form', node),
      headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
      timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
      retries: undefined,
    };
  },
};
