import { ts } from 'ts-morph';
import { lastName, propertyName } from '../code/names.js';
import { outermost } from '../code/transparent.js';
import type { Carrier } from './carrier.js';

/*
 * Names that tell success from failure on the answers of fetch, axios, got, request, superagent, undici, node:http and
 * of the wrappers that repositories write around them.
 */
const STATUS = new Set([
  'ok',
  'status',
  'statusCode',
  'statusText',
  'statusMessage',
  'success',
  'isSuccess',
  'isError',
  'error',
]);

/** Methods that give the body of a fetch, got, ky or undici answer. */
export const BODY_METHODS = new Set(['json', 'text', 'blob', 'arrayBuffer', 'buffer', 'formData', 'bytes']);

/**
 * The carrier for a property of what `carrier` holds; undefined where the property is not where the answer is.
 * `name` is '' where it is computed.
 */
export function propertyCarrier(carrier: Carrier, node: ts.Node, name: string): Carrier | undefined {
  const [slot, ...outer] = carrier.slots;
  if (slot !== undefined) {
    if (name !== '' && slot !== '*' && slot !== name) return undefined;
    return { ...carrier, node, slots: outer };
  }
  if (carrier.stage === 'answer' && STATUS.has(name)) {
    return {
      ...carrier,
      node,
      rank: 'status',
      byName: name === 'status' && carrier.rank === 'data',
      whole: false,
    };
  }
  return { ...carrier, node, stage: name === '' ? carrier.stage : 'body', whole: false };
}

/** Names that are compared with HTTP's own codes. */
const HTTP_NAME = /http|code/i;

/**
 * True for the other side of a comparison that no HTTP status is compared with: a string, or a member of an
 * enumeration that is not one of HTTP codes. `charge.status === 'approved'` reads the body.
 */
export function isBodyValue(other: ts.Expression): boolean {
  if (ts.isStringLiteralLike(other)) return !/^(rejected|fulfilled|\d+)$/.test(other.text);
  if (!ts.isPropertyAccessExpression(other)) return false;
  const owner = lastName(other.expression);
  return /^[A-Z]/.test(owner) && !HTTP_NAME.test(owner);
}

/** The carriers for the names that a destructuring pattern takes out of what `carrier` holds. */
export function patternCarriers(
  carrier: Carrier,
  name: ts.BindingName,
): (Carrier & { node: ts.Identifier })[] {
  if (ts.isIdentifier(name)) return [{ ...carrier, node: name }];
  return name.elements.flatMap((element, index) => {
    if (ts.isOmittedExpression(element)) return [];
    const taken = takenBy(carrier, name, element, index);
    return taken === undefined ? [] : patternCarriers(taken, element.name);
  });
}

function takenBy(
  carrier: Carrier,
  pattern: ts.BindingPattern,
  element: ts.BindingElement,
  index: number,
): Carrier | undefined {
  if (element.dotDotDotToken) return carrier;
  if (ts.isArrayBindingPattern(pattern)) {
    return carrier.slots.length > 0
      ? propertyCarrier(carrier, element, String(index))
      : { ...carrier, whole: false };
  }
  const key = element.propertyName ?? element.name;
  return propertyCarrier(
    carrier,
    element,
    ts.isBindingName(key) || ts.isPropertyName(key) ? propertyName(key) : '',
  );
}

/** The place of an element in the array literal or call that holds it. */
export function indexIn(elements: readonly ts.Node[], node: ts.Node): number {
  return elements.indexOf(outermost(node));
}
