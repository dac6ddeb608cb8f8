import type { Client } from '../client.js';
import { firstSetting } from '../shared/settings.js';
import { fetchRequest } from './call.js';

/** `fetchRetry(fetch, { retries })` gives a `fetch` that tries again: https://github.com/jonbern/fetch-retry#readme */
export const fetchRetry: Client = {
  id: 'fetch-retry',
  packages: ['fetch-retry'],
  recognise(call) {
    const { evaluator, node, callee, values } = call;
    const isWrapped = callee.kind === 'made' && callee.maker.kind === 'library' && callee.path.length === 0;
    if (!isWrapped) return undefined;
    const request = fetchRequest(call);
    if (request === undefined) return undefined;
    const owners = [values[1], callee.arguments[1]];
    return { ...request, retries: firstSetting(evaluator, owners, ['retries'], node)?.value() };
  },
};
