import type { Client } from '../client.js';
import { instanceDefaults } from '../shared/chain.js';
import { firstSetting, isSettings, setting } from '../shared/settings.js';
import { fetchRequest } from './call.js';

const makers: ReadonlySet<string> = new Set(['defaults']);

/** `fetch(url, { retry })`, `fetch.defaults({ … })`: https://github.com/npm/make-fetch-happen#readme */
export const makeFetchHappen: Client = {
  id: 'make-fetch-happen',
  packages: ['make-fetch-happen', 'minipass-fetch'],
  recognise(call) {
    const { evaluator, node, callee, values } = call;
    const given = instanceDefaults(callee, makers);
    if (given === undefined || callee.path.length > 0) return undefined;
    // defaults(url, options): the settings may also come second
    const defaults = callee.kind === 'made' ? callee.arguments.filter(isSettings) : [];
    const request = fetchRequest(call);
    if (request === undefined) return undefined;
    const owners = [values[1], ...defaults];
    const retry = firstSetting(evaluator, owners, ['retry'], node);
    return {
      ...request,
      timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
      headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
      retries: setting(evaluator, retry, 'retries', node)?.value() ?? retry?.value(),
    };
  },
};
