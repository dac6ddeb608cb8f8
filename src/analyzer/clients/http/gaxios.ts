import type { LibraryValue, MadeValue } from '../../values/value.js';
import type { Client } from '../client.js';
import { stringified } from '../fetch/call.js';
import { firstSetting, methodSetting, setting, textValue, withBase } from '../shared/settings.js';

/** The member that is called on the package, on its `instance` or on a `new Gaxios(…)`. */
function memberOf(callee: LibraryValue | MadeValue): string | undefined {
  const path = callee.path[0] === 'instance' ? callee.path.slice(1) : callee.path;
  if (callee.kind === 'made' && callee.maker.path.at(-1) !== 'Gaxios') return undefined;
  return path.length === 1 ? path[0] : undefined;
}

/** `request({ url })`, `new Gaxios({ baseURL }).request({ url })`: https://github.com/googleapis/gaxios#readme */
export const gaxios: Client = {
  id: 'gaxios',
  packages: ['gaxios'],
  recognise({ evaluator, node, callee, values }) {
    const member = memberOf(callee);
    if (member !== 'request' && member !== 'fetch') return undefined;
    const options = member === 'fetch' ? values[1] : values[0];
    const owners = [options, ...(callee.kind === 'made' ? callee.arguments.slice(0, 1) : [])];
    const url = member === 'fetch' ? values[0] : firstSetting(evaluator, owners, ['url'], node);
    return {
      url: withBase(
        firstSetting(evaluator, owners, ['baseURL', 'baseUrl'], node),
        textValue(url, node),
        node,
      ),
      method: methodSetting(firstSetting(evaluator, owners, ['method'], node), node),
      body:
        setting(evaluator, options, 'data', node) ??
        stringified(evaluator, setting(evaluator, options, 'body', node)),
      headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
      timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
      retries: setting(
        evaluator,
        firstSetting(evaluator, owners, ['retryConfig'], node),
        'retry',
        node,
      )?.value(),
    };
  },
};
