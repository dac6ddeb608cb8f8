import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import {
  asText,
  changeEnd,
  concatenate,
  eachOption,
  literalStart,
  literalText,
  optionsOf,
  union,
} from '../../values/text.js';
import { type Deferred, literal, ready, type TextValue, type Value } from '../../values/value.js';

/** One setting of an option object, also of one that is still a parameter; undefined where it is not known to be there. */
export function setting(
  evaluator: Evaluator,
  owner: Deferred | undefined,
  name: string,
  node: ts.Node,
): Deferred | undefined {
  if (owner === undefined) return undefined;
  const value = owner.value();
  if (value.kind === 'object') return present(value.property(name));
  if (value.kind === 'parameter') return ready(evaluator.member(value, name, node));
  if (value.kind === 'unknown') return value.depends.length === 0 ? undefined : ready(value);
  if (value.kind !== 'alternatives') return undefined;
  const found = value.options.flatMap((option) => setting(evaluator, ready(option), name, node) ?? []);
  const [first, ...rest] = found;
  if (first === undefined || rest.length === 0) return first;
  const values = found.map((entry) => entry.value());
  return ready(union(values, node));
}

/** True for an argument that is an object of settings, not an address. */
export function isSettings(value: Deferred | undefined): boolean {
  return value !== undefined && optionsOf(value.value()).some((option) => option.kind === 'object');
}

/** A setting that is surely undefined is as good as none. */
function present(property: Deferred | undefined): Deferred | undefined {
  const value = property?.value();
  return value?.kind === 'constant' && (value.value === undefined || value.value === null)
    ? undefined
    : property;
}

/** The first setting that is there, in the order of the owners and then of the names. */
export function firstSetting(
  evaluator: Evaluator,
  owners: readonly (Deferred | undefined)[],
  names: readonly string[],
  node: ts.Node,
): Deferred | undefined {
  for (const owner of owners) {
    for (const name of names) {
      const found = setting(evaluator, owner, name, node);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The expression that a text of one part came from: joining it to others is no further step on its way. */
export function sourceOf(value: Value, node: ts.Node): ts.Node {
  const [only, ...rest] = value.kind === 'text' ? value.parts : [];
  if (only === undefined || only.kind === 'literal' || rest.length > 0) return node;
  return only.origins.at(-1) ?? node;
}

/** The text of a deferred value; the empty text where there is none. */
export function textValue(value: Deferred | undefined, node: ts.Node): Value {
  if (value === undefined) return literal('', node);
  const known = value.value();
  return asText(known, value.node ?? sourceOf(known, node));
}

/** An address with a host: `http://host/path`, or `//host/path` of any scheme. */
export const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;

/** True for an address that a base is not put before: it brings its own, or a variable that holds one. */
function isAbsolute(value: TextValue): boolean {
  const [first] = value.parts;
  if (first?.kind === 'environment') return true;
  return absolute.test(literalStart(value));
}

function joinOne(base: Value, path: Value, node: ts.Node): Value {
  if (path.kind !== 'text' || path.parts.length === 0) return base;
  if (isAbsolute(path)) return path;
  const [first] = path.parts;
  const start = eachOption(base, node, (option) =>
    option.kind === 'text' ? changeEnd(option, 'end', (text) => text.replace(/\/+$/, '')) : option,
  );
  // nothing is known of it, not even whether it is relative
  const isUnknown = first?.kind === 'unknown' && first.depends.length === 0 && path.parts.length === 1;
  if (isUnknown) return path;
  // a path that a caller decides brings its own slash or not
  if (first?.kind !== 'literal')
    return concatenate(
      [
        [start, sourceOf(start, node)],
        [path, sourceOf(path, node)],
      ],
      node,
    );
  const rest = changeEnd(path, 'start', (text) => text.replace(/^\/+/, ''));
  return concatenate(
    [
      [start, sourceOf(start, node)],
      [literal('/', node), node],
      [rest, node],
    ],
    node,
  );
}

/** The first text of a value that is wholly literal. */
export function firstText(value: Value | undefined): string | undefined {
  return value === undefined
    ? undefined
    : optionsOf(value)
        .map(literalText)
        .find((text) => text !== undefined);
}

/** Puts a client's base address before a path, with one slash between them. */
export function withBase(base: Deferred | undefined, path: Value, node: ts.Node): Value {
  if (base === undefined) return path;
  const whole = textValue(base, node);
  return union(
    optionsOf(path).map((option) => joinOne(whole, option, node)),
    node,
  );
}

/** A constant method. */
export function constantMethod(name: string, node: ts.Node): Value {
  return literal(name.toUpperCase(), node);
}

/** A method setting, GET where there is none. */
export function methodSetting(value: Deferred | undefined, node: ts.Node): Value {
  return value === undefined ? constantMethod('GET', node) : value.value();
}
