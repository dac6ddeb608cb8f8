import { ts } from 'ts-morph';
import type { Call } from '../../model/call.js';

/** Headers that a message needs none of: the envelope says the same, or HTTP alone needs them. */
const needless = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-length',
  'content-type',
  'idempotency-key',
  'traceparent',
  'tracestate',
  'user-agent',
]);

/** The names of the headers that a call sets by itself and that a message does not carry. */
export function droppedHeaders(call: Call, node: ts.CallExpression): readonly string[] {
  const named = node.arguments.flatMap((argument) =>
    ts.isObjectLiteralExpression(argument) ? argument.properties.flatMap(headerNames) : [],
  );
  const dropped = named.filter((name) => !needless.has(name.toLowerCase()));
  const seesAuth = dropped.some((name) => /^(?:authorization|cookie)$/i.test(name));
  return call.headers.auth && !seesAuth ? [...dropped, 'authorization'] : dropped;
}

function headerNames(property: ts.ObjectLiteralElementLike): readonly string[] {
  if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'headers') return [];
  if (!ts.isObjectLiteralExpression(property.initializer)) return [];
  return property.initializer.properties.flatMap((header) =>
    header.name === undefined
      ? []
      : [ts.isComputedPropertyName(header.name) ? header.name.getText() : nameText(header.name)],
  );
}

function nameText(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText();
}
