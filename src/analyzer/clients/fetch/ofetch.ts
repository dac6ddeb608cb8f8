import type { LibraryValue, MadeValue } from '../../values/value.js';
import type { Client } from '../client.js';
import { instanceDefaults } from '../shared/chain.js';
import { firstSetting, methodSetting, setting, textValue, withBase } from '../shared/settings.js';
import { stringified } from './call.js';

const names = new Set(['ofetch', '$fetch']);
const makers: ReadonlySet<string> = new Set(['create']);
const senders = new Set(['native', 'raw']);

/** The members that are read from the function or an instance of it; undefined for anything else of the package. */
function membersOf(callee: LibraryValue | MadeValue): readonly string[] | undefined {
  if (callee.kind === 'made') return callee.path;
  const [first, ...rest] = callee.path;
  if (callee.specifier === 'global') return first === '$fetch' ? rest : undefined;
  return first === undefined || names.has(first) ? rest : undefined;
}

/** `ofetch(url, options)`, and as Nuxt's global `$fetch`: https://github.com/unjs/ofetch#readme */
export const ofetch: Client = {
  id: 'ofetch',
  packages: ['ofetch', 'ohmyfetch', 'global'],
  members: ['native', 'raw'],
  recognise({ evaluator, node, callee, values }) {
    const defaults = instanceDefaults(callee, makers);
    const path = membersOf(callee);
    if (defaults === undefined || path === undefined || path.length > 1) return undefined;
    if (path[0] !== undefined && !senders.has(path[0])) return undefined;
    const [url, options] = values;
    if (url === undefined) return undefined;
    const owners = [options, ...defaults];
    return {
      url: withBase(firstSetting(evaluator, owners, ['baseURL'], node), textValue(url, node), node),
      method: methodSetting(firstSetting(evaluator, owners, ['method'], node), node),
      body: stringified(evaluator, setting(evaluator, options, 'body', node)),
      headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
      timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
      retries: firstSetting(evaluator, owners, ['retry'], node)?.value(),
    };
  },
};
