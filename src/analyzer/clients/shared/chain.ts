import type { Deferred, LibraryValue, MadeValue } from '../../values/value.js';

/** One call of a chain that made a value. */
export interface Step {
  /** The member that was called; undefined for a call of the package's own function. */
  readonly name: string | undefined;
  readonly arguments: readonly Deferred[];
}

/** The calls that made a value, from the package outwards: `wretch(base).url(path)` gives two. */
export function stepsOf(value: LibraryValue | MadeValue): readonly Step[] {
  if (value.kind === 'library') return [];
  const step = { name: value.maker.path.at(-1), arguments: value.arguments };
  return [...stepsOf(value.maker), step];
}

/**
 * The first arguments of the calls that made an instance, the nearest first; undefined where any call but these made
 * it. A package's own functions are looked at as members (`makers` holds `create` for `create(…)` and `x.create(…)`).
 */
export function instanceDefaults(
  value: LibraryValue | MadeValue,
  makers: ReadonlySet<string>,
): readonly Deferred[] | undefined {
  const steps = stepsOf(value);
  if (!steps.every(({ name }) => name !== undefined && makers.has(name))) return undefined;
  return steps.toReversed().flatMap((step) => step.arguments.slice(0, 1));
}
