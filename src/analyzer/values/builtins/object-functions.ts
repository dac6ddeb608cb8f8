import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { jsonValue } from '../members.js';
import { objectOf } from '../object-literals.js';
import { isAbsent, literalText, optionsOf, union } from '../text.js';
import { type Deferred, environment, literal, ready, undefinedValue, unknown, type Value } from '../value.js';
import { type Builtin, type BuiltinCall, first } from './builtin.js';

/** Objects in objects deeper than this are not merged. */
const mergeLimit = 6;

/** The variable of a name, or what was there before where it is not set. */
function variable(name: string, before: Deferred | undefined, node: ts.Node): Value {
  return environment(name, before?.value(), node);
}

/** Properties that are collected from one object after the other. */
interface Collected {
  readonly properties: Map<string, Deferred>;
  open: boolean;
  hasEnvironment: boolean;
}

function addObject(evaluator: Evaluator, found: Collected, value: Value, node: ts.Node, deep: number): void {
  const { properties } = found;
  if (value.kind === 'environment') {
    found.hasEnvironment = true;
    for (const [name, before] of properties) properties.set(name, ready(variable(name, before, node)));
  } else if (value.kind === 'object') {
    found.open = found.open || value.open;
    for (const name of value.names) {
      const property = value.property(name);
      if (property !== undefined)
        properties.set(name, joined(evaluator, properties.get(name), property, node, deep));
    }
  } else found.open = found.open || value.kind !== 'constant';
}

/** Later objects' properties over those of earlier ones; `deep` joins objects that both have. */
function merged(evaluator: Evaluator, values: readonly Value[], node: ts.Node, deep: number): Value {
  const found: Collected = { properties: new Map(), open: false, hasEnvironment: false };
  for (const value of values.flatMap(optionsOf)) addObject(evaluator, found, value, node, deep);
  const { properties, open, hasEnvironment } = found;
  const whole = objectOf(properties, open || hasEnvironment);
  if (!hasEnvironment) return whole;
  return {
    ...whole,
    property: (name) => properties.get(name) ?? ready(environment(name, undefined, node)),
  };
}

function joined(
  evaluator: Evaluator,
  before: Deferred | undefined,
  after: Deferred,
  node: ts.Node,
  deep: number,
): Deferred {
  if (before === undefined || deep === 0) return after;
  return {
    ...after,
    value: () => {
      const [old, now] = [before.value(), after.value()];
      if (isAbsent(now)) return old;
      return old.kind === 'object' && now.kind === 'object'
        ? merged(evaluator, [old, now], node, deep - 1)
        : now;
    },
  };
}

function assign({ evaluator, values, node }: BuiltinCall): Value {
  return merged(
    evaluator,
    values.map((value) => value.value()),
    node,
    0,
  );
}

function merge({ evaluator, values, node }: BuiltinCall): Value {
  return merged(
    evaluator,
    values.map((value) => value.value()),
    node,
    mergeLimit,
  );
}

/** Like `merge`, but what is there first stays. */
function defaults({ evaluator, values, node }: BuiltinCall, deep: number): Value {
  return merged(evaluator, values.map((value) => value.value()).toReversed(), node, deep);
}

/** `get(settings, 'user.url', default)` */
function get({ evaluator, values, node }: BuiltinCall): Value {
  const [owner, path, fallback] = values;
  const keys = path === undefined ? undefined : keysOf(path.value());
  if (owner === undefined || keys === undefined) return unknown('its path is not known', node);
  let value: Value | undefined = owner.value();
  for (const key of keys) {
    if (value === undefined || isAbsent(value)) break;
    value = evaluator.member(value, key, node);
  }
  if (fallback === undefined) return value ?? undefinedValue;
  if (value === undefined || isAbsent(value)) return fallback.value();
  return value.kind === 'unknown' ? union([fallback.value(), value], node) : value;
}

function keysOf(path: Value): readonly string[] | undefined {
  if (path.kind === 'list') {
    const keys = path.elements.map((element) => literalText(element.value()));
    return keys.every((key) => key !== undefined) ? keys : undefined;
  }
  return literalText(path)
    ?.split(/[.[\]]+/)
    .filter((key) => key !== '');
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

function entries(call: BuiltinCall): Value {
  return listOf(call, (name, property) =>
    ready({ kind: 'list', elements: [ready(literal(name, call.node)), property] }),
  );
}

function fromEntries(call: BuiltinCall): Value {
  const list = first(call);
  if (list.kind !== 'list') return unknown('its entries are not known', call.node);
  const pairs = keyedPairs(list.elements);
  return objectOf(new Map(pairs.known), pairs.open);
}

/** `[key, value]` pairs whose keys are known. */
export function keyedPairs(elements: readonly Deferred[]): {
  readonly known: readonly (readonly [string, Deferred])[];
  /** True where other keys may be there. */
  readonly open: boolean;
} {
  const known: (readonly [string, Deferred])[] = [];
  let open = false;
  for (const element of elements) {
    const pair = element.value();
    const [key, value] = pair.kind === 'list' ? pair.elements : [];
    const name = key === undefined ? undefined : literalText(key.value());
    if (name === undefined || value === undefined) open = true;
    else known.push([name, value]);
  }
  return { known, open };
}

function parsedJson(call: BuiltinCall): Value {
  const value = first(call);
  const text = literalText(value);
  if (text === undefined) {
    const [part] = value.kind === 'text' ? value.parts : [];
    const name = part?.kind === 'environment' ? part.name : undefined;
    return name === undefined ? value : unknown(`it is a part of the variable ${name}`, call.node);
  }
  try {
    return jsonValue(JSON.parse(text), call.node);
  } catch {
    return unknown('the text is not valid JSON', call.node);
  }
}

/** Functions that make objects of objects, by package and path. */
export const objectFunctions: readonly (readonly [string, Builtin])[] = [
  ['global Object.assign', assign],
  ['global Object.entries', entries],
  ['global Object.freeze', first],
  ['global Object.fromEntries', fromEntries],
  ['global Object.keys', (call) => listOf(call, (name) => ready(literal(name, call.node)))],
  ['global Object.seal', first],
  ['global Object.values', (call) => listOf(call, (_, property) => property)],
  ['global JSON.parse', parsedJson],
  ['global structuredClone', first],
  ['deepmerge ', merge],
  ['deepmerge all', (call) => mergeAll(call)],
  ['defu ', (call) => defaults(call, mergeLimit)],
  ['defu defu', (call) => defaults(call, mergeLimit)],
  ['lodash assign', assign],
  ['lodash cloneDeep', first],
  ['lodash defaults', (call) => defaults(call, 0)],
  ['lodash defaultsDeep', (call) => defaults(call, mergeLimit)],
  ['lodash extend', assign],
  ['lodash get', get],
  ['lodash merge', merge],
];

function mergeAll(call: BuiltinCall): Value {
  const list = first(call);
  return list.kind === 'list'
    ? merge({ ...call, values: list.elements })
    : unknown('its list is not known', call.node);
}
