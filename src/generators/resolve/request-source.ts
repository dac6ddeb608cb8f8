import { ts } from 'ts-morph';
import type { Call } from '../../model/call.js';
import { bare } from '../syntax/bare.js';
import { excerpt, findBelow, functionAround, nodeAt, occurs } from './find-node.js';
import { Refusal } from './refusal.js';
import { requireRepeatable } from './repeatable.js';

/** A value of a request as the call site writes it. */
export type SourceValue =
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'expression'; readonly node: ts.Expression };

export type BodySource =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'object';
      readonly properties: readonly { readonly name: string; readonly value: SourceValue }[];
    }
  | { readonly kind: 'value'; readonly value: SourceValue };

/** What a call sends, as expressions of the call site. */
export interface RequestSource {
  readonly pathArguments: readonly SourceValue[];
  readonly body: BodySource;
  /** The expression of the body, before it is turned into text; undefined without a body. */
  readonly bodyNode: ts.Expression | undefined;
}

/**
 * Reads what a call sends.
 *
 * @throws Refusal when a part of the request cannot be told, or cannot be worked out a second time
 */
export function requestSourceOf(call: Call, node: ts.CallExpression, checker: ts.TypeChecker): RequestSource {
  requireWholeAddress(call, node);
  const payload = call.payload;
  const isInCall = payload !== null && payload.span.start >= node.getStart() && payload.span.end <= node.end;
  const written = isInCall ? nodeAt(node.getSourceFile(), payload.span, ts.isExpression) : undefined;
  if (written === undefined && (payload !== null || hasBody(call, node))) {
    throw new Refusal(
      'The body of the request cannot be told.',
      'Write the body as an expression in the call itself.',
    );
  }
  const bodyNode = written && beforeText(written);
  if (written !== undefined) requireJson(written, call, checker);
  return {
    pathArguments: call.pathArguments.map((text) => pathArgumentOf(text, node, checker)),
    body: bodyNode === undefined ? { kind: 'none' } : bodyOf(bodyNode, checker),
    bodyNode,
  };
}

function requireWholeAddress(call: Call, node: ts.CallExpression): void {
  const segments = call.path?.split('{}').length ?? 0;
  if (call.path === null || call.method === 'ANY' || segments - 1 !== call.pathArguments.length) {
    throw new Refusal(
      `Its method or path cannot be told (${call.method} ${call.path ?? 'unknown path'}).`,
      'Write the path as a literal or a template literal in the call itself.',
    );
  }
  const [address, ...others] = node.arguments;
  const query = address !== undefined && /\?[^.?:]/.test(literalTextOf(address));
  const parameters = others.find((other) => occurs(other, isQueryOption));
  if (query || parameters !== undefined) {
    throw new Refusal(
      'The request has a query string, which a message does not carry yet.',
      'Send the values in the body.',
    );
  }
}

/** The literal parts of an address. */
function literalTextOf(address: ts.Expression): string {
  if (ts.isStringLiteralLike(address)) return address.text;
  if (ts.isTemplateExpression(address)) {
    return [address.head.text, ...address.templateSpans.map((span) => span.literal.text)].join('');
  }
  return '';
}

function isQueryOption(node: ts.Node): boolean {
  const isNamed = ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node);
  return isNamed && /^(?:params|searchParams|qs)$/.test(node.name.getText()) && isOption(node);
}

/** True for a member of the options of the call, not of its body. */
function isOption(node: ts.Node): boolean {
  if (!ts.isObjectLiteralExpression(node.parent)) return false;
  let around: ts.Node = node.parent.parent;
  while (ts.isAsExpression(around) || ts.isSatisfiesExpression(around)) around = around.parent;
  return ts.isCallExpression(around);
}

/** True where the call gives a body that the analysis did not name. */
function hasBody(call: Call, node: ts.CallExpression): boolean {
  if (/^(?:GET|HEAD|DELETE|OPTIONS)$/.test(call.method)) return false;
  const [, second] = node.arguments;
  if (second === undefined) return false;
  const options = bare(second);
  if (call.client === 'axios') return !/^(?:undefined|null|\{\s*\})$/.test(options.getText());
  if (!ts.isObjectLiteralExpression(options)) return true;
  return options.properties.some(
    (property) => property.name === undefined || /^(?:body|json|form|data)$/.test(property.name.getText()),
  );
}

/** `JSON.stringify(order)` → `order`. */
function beforeText(written: ts.Expression): ts.Expression {
  const expression = bare(written);
  const [first, ...others] = ts.isCallExpression(expression) ? expression.arguments : [];
  return isStringify(expression) && first !== undefined && others.length === 0 ? first : written;
}

/** What is sent as it is, or in the form of a web page. */
const otherForms =
  /^(?:URLSearchParams|FormData|Blob|ArrayBuffer|Buffer|Uint8Array|ReadableStream|Readable|string)$/;

/** A message is JSON, and the consumer gets back what JSON makes of the body. */
function requireJson(written: ts.Expression, call: Call, checker: ts.TypeChecker): void {
  if (isStringify(bare(written)) || isStringify(written.parent)) return;
  const { parent } = written;
  const option = ts.isPropertyAssignment(parent) && isOption(parent) ? parent.name.getText() : undefined;
  const isAsWritten = /fetch|undici/.test(call.client) || option === 'body';
  const type = checker.getTypeAtLocation(written);
  const inner = bare(written);
  const made = ts.isNewExpression(inner) ? inner.expression.getText() : '';
  const isText = (type.flags & ts.TypeFlags.StringLike) !== 0;
  const isPlain = !isText && !otherForms.test(made) && !otherForms.test(type.symbol?.name ?? '');
  const isWrapped = call.via.length > 0;
  if (isPlain && option !== 'form' && (isWrapped || !isAsWritten)) return;
  throw new Refusal(
    `The body is not sent as JSON ("${excerpt(written)}").`,
    'Send an object as JSON: with JSON.stringify in the call itself where the client takes a text.',
  );
}

function isStringify(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify';
}

function bodyOf(node: ts.Expression, checker: ts.TypeChecker): BodySource {
  const expression = bare(node);
  if (!ts.isObjectLiteralExpression(expression) || expression.properties.some(ts.isSpreadAssignment)) {
    return { kind: 'value', value: sourceValueOf(expression, checker) };
  }
  return {
    kind: 'object',
    properties: expression.properties.flatMap((property) => {
      const { name, value } = propertyOf(property);
      return value.getText() === 'undefined' ? [] : [{ name, value: sourceValueOf(value, checker) }];
    }),
  };
}

function propertyOf(property: ts.ObjectLiteralElementLike): {
  readonly name: string;
  readonly value: ts.Expression;
} {
  if (ts.isShorthandPropertyAssignment(property)) return { name: property.name.text, value: property.name };
  if (ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)) {
    const { name } = property;
    return {
      name: ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : name.getText(),
      value: property.initializer,
    };
  }
  throw new Refusal(
    `A member of the body has no fixed name (${excerpt(property)}).`,
    'Give every member of the body a name, or send a variable that holds the whole body.',
  );
}

function sourceValueOf(written: ts.Expression, checker: ts.TypeChecker): SourceValue {
  const node = bare(written);
  if (ts.isStringLiteralLike(node)) return { kind: 'constant', value: node.text };
  if (ts.isNumericLiteral(node)) return { kind: 'constant', value: Number(node.text) };
  if (
    ts.isPrefixUnaryExpression(node) &&
    ts.isNumericLiteral(node.operand) &&
    node.operator === ts.SyntaxKind.MinusToken
  ) {
    return { kind: 'constant', value: -Number(node.operand.text) };
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { kind: 'constant', value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { kind: 'constant', value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { kind: 'constant', value: null };
  requireRepeatable(written, checker);
  return { kind: 'expression', node: written };
}

/** The expression of a path segment, found by its text in the call, else in the function around it. */
function pathArgumentOf(text: string, call: ts.CallExpression, checker: ts.TypeChecker): SourceValue {
  const isIt = (node: ts.Node): node is ts.Expression => ts.isExpression(node) && node.getText() === text;
  const node = findBelow(call, isIt) ?? findBelow(functionAround(call), isIt);
  if (node === undefined) {
    throw new Refusal(
      `The path segment "${text}" is not in the function of the call.`,
      'Write the path in the call itself.',
    );
  }
  const expression = bare(node);
  const [inner] = ts.isCallExpression(expression) ? expression.arguments : [];
  const isEncoded =
    ts.isCallExpression(expression) && expression.expression.getText() === 'encodeURIComponent';
  return sourceValueOf(isEncoded && inner !== undefined ? inner : node, checker);
}
