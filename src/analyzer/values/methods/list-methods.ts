import type { ts } from 'ts-morph';
import type { Evaluator } from '../evaluator.js';
import { truth } from '../operators.js';
import { asText, concatenate, optionsOf, type Piece, union } from '../text.js';
import { type Deferred, literal, ready, type Value } from '../value.js';

function joined(elements: readonly Deferred[], values: readonly Deferred[], node: ts.Node): Value {
  const separator = values[0] === undefined ? literal(',', node) : values[0].value();
  const pieces = elements.flatMap((element, index): Piece[] => {
    const source = element.node ?? node;
    const value = [asText(element.value(), source), source] as const;
    return index === 0 ? [value] : [[separator, node], value];
  });
  return concatenate(pieces, node);
}

/** The first element for which the test holds; every one that may be it where that is not known. */
function foundElement(
  evaluator: Evaluator,
  elements: readonly Deferred[],
  test: Deferred,
  node: ts.CallExpression,
): Value {
  const possible: Value[] = [];
  for (const element of elements) {
    const holds = truth(evaluator.call(test.value(), [element], node, false));
    if (holds !== false) possible.push(element.value());
    if (holds === true) break;
  }
  return union(possible, node);
}

/** What a method of a list gives; undefined for methods that are not known. */
export function listMethod(
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
  if (name === 'find' && first !== undefined) return foundElement(evaluator, elements, first, node);
  if (name === 'reduce' && first !== undefined && values[1] !== undefined)
    return elements.reduce(
      (result, element) => evaluator.call(first.value(), [ready(result), element], node, false),
      values[1].value(),
    );
  if (name === 'map' && first !== undefined) {
    const each = first.value();
    return {
      kind: 'list',
      elements: elements.map((element) => ready(evaluator.call(each, [element], node, false))),
    };
  }
  return undefined;
}
