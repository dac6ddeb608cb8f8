import { ts } from 'ts-morph';
import { bare } from '../syntax/expressions.js';
import type { Evaluator } from './evaluator.js';
import { asText, concatenate, literalText, type Piece, union } from './text.js';
import { dependenciesOf, type Frame, literal, undefinedValue, unknown, type Value } from './value.js';

/** `encodeURIComponent(id)`, `String(id)` and `id.toString()` put `id` into the text. */
export function withoutEncoding(expression: ts.Expression): ts.Expression {
  const node = bare(expression);
  if (!ts.isCallExpression(node)) return node;
  const [first] = node.arguments;
  const callee = node.expression;
  if (ts.isIdentifier(callee) && encoders.has(callee.text) && first !== undefined)
    return withoutEncoding(first);
  const isToString = ts.isPropertyAccessExpression(callee) && callee.name.text === 'toString';
  return isToString ? withoutEncoding(callee.expression) : node;
}

const encoders = new Set(['encodeURI', 'encodeURIComponent', 'String']);

/** `` `${base}/users` ``: a text whose parts remember what they were read from. */
export function template(evaluator: Evaluator, node: ts.TemplateExpression, frame: Frame): Value {
  const pieces: Piece[] = [[literal(node.head.text, node.head), node.head]];
  for (const span of node.templateSpans) {
    const source = withoutEncoding(span.expression);
    pieces.push([asText(evaluator.evaluate(span.expression, frame), source), source]);
    pieces.push([literal(span.literal.text, span.literal), span.literal]);
  }
  return concatenate(pieces, node);
}

/** True, false, or undefined where it cannot be told. */
export function truth(value: Value): boolean | undefined {
  if (value.kind === 'constant') return Boolean(value.value);
  if (value.kind === 'text') {
    const text = literalText(value);
    if (text !== undefined) return text !== '';
    return value.parts.some((part) => part.kind === 'literal' && part.text !== '') ? true : undefined;
  }
  if (['unknown', 'parameter', 'alternatives', 'made', 'library'].includes(value.kind)) return undefined;
  return true;
}

/** `process.env.A ?? 'x'`: the variable with a default. */
function variableWithDefault(left: Value, right: Value, node: ts.Node): Value | undefined {
  const [only, ...rest] = left.kind === 'text' ? left.parts : [];
  if (only?.kind !== 'environment' || rest.length > 0) return undefined;
  const fallback = only.fallback === undefined ? right : union([only.fallback, right], node);
  return {
    kind: 'text',
    parts: [{ ...only, fallback: right.kind === 'unknown' ? only.fallback : fallback }],
  };
}

/** `a ?? b`, `a || b`: the first where it is surely there, else a default for it. */
function otherwise(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  const left = evaluator.evaluate(node.left, frame);
  const known = truth(left);
  if (known === true) return left;
  const isNullish = left.kind === 'constant' && (left.value === undefined || left.value === null);
  if (isNullish || (known === false && node.operatorToken.kind === ts.SyntaxKind.BarBarToken)) {
    return evaluator.evaluate(node.right, frame);
  }
  if (known === false) return left;
  const right = evaluator.evaluate(node.right, frame);
  const variable = variableWithDefault(left, right, node);
  if (variable !== undefined) return variable;
  // a setting that nothing here binds: what it falls back to is what is known, and callers may know more
  if (left.kind === 'parameter') return unknown('it depends on a parameter', node, [left.node]);
  return union(left.kind === 'unknown' ? [right, left] : [left, right], node);
}

/** True where two values are the same, undefined where that cannot be told. */
export function sameness(left: Value, right: Value): boolean | undefined {
  const [a, b] = [comparable(left), comparable(right)];
  return a === undefined || b === undefined ? undefined : a === b;
}

function equality(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  const isSame = sameness(evaluator.evaluate(node.left, frame), evaluator.evaluate(node.right, frame));
  if (isSame === undefined) return unknown('it is decided when the program runs', node);
  const negated = [ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    node.operatorToken.kind,
  );
  return { kind: 'constant', value: isSame !== negated };
}

function comparable(value: Value): string | undefined {
  if (value.kind === 'constant') return value.value === null ? 'undefined' : String(value.value);
  const text = literalText(value);
  return text === undefined ? undefined : `text ${text}`;
}

/** The value of two operands: texts are joined, defaults kept beside what they stand in for, numbers computed. */
export function binary(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return plus(evaluator, node, frame);
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
    case ts.SyntaxKind.QuestionQuestionEqualsToken:
    case ts.SyntaxKind.BarBarEqualsToken:
      return otherwise(evaluator, node, frame);
    case ts.SyntaxKind.AmpersandAmpersandToken:
      return truth(evaluator.evaluate(node.left, frame)) === false
        ? undefinedValue
        : evaluator.evaluate(node.right, frame);
    case ts.SyntaxKind.EqualsToken:
    case ts.SyntaxKind.CommaToken:
      return evaluator.evaluate(node.right, frame);
    case ts.SyntaxKind.EqualsEqualsToken:
    case ts.SyntaxKind.EqualsEqualsEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsToken:
    case ts.SyntaxKind.ExclamationEqualsEqualsToken:
      return equality(evaluator, node, frame);
    default:
      return arithmetic(evaluator, node, frame);
  }
}

function plus(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  const left = evaluator.evaluate(node.left, frame);
  const right = evaluator.evaluate(node.right, frame);
  if (left.kind === 'constant' && right.kind === 'constant') return arithmetic(evaluator, node, frame);
  const sources = [withoutEncoding(node.left), withoutEncoding(node.right)] as const;
  return concatenate(
    [
      [asText(left, sources[0]), sources[0]],
      [asText(right, sources[1]), sources[1]],
    ],
    node,
  );
}

/** Numbers are needed for timeouts (`5 * 1000`). */
function arithmetic(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  const left = evaluator.evaluate(node.left, frame);
  const right = evaluator.evaluate(node.right, frame);
  const [a, b] = [left, right].map((value) => (value.kind === 'constant' ? value.value : undefined));
  if (typeof a !== 'number' || typeof b !== 'number') {
    return unknown('it is computed when the program runs', node, [
      ...dependenciesOf(left),
      ...dependenciesOf(right),
    ]);
  }
  if (node.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return { kind: 'constant', value: a * b };
  return node.operatorToken.kind === ts.SyntaxKind.PlusToken
    ? { kind: 'constant', value: a + b }
    : unknown('it is computed when the program runs', node);
}

/** `test ? a : b`: the branch that is taken, or both where that cannot be told. */
export function conditional(evaluator: Evaluator, node: ts.ConditionalExpression, frame: Frame): Value {
  const condition = truth(evaluator.evaluate(node.condition, frame));
  if (condition !== undefined) return evaluator.evaluate(condition ? node.whenTrue : node.whenFalse, frame);
  return union([evaluator.evaluate(node.whenTrue, frame), evaluator.evaluate(node.whenFalse, frame)], node);
}

/** `!x` and `-x` of what is known. */
export function prefixUnary(evaluator: Evaluator, node: ts.PrefixUnaryExpression, frame: Frame): Value {
  const value = evaluator.evaluate(node.operand, frame);
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    const known = truth(value);
    return known === undefined
      ? unknown('it is decided when the program runs', node)
      : { kind: 'constant', value: !known };
  }
  if (node.operator === ts.SyntaxKind.MinusToken && value.kind === 'constant') {
    return { kind: 'constant', value: -Number(value.value) };
  }
  return value;
}
