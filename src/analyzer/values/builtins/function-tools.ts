import { type Deferred, ready, unknown, type Value } from '../value.js';
import { type Builtin, type BuiltinCall, first } from './builtin.js';

/** `partial(send, 'http://user')` */
function partial({ values, node }: BuiltinCall): Value {
  const [owner, ...given] = values;
  const value = owner?.value();
  return value?.kind === 'function'
    ? { ...value, bound: [...(value.bound ?? []), ...given] }
    : unknown('its function is not known', node);
}

/** Functions that give a function which does the same, by package and path. */
export const functionTools: readonly (readonly [string, Builtin])[] = [
  ['lodash debounce', first],
  ['lodash memoize', first],
  ['lodash once', first],
  ['lodash partial', partial],
  ['lodash throttle', first],
  ['p-memoize ', first],
  ['memoizee ', first],
  ['util promisify', first],
];

/** `flow(a, b)(x)`: what a function that was made of functions gives. */
export function appliedTool(
  maker: string,
  made: readonly Deferred[],
  { evaluator, values, node }: BuiltinCall,
): Value | undefined {
  if (maker !== 'lodash flow' && maker !== 'lodash pipe') return undefined;
  const [start, ...rest] = made.flatMap((entry) => {
    const value = entry.value();
    return value.kind === 'list' ? value.elements : [entry];
  });
  if (start === undefined) return undefined;
  const first = evaluator.call(start.value(), values, node, false);
  return rest.reduce((result, step) => evaluator.call(step.value(), [ready(result)], node, false), first);
}
