import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { literalText } from '../text.js';
import { type Deferred, type LibraryValue, literal, type MadeValue, type Value } from '../value.js';
import { addressFunctions } from './address-functions.js';
import { type Builtin, type BuiltinCall, first, textAt } from './builtin.js';
import { appliedTool, functionTools } from './function-tools.js';
import { objectFunctions } from './object-functions.js';
import { filledTemplate, textFunctions } from './text-functions.js';

/** Texts that stand for numbers stay what they are: a port in an address is read as text anyway. */
function numeric(call: BuiltinCall): Value {
  const value = first(call);
  const text = literalText(value);
  return text !== undefined && text.trim() !== '' && Number.isFinite(Number(text))
    ? { kind: 'constant', value: Number(text) }
    : value;
}

function encode(call: BuiltinCall): Value {
  const text = literalText(first(call));
  return text === undefined ? textAt(call, 0) : literal(encodeURIComponent(text), call.node);
}

/** Functions of the platform and of small packages, by package and path. */
const builtins: ReadonlyMap<string, Builtin> = new Map([
  ...addressFunctions,
  ...functionTools,
  ...objectFunctions,
  ...textFunctions,
  ['global String', (call) => textAt(call, 0)],
  ['global encodeURI', (call) => textAt(call, 0)],
  ['global encodeURIComponent', encode],
  ['global decodeURIComponent', (call) => textAt(call, 0)],
  ['global Number', numeric],
  ['global Number.parseInt', numeric],
  ['global parseInt', numeric],
  ['global Promise.all', first],
  ['global Promise.resolve', first],
  ['rxjs firstValueFrom', first],
  ['rxjs lastValueFrom', first],
  ['global Headers', first],
]);

/** `lodash/get`, `lodash.get` and `lodash-es` bring what `lodash` brings. */
function nameOf({ specifier, path }: LibraryValue): string {
  const alone = /^lodash(?:[./]|-es\/)(\w+)$/.exec(specifier)?.[1];
  const owner = alone === undefined && specifier !== 'lodash-es' ? specifier : 'lodash';
  return `${owner} ${(alone === undefined ? path : [alone, ...path]).join('.')}`;
}

/** The value of a call of the platform's functions; undefined for anything else. */
export function builtinCall(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  values: readonly Deferred[],
  node: ts.Node,
): Value | undefined {
  if (callee.kind === 'library') return builtins.get(nameOf(callee))?.({ evaluator, values, node });
  if (callee.maker.kind !== 'library' || callee.path.length > 0) return undefined;
  const call: BuiltinCall = { evaluator, values, node };
  const maker = nameOf(callee.maker);
  return filledTemplate(maker, callee.arguments, call) ?? appliedTool(maker, callee.arguments, call);
}
