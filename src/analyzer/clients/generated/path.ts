import { ts } from 'ts-morph';
import { declarationOf, initializerOf } from '../../syntax/declared.js';
import { eachNode } from '../../syntax/each-node.js';
import { bare } from '../../syntax/expressions.js';
import { assignmentsOf } from '../../values/assignments.js';
import type { Evaluator } from '../../values/evaluator.js';
import { withoutEncoding } from '../../values/operators.js';
import { asText, concatenate, literalText, optionsOf, type Piece, union } from '../../values/text.js';
import { type Deferred, type Frame, literal, unknown, type Value } from '../../values/value.js';

/** Expressions that are put into each other deeper than this are no path. */
const depthLimit = 24;

/** A path with named holes, and what the generated code puts into them. */
export interface PathWithHoles {
  readonly template: ts.Expression;
  readonly filled: ReadonlyMap<string, ts.Expression>;
}

interface Collected {
  template: ts.Expression;
  readonly filled: Map<string, ts.Expression>;
}

/** `.replace('{id}', encodeURIComponent(id))`: which hole is filled, and with what. */
function replacementOf(
  evaluator: Evaluator,
  node: ts.Expression,
): { readonly of: ts.Expression; readonly hole: string | undefined; readonly by: ts.Expression } | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const [pattern, by] = node.arguments;
  if (node.expression.name.text !== 'replace' || pattern === undefined || by === undefined) return undefined;
  const text = literalText(evaluator.evaluate(pattern, { parameters: new Map(), self: undefined }));
  const hole = text === undefined ? undefined : /^\{([^{}]+)\}$/.exec(text)?.[1];
  return { of: node.expression.expression, hole, by };
}

function collect(evaluator: Evaluator, expression: ts.Expression, found: Collected, depth: number): void {
  const node = bare(expression);
  const replacement = replacementOf(evaluator, node);
  if (replacement !== undefined) {
    const { of, hole, by } = replacement;
    if (hole !== undefined && !found.filled.has(hole)) found.filled.set(hole, by);
    if (depth < depthLimit) collect(evaluator, of, found, depth + 1);
    return;
  }
  const declaration = declarationOf(evaluator.program, node);
  if (declaration === undefined || !ts.isVariableDeclaration(declaration) || depth >= depthLimit) {
    found.template = node;
    return;
  }
  // `path = path.replace(…)` leads back to the variable: only what it fills counts
  for (const written of assignmentsOf(declaration).assigned)
    collect(evaluator, written, { template: written, filled: found.filled }, depthLimit);
  if (declaration.initializer !== undefined) collect(evaluator, declaration.initializer, found, depth + 1);
}

/** Follows a path through variables and `replace` to the text with named holes that it began as. */
export function pathTemplate(evaluator: Evaluator, expression: ts.Expression): PathWithHoles {
  const found: Collected = { template: expression, filled: new Map() };
  collect(evaluator, expression, found, 0);
  return found;
}

/** The text of `/orders/{id}` with each hole as what fills it. */
export function withHolesFilled(
  text: string,
  node: ts.Node,
  valueAt: (hole: string) => Piece | undefined,
): Value {
  const pieces = text.split(/\{([^{}]+)\}/).map((piece, index): Piece => {
    if (index % 2 === 0) return [literal(piece, node), node];
    return valueAt(piece) ?? [unknown(`the path parameter ${piece} is not known`, node), node];
  });
  return concatenate(
    pieces.map(([value, at]) => [asText(value, at), at]),
    node,
  );
}

/** What a caller gave for an expression of the generated code: for a parameter, or a property of one. */
function givenFor(evaluator: Evaluator, expression: ts.Expression, frame: Frame): Deferred | undefined {
  const node = bare(expression);
  if (ts.isIdentifier(node)) {
    const declaration = declarationOf(evaluator.program, node);
    return declaration !== undefined && ts.isParameter(declaration)
      ? frame.parameters.get(declaration)
      : undefined;
  }
  const isElement = ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression);
  if (!isElement && !ts.isPropertyAccessExpression(node)) return undefined;
  const name = ts.isPropertyAccessExpression(node)
    ? node.name.text
    : literalText(evaluator.evaluate(node.argumentExpression, frame));
  const owner = evaluator.evaluate(node.expression, frame);
  return owner.kind === 'object' && name !== undefined ? owner.property(name) : undefined;
}

/** A value as text that remembers the expressions which it was handed on as, from the caller's own inwards. */
function handedOn(evaluator: Evaluator, expression: ts.Expression, frame: Frame, depth = 0): Value {
  const given = depth > depthLimit ? undefined : givenFor(evaluator, expression, frame);
  const inner =
    given?.node === undefined
      ? evaluator.evaluate(expression, frame)
      : handedOn(evaluator, withoutEncoding(given.node), given.frame, depth + 1);
  return asText(inner, expression);
}

/** The value of a path template: holes by name, or a template literal as it is. */
export function pathValue(evaluator: Evaluator, { template, filled }: PathWithHoles, frame: Frame): Value {
  if (!ts.isStringLiteralLike(template)) return evaluator.evaluate(template, frame);
  return withHolesFilled(template.text, template, (hole) => {
    const by = filled.get(hole);
    const source = by === undefined ? undefined : withoutEncoding(by);
    return source === undefined ? undefined : [handedOn(evaluator, source, frame), source];
  });
}

/** The expression of a property of an object literal. */
export function propertyExpression(
  evaluator: Evaluator,
  expression: ts.Expression | undefined,
  name: string,
): ts.Expression | undefined {
  const object = expression === undefined ? undefined : objectBehind(evaluator, expression);
  for (const property of object?.properties ?? []) {
    if (property.name === undefined || ts.isComputedPropertyName(property.name)) continue;
    if (property.name.text !== name) continue;
    if (ts.isPropertyAssignment(property)) return property.initializer;
    if (ts.isShorthandPropertyAssignment(property)) return property.name;
  }
  return undefined;
}

/** What a variable was made with; any other expression as it is. */
export function behindVariable(evaluator: Evaluator, expression: ts.Expression): ts.Expression {
  const node = bare(expression);
  const initializer = initializerOf(evaluator.program, node);
  return initializer === undefined ? node : bare(initializer);
}

function objectBehind(
  evaluator: Evaluator,
  expression: ts.Expression,
): ts.ObjectLiteralExpression | undefined {
  const node = behindVariable(evaluator, expression);
  return ts.isObjectLiteralExpression(node) ? node : undefined;
}

/** An expression as a value that is told on demand. */
export function deferred(
  evaluator: Evaluator,
  expression: ts.Expression | undefined,
  frame: Frame,
): Deferred | undefined {
  return expression === undefined ? undefined : evaluator.defer(expression, frame);
}

/** True for a value of which is only known that it is not there. */
function isMissing(value: Value): boolean {
  return (
    value.kind === 'unknown' && value.depends.length === 0 && /^it has no (?:member|value)/.test(value.reason)
  );
}

/**
 * The base that a configuration gives. Where the caller's own cannot be told, the generated default is no guess: it
 * only holds where nothing is given.
 */
export function givenBase(value: Value, node: ts.Node): Value {
  const options = optionsOf(value).filter((option) => !isMissing(option));
  if (options.length === 0) return value;
  return options.find((option) => option.kind === 'unknown') ?? union(options, node);
}

/** Every call below a node, in source order. */
export function callsBelow(root: ts.Node): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  eachNode(root, (node) => {
    if (ts.isCallExpression(node)) found.push(node);
  });
  return found;
}
