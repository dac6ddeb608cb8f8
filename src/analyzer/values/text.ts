import type { ts } from 'ts-morph';
import {
  alternativesLimit,
  dependenciesOf,
  type Part,
  type TextValue,
  undefinedValue,
  unknown,
  type Value,
} from './value.js';

/** A value and the expression that it was read from. */
export type Piece = readonly [Value, ts.Node];

/** The options of a value: itself, or each of its alternatives. */
export function optionsOf(value: Value): readonly Value[] {
  return value.kind === 'alternatives' ? value.options : [value];
}

/** The literal that a text begins with; the empty text where it begins with anything else. */
export function literalStart(value: Value | undefined): string {
  const [first] = value?.kind === 'text' ? value.parts : [];
  return first?.kind === 'literal' ? first.text : '';
}

/** The first part of a text that says anything. */
export function firstPart(value: Value): Part | undefined {
  return value.kind === 'text'
    ? value.parts.find((part) => part.kind !== 'literal' || part.text !== '')
    : undefined;
}

/** The text of a value that is wholly literal, else undefined. */
export function literalText(value: Value): string | undefined {
  if (value.kind === 'constant') return typeof value.value === 'number' ? String(value.value) : undefined;
  if (value.kind !== 'text') return undefined;
  const texts = value.parts.map((part) => (part.kind === 'literal' ? part.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}

/** What tells a part of a text apart from others: what it says, or where it is not known. */
export function partKey(part: Part): unknown {
  if (part.kind === 'literal') return part.text;
  return part.kind === 'environment'
    ? { name: part.name }
    : { at: part.origins[0]?.pos, reason: part.reason };
}

/** Two texts that look the same are one alternative; other values are told apart by identity. */
function signatureOf(value: Value): unknown {
  if (value.kind === 'constant') return `constant ${String(value.value)}`;
  return value.kind === 'text' ? JSON.stringify(value.parts.map(partKey)) : value;
}

/** True for `undefined` and `null`. */
export function isAbsent(value: Value): boolean {
  return value.kind === 'constant' && (value.value === undefined || value.value === null);
}

function environmentWithout(value: Value): boolean {
  const [only, ...rest] = value.kind === 'text' ? value.parts : [];
  return only?.kind === 'environment' && only.fallback === undefined && rest.length === 0;
}

/** "The variable, or else this text" is a default however it is written: `||`, `if`, `?:` or an early return. */
function asDefault(options: readonly Value[]): Value | undefined {
  const variables = options.filter(environmentWithout);
  const others = options.filter((option) => !environmentWithout(option));
  const [variable] = variables;
  const [other] = others;
  const part = variable?.kind === 'text' ? variable.parts[0] : undefined;
  if (
    variables.length !== 1 ||
    others.length !== 1 ||
    other?.kind !== 'text' ||
    part?.kind !== 'environment'
  ) {
    return undefined;
  }
  return { kind: 'text', parts: [{ ...part, fallback: other }] };
}

/** One value for several that may be meant. Absent ones do not count where others are there. */
export function union(values: readonly Value[], node: ts.Node | undefined): Value {
  const options = new Map<unknown, Value>();
  for (const option of values.flatMap(optionsOf)) options.set(signatureOf(option), option);
  const present = [...options.values()].filter((option) => !isAbsent(option));
  const [first, ...rest] = present;
  if (first === undefined) return values[0] ?? undefinedValue;
  if (rest.length === 0) return first;
  const variable = asDefault(present);
  if (variable !== undefined) return variable;
  if (present.length > alternativesLimit) {
    return unknown('it has more alternatives than are told apart', node, present.flatMap(dependenciesOf));
  }
  return { kind: 'alternatives', options: present };
}

/** Applies an operation to each alternative. */
export function eachOption(
  value: Value,
  node: ts.Node | undefined,
  operation: (option: Value) => Value,
): Value {
  return value.kind === 'alternatives' ? union(value.options.map(operation), node) : operation(value);
}

/** The parts of a value as text; `node` is the expression that it was read from. */
function partsOf(value: Value, node: ts.Node): readonly Part[] {
  switch (value.kind) {
    case 'text': {
      const [only, ...rest] = value.parts;
      if (only === undefined || rest.length > 0 || only.kind === 'literal') return value.parts;
      return [{ ...only, origins: [...only.origins, node] }];
    }
    case 'constant':
      return value.value === undefined || value.value === null
        ? [{ kind: 'unknown', reason: 'it has no value', origins: [node], depends: [] }]
        : [{ kind: 'literal', text: String(value.value), node }];
    case 'parameter':
      return [{ kind: 'unknown', reason: reasonOf(value), origins: [node], depends: [value.node] }];
    case 'unknown':
      return [
        {
          kind: 'unknown',
          reason: value.reason,
          origins: value.node === undefined || value.node === node ? [node] : [value.node, node],
          depends: value.depends,
        },
      ];
    default:
      return [
        { kind: 'unknown', reason: 'it is not a text', origins: [node], depends: dependenciesOf(value) },
      ];
  }
}

/** Why a value is not known, as the end of "… is not known: ". */
function reasonOf(value: Value): string {
  if (value.kind === 'unknown') return value.reason;
  if (value.kind === 'parameter') {
    const name = [value.node.name.getText(), ...value.path].join('.');
    return `the parameter ${name} is not known here`;
  }
  return 'it is not a text';
}

/** A value read as text: each alternative on its own. */
export function asText(value: Value, node: ts.Node): Value {
  return eachOption(value, node, (option) => ({ kind: 'text', parts: partsOf(option, node) }));
}

/** Joins values as texts: every combination of their alternatives, up to the limit. */
export function concatenate(values: readonly Piece[], node: ts.Node): Value {
  let joined: readonly TextValue[] = [{ kind: 'text', parts: [] }];
  for (const [value, at] of values) {
    const options = optionsOf(value);
    if (joined.length * options.length > alternativesLimit) {
      return unknown(
        'it has more alternatives than are told apart',
        node,
        values.flatMap(([entry]) => dependenciesOf(entry)),
      );
    }
    joined = joined.flatMap((left) =>
      options.map((option): TextValue => ({ kind: 'text', parts: [...left.parts, ...partsOf(option, at)] })),
    );
  }
  return union(joined, node);
}

/** Changes the literal at the start or the end of a text; other parts are left as they are. */
export function changeEnd(
  value: TextValue,
  end: 'start' | 'end',
  change: (text: string) => string,
): TextValue {
  const index = end === 'start' ? 0 : value.parts.length - 1;
  return {
    kind: 'text',
    parts: value.parts.map((part, at) =>
      at === index && part.kind === 'literal' ? { ...part, text: change(part.text) } : part,
    ),
  };
}

/** Changes every literal of a text. */
export function changeLiterals(value: TextValue, change: (text: string) => string): TextValue {
  return {
    kind: 'text',
    parts: value.parts.map((part) => (part.kind === 'literal' ? { ...part, text: change(part.text) } : part)),
  };
}
