import { ts } from 'ts-morph';
import { bare, propertyText } from '../syntax/expressions.js';
import type { Evaluator } from './evaluator.js';
import { truth } from './operators.js';
import { literalText, optionsOf, union } from './text.js';
import {
  type Deferred,
  dependenciesOf,
  environment,
  type Frame,
  type ObjectValue,
  ready,
  type Value,
} from './value.js';

/** The key of a property, evaluated where it is computed. */
function keyOf(evaluator: Evaluator, name: ts.PropertyName, frame: Frame): string | undefined {
  if (!ts.isComputedPropertyName(name)) return propertyText(name);
  return literalText(evaluator.evaluate(name.expression, frame));
}

function propertyValue(
  evaluator: Evaluator,
  property: ts.ObjectLiteralElementLike,
  frame: Frame,
): Deferred | undefined {
  if (ts.isPropertyAssignment(property)) return evaluator.defer(property.initializer, frame);
  if (ts.isShorthandPropertyAssignment(property)) return evaluator.defer(property.name, frame);
  if (ts.isMethodDeclaration(property)) return ready({ kind: 'function', node: property, frame });
  if (ts.isGetAccessor(property)) {
    return {
      node: undefined,
      frame,
      value: () => evaluator.call({ kind: 'function', node: property, frame }, [], property, false),
    };
  }
  return undefined;
}

/** What was written so far, and the spread that stands after it: it decides all that is not written again later. */
interface UndecidedSpread {
  readonly spread: Value;
  readonly before: ReadonlyMap<string, Deferred>;
  readonly node: ts.Node;
}

/** The object that a literal makes: spreads, shorthands, methods, accessors; what is not told leaves it open. */
export function objectLiteral(evaluator: Evaluator, node: ts.ObjectLiteralExpression, frame: Frame): Value {
  let properties = new Map<string, Deferred>();
  let open = false;
  const undecided: UndecidedSpread[] = [];
  const self: { value: Value | undefined } = { value: undefined };
  // `this` of a method is the object itself, which is made below
  const inner: Frame = {
    parameters: frame.parameters,
    get self() {
      return self.value;
    },
  };
  for (const property of node.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = evaluator.evaluate(property.expression, frame);
      if (isUndecided(spread)) {
        undecided.push({ spread, before: properties, node: property.expression });
        properties = new Map();
      } else {
        const isOptional = mayBeLeftOut(evaluator, property.expression, frame);
        open = !addSpread(properties, spread, isOptional) || open;
      }
      continue;
    }
    const hasThis = ts.isMethodDeclaration(property) || ts.isGetAccessor(property);
    const key = keyOf(evaluator, property.name, frame);
    const value = propertyValue(evaluator, property, hasThis ? inner : frame);
    if (key === undefined) open = true;
    else if (value !== undefined) properties.set(key, value);
  }
  const value =
    undecided.length === 0
      ? objectOf(properties, open)
      : undecidedObject(evaluator, undecided.toReversed(), properties);
  self.value = value;
  return value;
}

function isUndecided(spread: Value): boolean {
  return (
    spread.kind === 'environment' ||
    dependenciesOf(spread).length > 0 ||
    optionsOf(spread).some((option) => option.kind === 'object' && option.undecided === true)
  );
}

/** `{ a: 1, ...options, b: 2 }` where `options` is still a parameter. */
function undecidedObject(
  evaluator: Evaluator,
  spreads: readonly UndecidedSpread[],
  last: ReadonlyMap<string, Deferred>,
): ObjectValue {
  const names = [last, ...spreads.map(({ before }) => before)].flatMap((layer) => [...layer.keys()]);
  const lookUp = (name: string): Deferred | undefined => {
    const written = last.get(name);
    if (written !== undefined) return written;
    for (const { spread, before, node } of spreads) {
      if (spread.kind === 'environment') return ready(environment(name, before.get(name)?.value(), node));
      const value = evaluator.member(spread, name, node);
      if (value.kind !== 'constant' || value.value !== undefined) return ready(value);
      const earlier = before.get(name);
      if (earlier !== undefined) return earlier;
    }
    return undefined;
  };
  return { kind: 'object', names: [...new Set(names)], property: lookUp, open: true, undecided: true };
}

/** `...(isTest && { url })`: whether it is there is not known. */
function mayBeLeftOut(evaluator: Evaluator, spread: ts.Expression, frame: Frame): boolean {
  const node = bare(spread);
  if (!ts.isBinaryExpression(node)) return false;
  const isCondition = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
  return isCondition && truth(evaluator.evaluate(node.left, frame)) === undefined;
}

/** A property that is written over another one: surely, or as one more thing that it may be. */
function written(before: Deferred | undefined, after: Deferred, isSure: boolean): Deferred {
  if (isSure || before === undefined) return after;
  return { ...after, value: () => union([before.value(), after.value()], after.node) };
}

/** Copies the properties of a spread object; false where some of them are not known. */
function addSpread(properties: Map<string, Deferred>, spread: Value, isOptional: boolean): boolean {
  const options = optionsOf(spread);
  const objects = options.filter((option) => option.kind === 'object');
  const isSure = options.length === 1 && !isOptional;
  for (const option of objects) {
    for (const name of option.names) {
      const property = option.property(name);
      if (property !== undefined) properties.set(name, written(properties.get(name), property, isSure));
    }
  }
  const isKnown = options.every((option) => option.kind === 'object' || option.kind === 'constant');
  return isKnown && objects.every((option) => !option.open);
}

/** An object with these properties. */
export function objectOf(properties: ReadonlyMap<string, Deferred>, open = false): ObjectValue {
  return { kind: 'object', names: [...properties.keys()], property: (name) => properties.get(name), open };
}
