import type { Call } from '../../model/call.js';
import { comesAfter } from '../call-paths/waiting.js';
import { compareCalls, endpointOf, targetService } from '../context.js';
import { isReadingProcedure } from '../rules/endpoint-words.js';
import { onlyReads } from '../rules/rule.js';
import { type AntiPattern, type Found, stepOf } from './anti-pattern.js';

function reads(call: Call): boolean {
  return (
    (onlyReads(call) || isReadingProcedure(call)) && call.response === 'data' && call.role === 'business'
  );
}

function writes(call: Call): boolean {
  return !onlyReads(call) && !isReadingProcedure(call) && call.role === 'business';
}

function foundOf(read: Call, write: Call, to: string): Found {
  return {
    subject: `${write.from}:${to} ${endpointOf(read)} ${endpointOf(write)}`,
    text: `${write.from} asks ${to} (${endpointOf(read)}) and then lets it change something (${endpointOf(write)}): in between, somebody else may have changed what was read.`,
    cure: `Let ${to} check and change in one request, or send the version that was read along and let ${to} refuse an older one.`,
    services: [write.from, to],
    calls: [read, write],
    steps: [stepOf(read), stepOf(write)],
  };
}

/** A service is asked, and then told to change something by what it answered. */
export const readThenWrite = {
  kind: 'read-then-write',
  title: 'Read, then write',
  explain:
    'A function asks a service for data, uses it, and then lets the same service change something. Between the two somebody else may have changed what was read, and the service cannot know that the decision rests on it.',
  find: ({ callsOfFunction }) =>
    [...callsOfFunction.values()].flatMap((group) => {
      const calls = group.filter((call) => targetService(call) !== null).sort(compareCalls);
      return calls.filter(writes).flatMap((write) => {
        const to = targetService(write) ?? '';
        const read = calls.find(
          (call) => reads(call) && targetService(call) === to && comesAfter(write, call),
        );
        return read === undefined ? [] : [foundOf(read, write, to)];
      });
    }),
} as const satisfies AntiPattern;
