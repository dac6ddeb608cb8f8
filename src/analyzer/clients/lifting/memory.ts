import type { Evaluator } from '../../values/evaluator.js';

/**
 * Remembers what was found for a key, for as long as an evaluator lives. What is looked for at another depth (how many
 * parameters may be bound to tell it) is remembered by itself.
 */
export function memoryByDepth<Key, Found>(): (evaluator: Evaluator, depth: number) => Map<Key, Found> {
  const known = new WeakMap<Evaluator, Map<number, Map<Key, Found>>>();
  return (evaluator, depth) => {
    const depths = known.get(evaluator) ?? new Map<number, Map<Key, Found>>();
    known.set(evaluator, depths);
    const memory = depths.get(depth) ?? new Map<Key, Found>();
    depths.set(depth, memory);
    return memory;
  };
}
