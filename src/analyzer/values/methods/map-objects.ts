import { ts } from 'ts-morph';
import { keyedPairs } from '../builtins/object-functions.js';
import type { Evaluator } from '../evaluator.js';
import { literalText, optionsOf, union } from '../text.js';
import { type Deferred, type MadeValue, rootFrame, undefinedValue, unknown, type Value } from '../value.js';

type Entry = readonly [key: string, value: Deferred];

/** True for `new Map(…)` itself. */
export function isMap({ maker, path, construct }: MadeValue): boolean {
  if (!construct || path.length > 0 || maker.kind !== 'library') return false;
  return maker.specifier === 'global' && maker.path.join('.') === 'Map';
}

/** `map.set(key, value)` in the file that makes the map. */
function addedEntries(evaluator: Evaluator, map: MadeValue): { known: readonly Entry[]; open: boolean } {
  const { program } = evaluator;
  const known: Entry[] = [];
  let open = false;
  for (const call of program.callsIn(program.fileOf(map.node))) {
    if (!ts.isPropertyAccessExpression(call.expression) || call.expression.name.text !== 'set') continue;
    const owner = evaluator.evaluate(call.expression.expression, rootFrame);
    const [key, value] = call.arguments ?? [];
    if (owner.kind !== 'made' || owner.node !== map.node || key === undefined || value === undefined)
      continue;
    const name = literalText(evaluator.evaluate(key, rootFrame));
    if (name === undefined) open = true;
    else known.push([name, evaluator.defer(value, rootFrame)]);
  }
  return { known, open };
}

/** `map.get(key)`: the entry, or each of them where the key is not known. */
export function mapMethod(
  evaluator: Evaluator,
  map: MadeValue,
  name: string,
  values: readonly Deferred[],
  node: ts.Node,
): Value {
  const [key] = values;
  const untold = unknown(`the call of ${name} gives it`, node);
  if (name !== 'get' || key === undefined) return untold;
  const list = map.arguments[0]?.value();
  const initial = list?.kind === 'list' ? keyedPairs(list.elements) : { known: [], open: list !== undefined };
  const added = addedEntries(evaluator, map);
  const entries = [...initial.known, ...added.known];
  if (entries.length === 0) return untold;
  const sought = optionsOf(key.value()).map(literalText);
  const isTold = sought.every((option) => option !== undefined);
  const found = isTold ? entries.filter(([entry]) => sought.includes(entry)) : entries;
  if (found.length > 0)
    return union(
      found.map(([, value]) => value.value()),
      node,
    );
  return initial.open || added.open ? untold : undefinedValue;
}
