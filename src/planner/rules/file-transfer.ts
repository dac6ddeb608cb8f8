import { callerOf, endpointOf } from '../context.js';
import { isFileTransfer } from './endpoint-words.js';
import { callPlace, type Rule } from './rule.js';

/** Messages carry facts, not files. */
export const fileTransfer = {
  id: 'A15',
  title: 'File transfer',
  explain:
    'A file is sent or fetched. Routers carry messages of at most 256 KiB to 1 MiB, so the bytes cannot travel in one; the transfer stays a request, or becomes an upload to an object store. What happens after it can be told by an event that names the stored object (claim check).',
  applies: (call, context) =>
    isFileTransfer(call) && call.response === 'data'
      ? {
          verdict: 'keep-sync',
          reason: `${callerOf(call, context)} moves a file with ${endpointOf(call)} and needs to know where it went.`,
          place: callPlace(call),
          confidence: 'medium',
        }
      : undefined,
} as const satisfies Rule;
