import type { ts } from 'ts-morph';
import { joinPieces, resolveAddress } from './addresses.js';
import type { Evaluator } from './evaluator.js';
import { objectOf } from './object-literals.js';
import { asText, concatenate, literalText, optionsOf } from './text.js';
import {
  type Deferred,
  type LibraryValue,
  literal,
  type MadeValue,
  ready,
  undefinedValue,
  unknown,
  type Value,
} from './value.js';

interface BuiltinCall {
  readonly evaluator: Evaluator;
  readonly values: readonly Deferred[];
  readonly node: ts.Node;
}

type Builtin = (call: BuiltinCall) => Value;

function first({ values }: BuiltinCall): Value {
  return values[0]?.value() ?? undefinedValue;
}

function textAt(call: BuiltinCall, index: number): Value {
  const value = call.values[index];
  return value === undefined ? literal('', call.node) : asText(value.value(), value.node ?? call.node);
}

function url(call: BuiltinCall): Value {
  const [, base] = call.values;
  return base === undefined ? textAt(call, 0) : resolveAddress(textAt(call, 0), textAt(call, 1), call.node);
}

function resolveLegacy(call: BuiltinCall): Value {
  return resolveAddress(textAt(call, 1), textAt(call, 0), call.node);
}

function join(call: BuiltinCall): Value {
  const elements = call.values.flatMap((value) => {
    const list = value.value();
    return list.kind === 'list' ? list.elements : [value];
  });
  return joinPieces(
    elements.map((value) => {
      const source = value.node ?? call.node;
      return [asText(value.value(), source), source] as const;
    }),
    call.node,
  );
}

/** `util.format('http://%s/x', host)` */
function format(call: BuiltinCall): Value {
  const [pattern, ...rest] = call.values;
  const text = pattern === undefined ? undefined : literalText(pattern.value());
  if (text === undefined) return unknown('its format is not known', call.node);
  const pieces = text.split(/%[sdo]/).flatMap((piece, index): (readonly [Value, ts.Node])[] => {
    const value = index === 0 ? undefined : rest[index - 1];
    const before =
      value === undefined
        ? []
        : ([[asText(value.value(), value.node ?? call.node), value.node ?? call.node]] as const);
    return [...before, [literal(piece, call.node), call.node]];
  });
  return concatenate(pieces, call.node);
}

/** `sprintf('/users/%(id)s', { id })` and `sprintf('/users/%s', id)` */
function sprintf(call: BuiltinCall): Value {
  const [pattern, ...rest] = call.values;
  const text = pattern === undefined ? undefined : literalText(pattern.value());
  if (text === undefined) return pattern?.value() ?? undefinedValue;
  let position = 0;
  const pieces = text.split(/(%(?:\(\w+\))?[sdifjo])/).map((piece): readonly [Value, ts.Node] => {
    const match = /^%(?:\((\w+)\))?[sdifjo]$/.exec(piece);
    if (match === null) return [literal(piece, call.node), call.node];
    const name = match[1];
    const value = name === undefined ? rest[position++]?.value() : namedArgument(call, rest[0], name);
    return [asText(value ?? undefinedValue, call.node), call.node];
  });
  return concatenate(pieces, call.node);
}

function namedArgument(
  { evaluator, node }: BuiltinCall,
  owner: Deferred | undefined,
  name: string,
): Value | undefined {
  const value = owner?.value();
  return value === undefined ? undefined : evaluator.member(value, name, node);
}

function assign({ values }: BuiltinCall): Value {
  const properties = new Map<string, Deferred>();
  let open = false;
  for (const value of values.flatMap((entry) => optionsOf(entry.value()))) {
    if (value.kind !== 'object') {
      open = open || value.kind !== 'constant';
      continue;
    }
    open = open || value.open;
    for (const name of value.names) {
      const property = value.property(name);
      if (property !== undefined) properties.set(name, property);
    }
  }
  return objectOf(properties, open);
}

function listOf(call: BuiltinCall, pick: (name: string, property: Deferred) => Deferred): Value {
  const value = first(call);
  if (value.kind !== 'object') return unknown('its properties are not known', call.node);
  const elements = value.names.flatMap((name) => {
    const property = value.property(name);
    return property === undefined ? [] : [pick(name, property)];
  });
  return { kind: 'list', elements };
}

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

function entries(call: BuiltinCall): Value {
  return listOf(call, (name, property) =>
    ready({ kind: 'list', elements: [ready(literal(name, call.node)), property] }),
  );
}

/** Functions of the platform and of small packages, by package and path. */
const builtins: ReadonlyMap<string, Builtin> = new Map([
  ['global String', (call) => textAt(call, 0)],
  ['global encodeURI', (call) => textAt(call, 0)],
  ['global encodeURIComponent', encode],
  ['global decodeURIComponent', (call) => textAt(call, 0)],
  ['global Number', numeric],
  ['global Number.parseInt', numeric],
  ['global parseInt', numeric],
  ['global Object.assign', assign],
  ['global Object.freeze', first],
  ['global Object.seal', first],
  ['global Object.entries', entries],
  ['global Object.keys', (call) => listOf(call, (name) => ready(literal(name, call.node)))],
  ['global Object.values', (call) => listOf(call, (_, property) => property)],
  ['global Promise.all', first],
  ['global Promise.resolve', first],
  ['global URL', url],
  ['url URL', url],
  ['whatwg-url URL', url],
  ['url resolve', resolveLegacy],
  ['path join', join],
  ['path posix.join', join],
  ['ufo joinURL', join],
  ['url-join ', join],
  ['url-join urlJoin', join],
  ['util format', format],
  ['sprintf-js sprintf', sprintf],
  ['rxjs firstValueFrom', first],
  ['rxjs lastValueFrom', first],
  ['global Headers', first],
  ['lodash merge', assign],
  ['lodash defaults', first],
]);

/** The value of a call of the platform's functions; undefined for anything else. */
export function builtinCall(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  values: readonly Deferred[],
  node: ts.Node,
): Value | undefined {
  if (callee.kind !== 'library') return undefined;
  return builtins.get(`${callee.specifier} ${callee.path.join('.')}`)?.({ evaluator, values, node });
}
