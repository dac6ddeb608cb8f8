import type { Call } from '../../model/call.js';
import { compareCalls, compareText, type PlanningContext } from '../context.js';
import { canRunTogether } from './waiting.js';

/** The calls that one request, one message or one run of a timer makes, in the order of their places. */
export interface RequestCalls {
  /** `POST /orders` for a route, else the function or the service. */
  readonly name: string;
  readonly calls: readonly Call[];
}

function nameOf(key: string, call: Call, { routes }: PlanningContext): string {
  const route = routes.get(key);
  if (route !== undefined) {
    return `${route.method} ${route.path}`;
  }
  return call.function === '' ? call.from : `${call.function}()`;
}

/** What the calls of one run share: each of their entry points; their function where nothing is seen to reach it. */
function keysOf(call: Call): readonly string[] {
  return call.entry.length > 0
    ? [...new Set(call.entry.map(({ id }) => id))]
    : [JSON.stringify([call.from, call.file, call.function])];
}

/**
 * Groups calls by the request that makes them, sorted; a call that several requests make is in several groups. Requests
 * that make the same calls are one group, under the first of their names.
 */
export function requestsOf(calls: readonly Call[], context: PlanningContext): readonly RequestCalls[] {
  const groups = new Map<string, Call[]>();
  for (const call of [...calls].sort(compareCalls)) {
    for (const key of keysOf(call)) {
      // One entry point may be shared code: what another service does there is another request.
      const own = JSON.stringify([call.from, key]);
      const group = groups.get(own);
      if (group === undefined) {
        groups.set(own, [call]);
      } else {
        group.push(call);
      }
    }
  }
  const requests = new Map<string, RequestCalls>();
  for (const [own, group] of [...groups].sort(([left], [right]) => compareText(left, right))) {
    const [first] = group;
    const [, key = ''] = JSON.parse(own) as readonly string[];
    const same = JSON.stringify(group.map(({ id }) => id));
    if (first !== undefined && !requests.has(same)) {
      requests.set(same, { name: nameOf(key, first, context), calls: group });
    }
  }
  return [...requests.values()];
}

/** From how many calls of a request the largest set is sought: more than these change nothing that can be read. */
const mostSeeds = 20;
const mostCalls = 200;

function togetherFrom(seed: Call, calls: readonly Call[]): readonly Call[] {
  const taken: Call[] = [seed];
  for (const call of calls) {
    if (call !== seed && taken.every((other) => canRunTogether(other, call))) {
      taken.push(call);
    }
  }
  return taken;
}

/** The largest set of calls, found from one of them on after the other, that one run can make together. */
export function largestTogether(all: readonly Call[]): readonly Call[] {
  const calls = all.slice(0, mostCalls);
  let best: readonly Call[] = [];
  for (const seed of calls.slice(0, mostSeeds)) {
    if (best.length < calls.length) {
      const taken = togetherFrom(seed, calls);
      best = taken.length > best.length ? taken : best;
    }
  }
  return [...best].sort(compareCalls);
}
