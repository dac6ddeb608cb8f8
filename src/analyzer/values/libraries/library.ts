import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import type { Deferred, LibraryValue, MadeValue, Value } from '../value.js';

/** What a library that reads settings makes of its calls and members. */
export interface ConfigurationLibrary {
  readonly id: string;
  readonly packages: readonly string[];
  /** The value of a call of the library, or of something that it made; undefined where it means nothing here. */
  readonly call?: (
    evaluator: Evaluator,
    callee: LibraryValue | MadeValue,
    values: readonly Deferred[],
    node: ts.Node,
  ) => Value | undefined;
  /** The value of a member of the package itself (`config.user`). */
  readonly exported?: (
    evaluator: Evaluator,
    owner: LibraryValue,
    name: string,
    node: ts.Node,
  ) => Value | undefined;
  readonly member?: (
    evaluator: Evaluator,
    owner: MadeValue,
    name: string,
    node: ts.Node,
  ) => Value | undefined;
}

/** The package that a made value comes from in the end. */
export function rootLibrary(value: LibraryValue | MadeValue): LibraryValue {
  return value.kind === 'library' ? value : rootLibrary(value.maker);
}

/** The names and calls that lead to a value: `['z', 'string()', 'default()']`. */
export function chainOf(value: LibraryValue | MadeValue): readonly string[] {
  if (value.kind === 'library') return value.path;
  const chain = chainOf(value.maker);
  return [...chain.slice(0, -1), `${chain.at(-1) ?? ''}()`, ...value.path];
}

/** The arguments of the call named so in a value's chain (`default` of `z.string().default('x').min(1)`). */
export function argumentsOf(value: Value, name: string): readonly Deferred[] | undefined {
  if (value.kind !== 'made') return undefined;
  const called = value.maker.path.at(-1);
  return called === name ? value.arguments : argumentsOf(value.maker, name);
}
