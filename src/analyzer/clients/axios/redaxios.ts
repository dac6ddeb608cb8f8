import type { Client } from '../client.js';
import { instanceDefaults } from '../shared/chain.js';
import { axiosRequest } from './call.js';

const makers: ReadonlySet<string> = new Set(['create']);

/** Axios' interface over `fetch`: https://github.com/developit/redaxios#readme */
export const redaxios: Client = {
  id: 'redaxios',
  packages: ['redaxios'],
  recognise(call) {
    const defaults = instanceDefaults(call.callee, makers);
    return defaults === undefined ? undefined : axiosRequest(call, call.callee.path, defaults);
  },
};
