import type { Call } from '../model/call.js';
import type { AnalysisDocument } from '../model/document.js';
import type { Place } from '../model/place.js';

/** Who is held up when one service (or one host outside) is slow. */
export interface BlastRadius {
  /** The slow service, or the host. */
  readonly slow: string;
  /** What users wait for: routes that no other waiting route calls (`POST /orders`), else functions. Sorted. */
  readonly requests: readonly string[];
  /** Services between the slow one and those requests, where they do not call it themselves. Sorted. */
  readonly through: readonly string[];
  /** Services that hold a request open until the slow one answers. Sorted. */
  readonly waiting: readonly string[];
  /** Services that the waiting code calls only afterwards. Sorted, without the waiting ones. */
  readonly afterwards: readonly string[];
  /** True where the request is repeated for each item of a loop on the way. */
  readonly perItem: boolean;
  /** The calls to the slow service that nothing limits. */
  readonly withoutTimeout: readonly Place[];
  /** Where every call has a timeout: the longest, and where it stands. */
  readonly longestTimeout: (Place & { readonly milliseconds: number }) | null;
}

function targetOf(call: Call): string | null {
  return call.to.kind === 'service' ? call.to.name : call.to.kind === 'external' ? call.to.host : null;
}

/** A call that somebody's request waits for; nobody's work hangs on a health check. */
function isWaitedFor(call: Call): boolean {
  return call.awaited && call.role !== 'health';
}

/** Conditions that can hold in one run of a function: one is the other, or lies within it. */
function canFollow(earlier: string, later: string): boolean {
  const within = (outer: string, inner: string): boolean =>
    outer === '' || inner === outer || inner.startsWith(`${outer}/`);
  return within(earlier, later) || within(later, earlier);
}

function comesAfter(later: Call, call: Call): boolean {
  const together =
    call.sequence.parallelGroup !== null && call.sequence.parallelGroup === later.sequence.parallelGroup;
  return (
    later.from === call.from &&
    later.file === call.file &&
    later.function === call.function &&
    later.sequence.index > call.sequence.index &&
    !together &&
    canFollow(call.sequence.branch, later.sequence.branch)
  );
}

/** The calls that wait for the slow one: those to it, and upwards those to a route that makes a waiting call. */
function waitingCalls(slow: string, calls: readonly Call[]): readonly Call[] {
  const found = calls.filter((call) => targetOf(call) === slow && isWaitedFor(call));
  const seen = new Set(found);
  for (const call of found) {
    const routes = new Set(call.entry.map((entry) => entry.id));
    for (const caller of calls) {
      if (caller.route !== null && routes.has(caller.route) && isWaitedFor(caller) && !seen.has(caller)) {
        seen.add(caller);
        found.push(caller);
      }
    }
  }
  return found;
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}

/** The requests that users wait for, each as its route, its function, or its service. */
function requestsOf(waiting: readonly Call[], routes: ReadonlyMap<string, string>): readonly string[] {
  const called = new Set(waiting.map((call) => call.route));
  const outermost = waiting.flatMap((call) => {
    const ids = call.entry.map((entry) => entry.id).filter((id) => routes.has(id));
    if (ids.length > 0) {
      return ids.filter((id) => !called.has(id)).map((id) => routes.get(id) ?? id);
    }
    return [call.function === '' ? call.from : `${call.function}() of ${call.from}`];
  });
  return sorted(outermost);
}

function timeoutsOf(direct: readonly Call[]): Pick<BlastRadius, 'withoutTimeout' | 'longestTimeout'> {
  const places = direct
    .filter((call) => call.timeoutMs === null)
    .map(({ file, line }) => ({ file, line }))
    .sort((left, right) =>
      left.file === right.file ? left.line - right.line : left.file < right.file ? -1 : 1,
    );
  const longest = [...direct].sort((left, right) => (right.timeoutMs ?? 0) - (left.timeoutMs ?? 0))[0];
  const limit =
    longest?.timeoutMs == null || places.length > 0
      ? null
      : { file: longest.file, line: longest.line, milliseconds: longest.timeoutMs };
  return { withoutTimeout: places, longestTimeout: limit };
}

function radiusOf(
  slow: string,
  calls: readonly Call[],
  routes: ReadonlyMap<string, string>,
): BlastRadius | undefined {
  const waiting = waitingCalls(slow, calls);
  const direct = waiting.filter((call) => targetOf(call) === slow);
  if (direct.length === 0) {
    return undefined;
  }
  const services = sorted(waiting.map((call) => call.from).filter((name) => name !== slow));
  const later = waiting.flatMap((call) => calls.filter((other) => comesAfter(other, call)));
  const reached = later.flatMap((call) => (call.to.kind === 'service' ? [call.to.name] : []));
  const requests = requestsOf(waiting, routes);
  const owners = new Set(
    waiting.filter((call) => targetOf(call) !== slow && call.from !== slow).map((call) => call.from),
  );
  return {
    slow,
    requests: requests.length > 0 ? requests : services,
    through:
      owners.size === 0 ? [] : sorted(direct.map((call) => call.from).filter((name) => !owners.has(name))),
    waiting: services,
    afterwards: sorted(reached.filter((name) => name !== slow && !services.includes(name))),
    perItem: waiting.some((call) => call.inLoop),
    ...timeoutsOf(direct),
  };
}

/** The worst first: repeated for each item, without a limit, holding up the most services. */
function severity(radius: BlastRadius): readonly number[] {
  return [
    radius.perItem ? 1 : 0,
    radius.withoutTimeout.length > 0 ? 1 : 0,
    radius.waiting.length + radius.afterwards.length,
  ];
}

function compare(left: BlastRadius, right: BlastRadius): number {
  const [theirs, ours] = [severity(right), severity(left)];
  const difference = theirs.map((value, at) => value - (ours[at] ?? 0)).find((value) => value !== 0);
  return difference ?? (left.slow < right.slow ? -1 : 1);
}

/**
 * Who waits behind whom, for each service or outside host that requests are awaited from.
 *
 * Waiting: every service with an awaited call (health checks left out) to the slow one; then, upwards and repeatedly,
 * every service with an awaited call to a route from which a waiting call is reached. A call whose route is not known
 * ends the way up. Afterwards: every service that a waiting function calls later in its source order, under conditions
 * that can hold together and not started in parallel, since those requests leave only when the slow answer is there.
 */
export function blastRadii(document: AnalysisDocument): readonly BlastRadius[] {
  const routes = new Map(
    document.services.flatMap((service) =>
      service.routes.map((route): [string, string] => [route.id, `${route.method} ${route.path}`]),
    ),
  );
  const slow = sorted(document.calls.map(targetOf).filter((name) => name !== null));
  return slow
    .map((name) => radiusOf(name, document.calls, routes))
    .filter((radius) => radius !== undefined)
    .sort(compare);
}
