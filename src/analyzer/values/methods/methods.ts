import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { asText, eachOption, literalText } from '../text.js';
import { type Deferred, type FunctionValue, ready, unknown, type Value } from '../value.js';
import { listMethod } from './list-methods.js';
import { isMap, mapMethod } from './map-objects.js';
import { textMethods } from './text-methods.js';
import { uriMethods } from './uri-methods.js';

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

/** What `this` is to a function that is bound or called with one; a function of its own keeps what it has. */
function withThis(owner: FunctionValue, self: Deferred | undefined): FunctionValue {
  const value = self?.value();
  return value?.kind === 'instance' || value?.kind === 'object'
    ? { ...owner, frame: { ...owner.frame, self: value } }
    : owner;
}

/** `send.call(self, …)` and `send.apply(self, […])`: the function that is entered, and with what. */
export function appliedFunction(
  owner: FunctionValue,
  name: string,
  values: readonly Deferred[],
): { readonly callee: FunctionValue; readonly values: readonly Deferred[] } | undefined {
  const [self, ...rest] = values;
  if (name === 'call') return { callee: withThis(owner, self), values: rest };
  if (name !== 'apply') return undefined;
  const list = rest[0]?.value();
  return { callee: withThis(owner, self), values: list?.kind === 'list' ? list.elements : [] };
}

/** `bind`, `call` and `apply`. */
function functionMethod(
  evaluator: Evaluator,
  owner: FunctionValue,
  name: string,
  values: readonly Deferred[],
  node: ts.CallExpression,
): Value | undefined {
  if (name === 'bind') {
    const bound = [...(owner.bound ?? []), ...values.slice(1)];
    return { ...withThis(owner, values[0]), bound };
  }
  const applied = appliedFunction(owner, name, values);
  return applied === undefined ? undefined : evaluator.call(applied.callee, applied.values, node, false);
}

/** `promise.then(use)`, where a promise is what it gives. */
function chained(
  evaluator: Evaluator,
  owner: Value,
  use: Deferred | undefined,
  node: ts.CallExpression,
): Value | undefined {
  const isGiven = owner.kind === 'text' || owner.kind === 'object' || owner.kind === 'list';
  return isGiven && use !== undefined ? evaluator.call(use.value(), [ready(owner)], node, false) : undefined;
}

/** `Deno.env.get('NAME')` */
function variableNamed(
  evaluator: Evaluator,
  owner: Value,
  name: string,
  key: Deferred | undefined,
  node: ts.CallExpression,
): Value | undefined {
  const text = key === undefined ? undefined : literalText(key.value());
  return name === 'get' && text !== undefined ? evaluator.member(owner, text, node) : undefined;
}

function alternativesMethod(
  evaluator: Evaluator,
  owner: Value & { kind: 'alternatives' },
  name: string,
  values: readonly Deferred[],
  node: ts.CallExpression,
): Value | undefined {
  if (!owner.options.every((option) => option.kind === 'text')) return undefined;
  return eachOption(
    owner,
    node,
    (option) =>
      methodCall(evaluator, option, name, values, node) ?? unknown(`it is the result of ${name}`, node),
  );
}

/** `owner.name(…)` on functions, texts, lists and what is not known yet; undefined for owners with members of their own. */
export function methodCall(
  evaluator: Evaluator,
  owner: Value,
  name: string,
  values: readonly Deferred[],
  node: ts.CallExpression,
): Value | undefined {
  // a member of a library that is bound to its owner is what it was
  if (name === 'bind' && values.length === 1 && (owner.kind === 'made' || owner.kind === 'library'))
    return owner;
  if (name === 'then') return chained(evaluator, owner, values[0], node);
  switch (owner.kind) {
    case 'function':
      return functionMethod(evaluator, owner, name, values, node);
    case 'text':
      return textMethods.get(name)?.({ owner, values, node }) ?? uriMethods.get(name)?.(owner, values, node);
    case 'list':
      return listMethod(evaluator, owner.elements, name, values, node);
    case 'constant':
      return name === 'toString' ? asText(owner, node) : undefined;
    case 'environment':
      return variableNamed(evaluator, owner, name, values[0], node);
    case 'made':
      return isMap(owner) ? mapMethod(evaluator, owner, name, values, node) : undefined;
    case 'parameter':
    case 'unknown':
      return keeping.has(name) ? owner : undefined;
    case 'alternatives':
      return alternativesMethod(evaluator, owner, name, values, node);
    default:
      return undefined;
  }
}
