import type { Call } from '../../model/call.js';
import { compareCalls, type PlanningContext } from '../context.js';
import { isWaitedFor } from './waiting.js';

/** Tells what waits behind a call: one answer for one analysis. */
export interface Chains {
  /** The longest way of calls that wait for each other, the given one first. */
  readonly from: (call: Call) => readonly Call[];
  /** The waiting calls that begin a way: no waiting call reaches their route. In the order of their places. */
  readonly beginnings: readonly Call[];
}

/** A call on its way: how many wait in all, and the next of them. */
interface Link {
  readonly length: number;
  readonly next: Call | null;
}

/** Ways that are longer are cut: nobody reads them, and a graph of many circles has ways without end. */
const longest = 30;

/** Finds the longest way from a call on, each call once. */
function followerOf(callsOfRoute: (route: string) => readonly Call[]): (call: Call) => Link {
  const known = new Map<Call, Link>();
  const onTheWay = new Set<Call>();
  const follow = (call: Call): Link => {
    const before = known.get(call);
    if (before !== undefined) {
      return before;
    }
    onTheWay.add(call);
    let best: Link = { length: 1, next: null };
    const behind = call.route === null || onTheWay.size >= longest ? [] : callsOfRoute(call.route);
    for (const next of behind) {
      if (!onTheWay.has(next)) {
        const { length } = follow(next);
        best = length + 1 > best.length ? { length: length + 1, next } : best;
      }
    }
    onTheWay.delete(call);
    known.set(call, best);
    return best;
  };
  return follow;
}

/**
 * Follows waiting calls from route to route: a call waits for every waiting call that the route it reaches makes. The
 * way ends where a route is not known, makes no call, or is on the way already. Among ways of one length the first by
 * place is taken, so the result depends on nothing but the analysis.
 */
export function chainsOf({ analysis }: PlanningContext): Chains {
  const waiting = analysis.calls.filter(isWaitedFor).sort(compareCalls);
  const madeBy = new Map<string, Call[]>();
  for (const call of waiting) {
    for (const id of new Set(call.entry.map((entry) => entry.id))) {
      const made = madeBy.get(id);
      if (made === undefined) {
        madeBy.set(id, [call]);
      } else {
        made.push(call);
      }
    }
  }
  const follow = followerOf((route) => madeBy.get(route) ?? []);
  // In one order, whoever asks first: where ways lead in circles, the order decides where they are cut.
  waiting.forEach(follow);
  const from = (call: Call): readonly Call[] => {
    const way: Call[] = [];
    for (let at: Call | null = call; at !== null && !way.includes(at); at = follow(at).next) {
      way.push(at);
    }
    return way;
  };
  const reached = new Set(waiting.map(({ route }) => route));
  return { from, beginnings: waiting.filter(({ entry }) => !entry.some(({ id }) => reached.has(id))) };
}
