import { ts } from 'ts-morph';
import { bare, enclosingClass, requiredModule } from '../syntax/expressions.js';
import { callArguments } from './call-arguments.js';
import type { Evaluator } from './evaluator.js';
import { globalValue } from './globals.js';
import { prototypeOwner } from './instances/constructor-functions.js';
import { superMember } from './instances/instances.js';
import { methodCall } from './methods/methods.js';
import { objectLiteral } from './object-literals.js';
import { binary, conditional, prefixUnary, template } from './operators.js';
import { literalText, optionsOf, union } from './text.js';
import { dependenciesOf, type Frame, literal, unknown, type Value } from './value.js';

type Handler<Node extends ts.Node> = (evaluator: Evaluator, node: Node, frame: Frame) => Value;

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
  const global = evaluator.program.isBound(node) ? undefined : globalValue(node.text);
  return property ?? global ?? unknown(`${node.text} is not defined in the repository`, node);
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

function thisValue(evaluator: Evaluator, node: ts.Node, frame: Frame): Value {
  if (frame.self !== undefined) return frame.self;
  const owner = enclosingClass(node);
  return owner === undefined
    ? (prototypeOwner(evaluator, node, frame) ?? unknown('this is not known here', node))
    : { kind: 'instance', node: owner, arguments: undefined, frame };
}

function propertyAccess(evaluator: Evaluator, node: ts.PropertyAccessExpression, frame: Frame): Value {
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const self = thisValue(evaluator, node, frame);
    if (self.kind === 'instance')
      return superMember(evaluator, self, enclosingClass(node), node.name.text, node);
  }
  return evaluator.member(evaluator.evaluate(node.expression, frame), node.name.text, node);
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
    when(ts.isPropertyAccessExpression, propertyAccess),
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
    when(isThis, (evaluator, node, frame) => thisValue(evaluator, node, frame)),
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
