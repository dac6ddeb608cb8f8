import { ts } from 'ts-morph';
import { bare, enclosingClass, propertyText, requiredModule } from '../syntax/expressions.js';
import type { Evaluator } from './evaluator.js';
import { globalValue } from './globals.js';
import { methodCall } from './methods.js';
import { asText, concatenate, literalText, optionsOf, union } from './text.js';
import {
  type Deferred,
  dependenciesOf,
  type Frame,
  literal,
  type ObjectValue,
  ready,
  undefinedValue,
  unknown,
  type Value,
} from './value.js';

type Handler<Node extends ts.Node> = (evaluator: Evaluator, node: Node, frame: Frame) => Value;

/** `encodeURIComponent(id)`, `String(id)` and `id.toString()` put `id` into the text. */
function withoutEncoding(expression: ts.Expression): ts.Expression {
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

function template(evaluator: Evaluator, node: ts.TemplateExpression, frame: Frame): Value {
  const pieces: (readonly [Value, ts.Node])[] = [[literal(node.head.text, node.head), node.head]];
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
  const [only, ...rest] = left.kind === 'text' ? left.parts : [];
  if (only?.kind === 'environment' && rest.length === 0) {
    const fallback = only.fallback === undefined ? right : union([only.fallback, right], node);
    return {
      kind: 'text',
      parts: [{ ...only, fallback: right.kind === 'unknown' ? only.fallback : fallback }],
    };
  }
  // a setting that nothing here binds: what it falls back to is what is known, and callers may know more
  if (left.kind === 'parameter') return unknown('it depends on a parameter', node, [left.node]);
  return union(left.kind === 'unknown' ? [right, left] : [left, right], node);
}

function equality(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  const left = comparable(evaluator.evaluate(node.left, frame));
  const right = comparable(evaluator.evaluate(node.right, frame));
  if (left === undefined || right === undefined) return unknown('it is decided when the program runs', node);
  const negated = [ts.SyntaxKind.ExclamationEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
    node.operatorToken.kind,
  );
  return { kind: 'constant', value: (left === right) !== negated };
}

function comparable(value: Value): string | undefined {
  if (value.kind === 'constant') return value.value === null ? 'undefined' : String(value.value);
  const text = literalText(value);
  return text === undefined ? undefined : `text ${text}`;
}

function binary(evaluator: Evaluator, node: ts.BinaryExpression, frame: Frame): Value {
  switch (node.operatorToken.kind) {
    case ts.SyntaxKind.PlusToken:
      return plus(evaluator, node, frame);
    case ts.SyntaxKind.QuestionQuestionToken:
    case ts.SyntaxKind.BarBarToken:
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

function conditional(evaluator: Evaluator, node: ts.ConditionalExpression, frame: Frame): Value {
  const condition = truth(evaluator.evaluate(node.condition, frame));
  if (condition !== undefined) return evaluator.evaluate(condition ? node.whenTrue : node.whenFalse, frame);
  return union([evaluator.evaluate(node.whenTrue, frame), evaluator.evaluate(node.whenFalse, frame)], node);
}

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

function objectLiteral(evaluator: Evaluator, node: ts.ObjectLiteralExpression, frame: Frame): Value {
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

function elementAccess(evaluator: Evaluator, node: ts.ElementAccessExpression, frame: Frame): Value {
  const owner = evaluator.evaluate(node.expression, frame);
  const index = evaluator.evaluate(node.argumentExpression, frame);
  const known = optionsOf(index).map(literalText);
  if (known.every((name) => name !== undefined)) {
    return union(
      known.map((name) => evaluator.member(owner, name, node)),
      node,
    );
  }
  const depends = dependenciesOf(index);
  if (depends.length > 0) return unknown('the key is not known here', node, depends);
  if (owner.kind === 'object' && !owner.open && owner.names.length > 0) {
    return union(
      owner.names.map((name) => evaluator.member(owner, name, node)),
      node,
    );
  }
  return unknown('the key is not known', node, dependenciesOf(owner));
}

function identifier(evaluator: Evaluator, node: ts.Identifier, frame: Frame): Value {
  const definition = evaluator.program.definition(node);
  if (definition !== undefined) return evaluator.defined(definition, frame);
  const property = importedProperty(evaluator, node);
  return property ?? globalValue(node.text) ?? unknown(`${node.text} is not defined in the repository`, node);
}

/** `import { a } from './settings'` of a CommonJS module whose exports are one value. */
function importedProperty(evaluator: Evaluator, node: ts.Identifier): Value | undefined {
  const { program } = evaluator;
  const clause = importOf(node);
  if (clause === undefined) return undefined;
  const file = program.resolveModule(program.fileOf(node), clause.specifier);
  return file === undefined ? undefined : evaluator.member({ kind: 'module', file }, clause.name, node);
}

function importOf(node: ts.Identifier): { specifier: string; name: string } | undefined {
  for (const statement of node.getSourceFile().statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteralLike(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? bindings.elements : [];
    const element = elements.find((entry) => entry.name.text === node.text);
    if (element === undefined) continue;
    return { specifier: statement.moduleSpecifier.text, name: (element.propertyName ?? element.name).text };
  }
  return undefined;
}

function thisValue(node: ts.Node, frame: Frame): Value {
  if (frame.self !== undefined) return frame.self;
  const owner = enclosingClass(node);
  return owner === undefined
    ? unknown('this is not known here', node)
    : { kind: 'instance', node: owner, arguments: undefined, frame };
}

/** Spread parameters are read as so many single arguments: no client takes more. */
const spreadLimit = 4;

/** The arguments of a call or the elements of a list, spread ones one by one. */
export function callArguments(
  evaluator: Evaluator,
  values: readonly ts.Expression[] | undefined,
  frame: Frame,
): readonly Deferred[] {
  return (values ?? []).flatMap((value) => {
    if (!ts.isSpreadElement(value)) return [evaluator.defer(value, frame)];
    const spread = evaluator.evaluate(value.expression, frame);
    if (spread.kind === 'list') return spread.elements;
    if (spread.kind !== 'parameter') return [];
    return Array.from({ length: spreadLimit }, (_, index) =>
      ready(evaluator.member(spread, String(index), value)),
    );
  });
}

function callExpression(evaluator: Evaluator, node: ts.CallExpression, frame: Frame): Value {
  const specifier = requiredModule(node);
  if (specifier !== undefined) {
    const definition = evaluator.program.named(node);
    return definition === undefined
      ? unknown('the module is not found', node)
      : evaluator.defined(definition, frame);
  }
  const values = callArguments(evaluator, node.arguments, frame);
  const access = bare(node.expression);
  if (ts.isPropertyAccessExpression(access)) {
    const owner = evaluator.evaluate(access.expression, frame);
    const own = methodCall(evaluator, owner, access.name.text, values, node);
    if (own !== undefined) return own;
  }
  return evaluator.call(evaluator.evaluate(node.expression, frame), values, node, false);
}

function newExpression(evaluator: Evaluator, node: ts.NewExpression, frame: Frame): Value {
  const callee = evaluator.evaluate(node.expression, frame);
  return evaluator.call(callee, callArguments(evaluator, node.arguments, frame), node, true);
}

function prefixUnary(evaluator: Evaluator, node: ts.PrefixUnaryExpression, frame: Frame): Value {
  const value = evaluator.evaluate(node.operand, frame);
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    const known = truth(value);
    return known === undefined
      ? unknown('it is decided when the program runs', node)
      : { kind: 'constant', value: !known };
  }
  return value;
}

const constants = new Map<ts.SyntaxKind, Value>([
  [ts.SyntaxKind.TrueKeyword, { kind: 'constant', value: true }],
  [ts.SyntaxKind.FalseKeyword, { kind: 'constant', value: false }],
  [ts.SyntaxKind.NullKeyword, { kind: 'constant', value: null }],
]);

/** The expression kinds that have no node test of their own in the dispatch below. */
const handlers: readonly ((evaluator: Evaluator, node: ts.Expression, frame: Frame) => Value | undefined)[] =
  [
    when(ts.isIdentifier, identifier),
    when(ts.isStringLiteralLike, (_, node) => literal(node.text, node)),
    when(ts.isTemplateExpression, template),
    when(ts.isPropertyAccessExpression, (evaluator, node, frame) =>
      evaluator.member(evaluator.evaluate(node.expression, frame), node.name.text, node),
    ),
    when(ts.isCallExpression, callExpression),
    when(ts.isNewExpression, newExpression),
    when(ts.isBinaryExpression, binary),
    when(ts.isConditionalExpression, conditional),
    when(ts.isObjectLiteralExpression, objectLiteral),
    when(ts.isElementAccessExpression, elementAccess),
    when(ts.isAwaitExpression, (evaluator, node, frame) => evaluator.evaluate(node.expression, frame)),
    when(ts.isNumericLiteral, (_, node) => ({ kind: 'constant', value: Number(node.text) })),
    when(isFunctionExpression, (_, node, frame) => ({ kind: 'function', node, frame })),
    when(ts.isClassExpression, (_, node, frame) => ({ kind: 'class', node, frame })),
    when(ts.isArrayLiteralExpression, (evaluator, node, frame) => ({
      kind: 'list',
      elements: callArguments(evaluator, node.elements, frame),
    })),
    when(ts.isPrefixUnaryExpression, prefixUnary),
    when(ts.isMetaProperty, () => ({ kind: 'library', specifier: 'global', path: ['import.meta'] })),
    when(isThis, (_, node, frame) => thisValue(node, frame)),
    when(ts.isTaggedTemplateExpression, (evaluator, node, frame) => evaluator.evaluate(node.template, frame)),
  ];

function isFunctionExpression(node: ts.Node): node is ts.FunctionExpression | ts.ArrowFunction {
  return ts.isFunctionExpression(node) || ts.isArrowFunction(node);
}

function isThis(node: ts.Node): node is ts.Expression {
  return node.kind === ts.SyntaxKind.ThisKeyword;
}

function when<Node extends ts.Node>(
  fits: (node: ts.Node) => node is Node,
  handle: Handler<Node>,
): (evaluator: Evaluator, node: ts.Expression, frame: Frame) => Value | undefined {
  return (evaluator, node, frame) => (fits(node) ? handle(evaluator, node, frame) : undefined);
}

/** The value of an expression, one step: parts are evaluated through the evaluator. */
export function evaluateExpression(evaluator: Evaluator, expression: ts.Expression, frame: Frame): Value {
  const node = bare(expression);
  const constant = constants.get(node.kind);
  if (constant !== undefined) return constant;
  for (const handle of handlers) {
    const value = handle(evaluator, node, frame);
    if (value !== undefined) return value;
  }
  return unknown('its form is not one that can be evaluated', node);
}
