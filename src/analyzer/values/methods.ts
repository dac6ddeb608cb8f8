import { ts } from 'ts-morph';
import type { Evaluator } from './evaluator.js';
import {
  asText,
  changeEnd,
  changeLiterals,
  concatenate,
  eachOption,
  literalText,
  optionsOf,
} from './text.js';
import { type Deferred, literal, ready, type TextValue, unknown, type Value } from './value.js';

/** Methods whose result is, for an address, as good as their owner. */
const keeping = new Set([
  'asString',
  'asUrlString',
  'normalize',
  'replace',
  'replaceAll',
  'toString',
  'trim',
  'trimEnd',
  'trimStart',
  'valueOf',
]);

interface MethodCall {
  readonly evaluator: Evaluator;
  readonly owner: TextValue;
  readonly values: readonly Deferred[];
  readonly node: ts.CallExpression;
}

/** What a regular expression that only touches the slash at one end does; other patterns are not run. */
function slashEnd(node: ts.Node | undefined): 'start' | 'end' | undefined {
  if (node === undefined || !ts.isRegularExpressionLiteral(node)) return undefined;
  if (/^\/\\\/[+*]?\$\/[a-z]*$/.test(node.text)) return 'end';
  return /^\/\^\\\/[+*]?\/[a-z]*$/.test(node.text) ? 'start' : undefined;
}

const atEnd = { start: /^\/+/, end: /\/+$/ } as const;

function replaced({ owner, values, node }: MethodCall): Value {
  const [pattern, replacement] = values;
  const end = slashEnd(pattern?.node);
  if (end !== undefined) return changeEnd(owner, end, (text) => text.replace(atEnd[end], ''));
  const sought = pattern === undefined ? undefined : literalText(pattern.value());
  if (sought === undefined || sought === '' || replacement === undefined)
    return unknown('a part of it is replaced', node);
  const pieces = owner.parts.flatMap((part): (readonly [Value, ts.Node])[] => {
    const at = part.kind === 'literal' ? part.text.indexOf(sought) : -1;
    if (part.kind !== 'literal' || at === -1) return [[{ kind: 'text', parts: [part] }, node]];
    const source = replacement.node ?? node;
    return [
      [literal(part.text.slice(0, at), part.node), node],
      [asText(replacement.value(), source), source],
      [literal(part.text.slice(at + sought.length), part.node), node],
    ];
  });
  return concatenate(pieces, node);
}

/** `slice(0, -1)` and `slice(1)` are how slashes at the ends are dropped. */
function sliced({ owner, values, node }: MethodCall): Value {
  const [start, end] = values.map((value) => numberOf(value.value()));
  const whole = literalText(owner);
  if (whole !== undefined && start !== undefined) return literal(whole.slice(start, end), node);
  if (start === 0 && end === -1) return changeEnd(owner, 'end', (text) => text.slice(0, -1));
  return start === 1 && end === undefined
    ? changeEnd(owner, 'start', (text) => text.slice(1))
    : unknown('it is a part of a text', node);
}

function numberOf(value: Value): number | undefined {
  return value.kind === 'constant' && typeof value.value === 'number' ? value.value : undefined;
}

/** `startsWith` and `endsWith`, where the end in question is literal. */
function endTest({ owner, values, node }: MethodCall, end: 'start' | 'end'): Value {
  const sought = values[0] === undefined ? undefined : literalText(values[0].value());
  const part = end === 'start' ? owner.parts[0] : owner.parts.at(-1);
  if (sought === undefined || part?.kind !== 'literal' || part.text.length < sought.length) {
    return unknown('it is decided when the program runs', node);
  }
  return {
    kind: 'constant',
    value: end === 'start' ? part.text.startsWith(sought) : part.text.endsWith(sought),
  };
}

function split({ owner, values, node }: MethodCall): Value {
  const whole = literalText(owner);
  const separator = values[0] === undefined ? undefined : literalText(values[0].value());
  if (whole === undefined || separator === undefined) return unknown('it is a part of a text', node);
  return { kind: 'list', elements: whole.split(separator).map((piece) => ready(literal(piece, node))) };
}

function concat({ owner, values, node }: MethodCall): Value {
  return concatenate(
    [[owner, node], ...values.map((value) => [value.value(), value.node ?? node] as const)],
    node,
  );
}

const textMethods: ReadonlyMap<string, (call: MethodCall) => Value> = new Map<
  string,
  (call: MethodCall) => Value
>([
  ['concat', concat],
  ['endsWith', (call) => endTest(call, 'end')],
  ['replace', replaced],
  ['replaceAll', replaced],
  ['slice', sliced],
  ['split', split],
  ['startsWith', (call) => endTest(call, 'start')],
  ['substring', sliced],
  ['toLowerCase', ({ owner }) => changeLiterals(owner, (text) => text.toLowerCase())],
  ['toUpperCase', ({ owner }) => changeLiterals(owner, (text) => text.toUpperCase())],
  ['toString', ({ owner }) => owner],
  [
    'trim',
    ({ owner }) =>
      changeEnd(
        changeEnd(owner, 'start', (text) => text.trimStart()),
        'end',
        (text) => text.trimEnd(),
      ),
  ],
  ['trimEnd', ({ owner }) => changeEnd(owner, 'end', (text) => text.trimEnd())],
  ['trimStart', ({ owner }) => changeEnd(owner, 'start', (text) => text.trimStart())],
  ['valueOf', ({ owner }) => owner],
]);

function joined(elements: readonly Deferred[], values: readonly Deferred[], node: ts.Node): Value {
  const separator = values[0] === undefined ? literal(',', node) : values[0].value();
  const pieces = elements.flatMap((element, index): (readonly [Value, ts.Node])[] => {
    const source = element.node ?? node;
    const value = [asText(element.value(), source), source] as const;
    return index === 0 ? [value] : [[separator, node], value];
  });
  return concatenate(pieces, node);
}

function listMethod(
  evaluator: Evaluator,
  elements: readonly Deferred[],
  name: string,
  values: readonly Deferred[],
  node: ts.CallExpression,
): Value | undefined {
  const first = values[0];
  if (name === 'join') return joined(elements, values, node);
  if (name === 'filter') {
    const present = elements.filter(
      (element) => !optionsOf(element.value()).every((value) => value.kind === 'constant'),
    );
    return { kind: 'list', elements: present };
  }
  if (name === 'map' && first !== undefined) {
    const each = first.value();
    return {
      kind: 'list',
      elements: elements.map((element) => ready(evaluator.call(each, [element], node, false))),
    };
  }
  return undefined;
}

/** `owner.name(…)` on texts, lists and what is not known yet; undefined for owners with members of their own. */
export function methodCall(
  evaluator: Evaluator,
  owner: Value,
  name: string,
  values: readonly Deferred[],
  node: ts.CallExpression,
): Value | undefined {
  if (owner.kind === 'text') return textMethods.get(name)?.({ evaluator, owner, values, node });
  if (owner.kind === 'list') return listMethod(evaluator, owner.elements, name, values, node);
  if (owner.kind === 'constant') return name === 'toString' ? asText(owner, node) : undefined;
  if (owner.kind === 'parameter' || owner.kind === 'unknown') return keeping.has(name) ? owner : undefined;
  if (owner.kind !== 'alternatives' || !owner.options.every((option) => option.kind === 'text'))
    return undefined;
  return eachOption(
    owner,
    node,
    (option) =>
      methodCall(evaluator, option, name, values, node) ?? unknown(`it is the result of ${name}`, node),
  );
}
