import { compareText } from '../context.js';

/** Names and, for each, the names that it points at. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** A name that is being looked at: how early it was met, and the earliest that can be reached from it. */
interface Visit {
  readonly name: string;
  readonly met: number;
  earliest: number;
  readonly targets: Iterator<string>;
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort(compareText);
}

/**
 * The largest sets of two or more names that all reach each other, each sorted, sorted by their first. One walk over
 * the graph (Tarjan, "Depth-first search and linear graph algorithms", 1972), without recursion: graphs may be deep.
 */
export function knotsOf(graph: Graph): readonly (readonly string[])[] {
  const met = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const knots: (readonly string[])[] = [];
  const begin = (name: string): Visit => {
    met.set(name, met.size);
    open.push(name);
    isOpen.add(name);
    const at = met.size - 1;
    return { name, met: at, earliest: at, targets: sorted(graph.get(name) ?? [])[Symbol.iterator]() };
  };
  const close = ({ name, met: at, earliest }: Visit): void => {
    if (at !== earliest) {
      return;
    }
    const knot = open.splice(open.lastIndexOf(name));
    for (const each of knot) {
      isOpen.delete(each);
    }
    if (knot.length > 1) {
      knots.push(sorted(knot));
    }
  };
  const leave = (visits: Visit[], visit: Visit): void => {
    visits.pop();
    close(visit);
    const parent = visits.at(-1);
    if (parent !== undefined) {
      parent.earliest = Math.min(parent.earliest, visit.earliest);
    }
  };
  const walk = (start: string): void => {
    const visits = [begin(start)];
    for (let visit = visits.at(-1); visit !== undefined; visit = visits.at(-1)) {
      const { value: target, done } = visit.targets.next();
      if (done === true) {
        leave(visits, visit);
      } else if (!met.has(target)) {
        visits.push(begin(target));
      } else if (isOpen.has(target)) {
        visit.earliest = Math.min(visit.earliest, met.get(target) ?? 0);
      }
    }
  };
  for (const name of sorted(graph.keys())) {
    if (!met.has(name)) {
      walk(name);
    }
  }
  return knots.sort(([left = ''], [right = '']) => compareText(left, right));
}

/** The shortest way from a name back to itself; among several the first by name. Empty where none leads back. */
export function shortestCircle(graph: Graph, from: string): readonly string[] {
  let ways: readonly (readonly string[])[] = [[from]];
  const seen = new Set<string>();
  while (ways.length > 0) {
    const longer: (readonly string[])[] = [];
    for (const way of ways) {
      const next = sorted(graph.get(way.at(-1) ?? '') ?? []);
      if (next.includes(from)) {
        return way;
      }
      for (const name of next.filter((each) => !seen.has(each))) {
        seen.add(name);
        longer.push([...way, name]);
      }
    }
    ways = longer;
  }
  return [];
}
