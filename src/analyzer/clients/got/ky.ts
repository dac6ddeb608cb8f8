import type { Client } from '../client.js';
import { gotRequest } from './call.js';

const makers: ReadonlySet<string> = new Set(['create', 'extend']);

/** https://github.com/sindresorhus/ky#api */
export const ky: Client = {
  id: 'ky',
  packages: ['ky', 'ky-universal'],
  recognise: (call) => gotRequest(call, makers),
};
