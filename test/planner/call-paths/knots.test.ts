import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Graph, knotsOf, shortestCircle } from '../../../src/planner/call-paths/knots.js';

function graphOf(arrows: readonly (readonly [from: string, to: string])[]): Graph {
  const names = new Set(arrows.flat());
  return new Map(
    [...names].map((name) => [name, new Set(arrows.filter(([from]) => from === name).map(([, to]) => to))]),
  );
}

/** Every name that another one reaches, found the slow way. */
function reached(graph: Graph, from: string): ReadonlySet<string> {
  const found = new Set(graph.get(from));
  for (const name of found) {
    for (const next of graph.get(name) ?? []) found.add(next);
  }
  return found;
}

const arrows = fc.array(fc.tuple(fc.constantFrom(...'abcdefgh'), fc.constantFrom(...'abcdefgh')), {
  maxLength: 20,
});

describe('knots', () => {
  it.each<[string, Parameters<typeof graphOf>[0], readonly (readonly string[])[]]>([
    [
      'none of a chain',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      [],
    ],
    ['none of a name by itself', [['a', 'a']], []],
    [
      'two that point at each other',
      [
        ['b', 'a'],
        ['a', 'b'],
        ['b', 'c'],
      ],
      [['a', 'b']],
    ],
    [
      'circles that share a name are one, others are apart',
      [
        ['a', 'b'],
        ['b', 'a'],
        ['b', 'c'],
        ['c', 'b'],
        ['c', 'd'],
        ['e', 'd'],
        ['d', 'e'],
      ],
      [
        ['a', 'b', 'c'],
        ['d', 'e'],
      ],
    ],
  ])('%s', (_what, given, expected) => {
    expect(knotsOf(graphOf(given))).toEqual(expected);
  });

  it('hold exactly the names that reach each other', () => {
    fc.assert(
      fc.property(arrows, (given) => {
        const graph = graphOf(given);
        const knots = knotsOf(graph);
        for (const one of graph.keys()) {
          for (const other of graph.keys()) {
            const together =
              one !== other && reached(graph, one).has(other) && reached(graph, other).has(one);
            const inOne = knots.some((knot) => one !== other && knot.includes(one) && knot.includes(other));
            expect([one, other, inOne]).toEqual([one, other, together]);
          }
        }
      }),
    );
  });
});

describe('the shortest circle', () => {
  it('leads back to where it begins, and none is shorter', () => {
    fc.assert(
      fc.property(arrows, (given) => {
        const graph = graphOf(given);
        for (const from of graph.keys()) {
          const circle = shortestCircle(graph, from);
          expect(circle.length > 0).toBe(reached(graph, from).has(from));
          for (const [at, name] of circle.entries()) {
            expect(graph.get(name)).toContain(circle[(at + 1) % circle.length]);
          }
          expect(new Set(circle).size).toBe(circle.length);
        }
      }),
    );
  });

  it('is the first by name among several', () => {
    expect(
      shortestCircle(
        graphOf([
          ['a', 'c'],
          ['a', 'b'],
          ['c', 'a'],
          ['b', 'a'],
        ]),
        'a',
      ),
    ).toEqual(['a', 'b']);
  });
});
