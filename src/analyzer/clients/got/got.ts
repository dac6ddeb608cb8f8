import type { Client } from '../client.js';
import { gotRequest } from './call.js';

const makers: ReadonlySet<string> = new Set(['extend']);

/** https://github.com/sindresorhus/got/blob/main/documentation/2-options.md */
export const got: Client = {
  id: 'got',
  packages: ['got'],
  members: ['paginate'],
  recognise(call) {
    // `import { got } from 'got'` is the default export
    const { callee } = call;
    const named = callee.kind === 'library' && callee.path[0] === 'got';
    return gotRequest(named ? { ...call, callee: { ...callee, path: callee.path.slice(1) } } : call, makers);
  },
};
