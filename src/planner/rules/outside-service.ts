import { callPlace, type Rule } from './rule.js';

/** A third party has no queue of ours to read from. */
export const outsideService = {
  id: 'A8',
  title: 'Outside service',
  explain:
    'The request leaves the system: the receiver belongs to somebody else and will not read messages from a queue of yours. The request itself stays. Where nothing waits for its answer, the work around it can still move behind a queue, to a worker of your own.',
  applies: (call) =>
    call.to.kind === 'external'
      ? {
          verdict: 'keep-sync',
          reason: `${call.to.host} is not a service of yours and reads no queue.`,
          place: callPlace(call),
          confidence: 'high',
        }
      : undefined,
} as const satisfies Rule;
