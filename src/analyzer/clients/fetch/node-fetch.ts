import type { Client } from '../client.js';
import { fetchRequest } from './call.js';

/** https://github.com/node-fetch/node-fetch#options */
export const nodeFetch: Client = {
  id: 'node-fetch',
  packages: ['node-fetch', 'node-fetch-commonjs', 'node-fetch-native', '@whatwg-node/fetch'],
  recognise(call) {
    const { callee } = call;
    const isFetch = callee.path.length === 0 || callee.path[0] === 'fetch';
    return callee.kind === 'library' && isFetch ? fetchRequest(call) : undefined;
  },
};
