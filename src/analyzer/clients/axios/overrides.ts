import { ts } from 'ts-morph';
import { isAssignment } from '../../syntax/assignments.js';
import { eachNode } from '../../syntax/each-node.js';
import { bare } from '../../syntax/expressions.js';
import { enterFunction } from '../../values/calls.js';
import type { Evaluator } from '../../values/evaluator.js';
import { objectOf } from '../../values/object-literals.js';
import { union } from '../../values/text.js';
import {
  type Deferred,
  type FunctionValue,
  type LibraryValue,
  type MadeValue,
  ready,
  undefinedValue,
  unknown,
  type Value,
} from '../../values/value.js';
import { setting } from '../shared/settings.js';
import { type Applied, overridesOf } from './override-index.js';

/** What a request is about to be sent to. */
export interface Sending {
  readonly base: Deferred | undefined;
  /** True where the request itself sets the base: no default of its instance counts. */
  readonly isOwnBase: boolean;
  readonly url: Deferred | undefined;
}

/** True for a write that always happens when the function runs. */
function isUnconditional(node: ts.Node, body: ts.Node): boolean {
  const { parent } = node;
  return ts.isExpressionStatement(parent) && parent.parent === body;
}

/** The settings that a handler is given. */
function settingsOf({ base, url }: Sending): Deferred {
  const properties = new Map([
    ['baseURL', base ?? ready(undefinedValue)],
    ['url', url ?? ready(undefinedValue)],
  ]);
  return ready(objectOf(properties, true));
}

/** `given.name = …` in a function's body, in source order. */
function writesIn(body: ts.Node, given: string, name: string): readonly ts.BinaryExpression[] {
  const found: ts.BinaryExpression[] = [];
  eachNode(body, (node) => {
    if (isAssignment(node)) {
      const left = bare(node.left);
      const isMember = ts.isPropertyAccessExpression(left) && ts.isIdentifier(left.expression);
      if (isMember && left.name.text === name && left.expression.getText() === given) found.push(node);
    }
  });
  return found;
}

/** What a handler writes to a property of the settings that it is given; the last write counts. */
function written(
  evaluator: Evaluator,
  handler: FunctionValue,
  name: string,
  sending: Sending,
): Deferred | undefined {
  const [parameter] = handler.node.parameters;
  const { body } = handler.node;
  if (parameter === undefined || !ts.isIdentifier(parameter.name) || body === undefined) return undefined;
  const frame = enterFunction(handler, [settingsOf(sending)]);
  const before = name === 'url' ? sending.url : sending.base;
  return writesIn(body, parameter.name.text, name).reduce<Deferred | undefined>((found, write) => {
    const after = evaluator.defer(write.right, frame);
    return isUnconditional(write, body) ? after : either(found ?? before, after, write);
  }, undefined);
}

/** What a handler sets in the object that it gives back: `(config) => ({ ...config, baseURL })`. */
function returned(
  evaluator: Evaluator,
  handler: FunctionValue,
  name: string,
  sending: Sending,
): Deferred | undefined {
  const result = evaluator.call(handler, [settingsOf(sending)], handler.node, false);
  return setting(evaluator, ready(result), name, handler.node);
}

function either(before: Deferred | undefined, after: Deferred, node: ts.Node): Deferred {
  return before === undefined ? after : ready(union([before.value(), after.value()], node));
}

function intercepted(evaluator: Evaluator, handler: Value, sending: Sending): Sending {
  if (handler.kind !== 'function') return sending;
  const changed = (name: string): Deferred | undefined =>
    written(evaluator, handler, name, sending) ?? returned(evaluator, handler, name, sending);
  return { ...sending, base: changed('baseURL') ?? sending.base, url: changed('url') ?? sending.url };
}

/** What several programs of one package set is told apart by nothing here. */
function isContested(overrides: readonly Applied[]): boolean {
  return new Set(overrides.map(({ instance }) => instance.getSourceFile())).size > 1;
}

function withDefaults(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  sending: Sending,
  overrides: readonly Applied[],
): Sending {
  const shared = overrides.filter(({ scope }) => scope === 'inherited' || callee.kind === 'library');
  if (sending.base === undefined && isContested(shared)) {
    const place = shared[0]?.value;
    return { ...sending, base: ready(unknown('several files set the base address of axios', place)) };
  }
  return overrides.reduce<Sending>((now, override) => withDefault(evaluator, now, override), sending);
}

function withDefault(evaluator: Evaluator, sending: Sending, override: Applied): Sending {
  const { value, frame, scope, isCertain } = override;
  if (value === undefined || sending.isOwnBase) return sending;
  const after = evaluator.defer(value, frame);
  if (scope === 'inherited') return { ...sending, base: sending.base ?? after };
  return { ...sending, base: isCertain ? after : either(sending.base, after, value) };
}

/**
 * What a request is sent to once the defaults of its instance and the code that runs before each request have been
 * applied: https://axios-http.com/docs/interceptors
 */
export function overridden(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  sending: Sending,
  node: ts.Node,
): Sending {
  const overrides = overridesOf(evaluator, callee, node);
  const defaults = overrides.filter(({ kind }) => kind === 'default');
  const settled = withDefaults(evaluator, callee, sending, defaults);
  return overrides
    .filter(({ kind, scope }) => kind === 'interceptor' && scope === 'own')
    .toReversed() // the one that was added last runs first
    .reduce<Sending>(
      (now, { value, frame }) =>
        value === undefined ? now : intercepted(evaluator, evaluator.evaluate(value, frame), now),
      settled,
    );
}

/** How often axios-retry tries again where nothing says it. */
const retriesByDefault = 3;

/** The retries that `axiosRetry(instance, { retries })` gives to the instance that is called. */
export function attachedRetries(
  evaluator: Evaluator,
  callee: LibraryValue | MadeValue,
  node: ts.Node,
): Value | undefined {
  const found = overridesOf(evaluator, callee, node).find(
    ({ kind, scope }) => kind === 'retry' && scope === 'own',
  );
  if (found === undefined) return undefined;
  const settings = found.value === undefined ? undefined : evaluator.defer(found.value, found.frame);
  return (
    setting(evaluator, settings, 'retries', node)?.value() ?? { kind: 'constant', value: retriesByDefault }
  );
}
