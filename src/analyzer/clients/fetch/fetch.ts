import type { Client } from '../client.js';
import { fetchRequest } from './call.js';

/** The platform's `fetch` and packages that bring the same: https://developer.mozilla.org/docs/Web/API/fetch */
export const fetch: Client = {
  id: 'fetch',
  packages: [
    'global',
    'undici',
    'cross-fetch',
    'isomorphic-fetch',
    'isomorphic-unfetch',
    'unfetch',
    'whatwg-fetch',
  ],
  recognise(call) {
    const { callee } = call;
    if (callee.kind !== 'library') return undefined;
    const isDefault =
      callee.path.length === 0 && callee.specifier !== 'undici' && callee.specifier !== 'global';
    const isNamed = callee.path.length === 1 && callee.path[0] === 'fetch';
    return isDefault || isNamed ? fetchRequest(call) : undefined;
  },
};
