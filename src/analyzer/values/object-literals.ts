import { ts } from 'ts-morph';
import { propertyText } from '../syntax/expressions.js';
import type { Evaluator } from './evaluator.js';
import { literalText, optionsOf } from './text.js';
import { type Deferred, type Frame, type ObjectValue, ready, type Value } from './value.js';

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

export function objectLiteral(evaluator: Evaluator, node: ts.ObjectLiteralExpression, frame: Frame): Value {
  const properties = new Map<string, Deferred>();
  let open = false;
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
      open = !addSpread(properties, spread) || open;
      continue;
    }
    const hasThis = ts.isMethodDeclaration(property) || ts.isGetAccessor(property);
    const key = keyOf(evaluator, property.name, frame);
    const value = propertyValue(evaluator, property, hasThis ? inner : frame);
    if (key === undefined) open = true;
    else if (value !== undefined) properties.set(key, value);
  }
  const value = objectOf(properties, open);
  self.value = value;
  return value;
}

/** Copies the properties of a spread object; false where some of them are not known. */
function addSpread(properties: Map<string, Deferred>, spread: Value): boolean {
  let whole = true;
  for (const option of optionsOf(spread)) {
    if (option.kind !== 'object') {
      whole = whole && option.kind === 'constant';
      continue;
    }
    for (const name of option.names) {
      const property = option.property(name);
      if (property !== undefined) properties.set(name, property);
    }
    whole = whole && !option.open;
  }
  return whole;
}

/** An object with these properties. */
export function objectOf(properties: ReadonlyMap<string, Deferred>, open = false): ObjectValue {
  return { kind: 'object', names: [...properties.keys()], property: (name) => properties.get(name), open };
}
