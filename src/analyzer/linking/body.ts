import { ts } from 'ts-morph';
import type { Payload } from '../../model/call.js';
import { declarationOf, initializerOf } from '../syntax/declared.js';
import { bare } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import { optionsOf } from '../values/text.js';
import type { Deferred } from '../values/value.js';
import { isVisible } from './visibility.js';

/** Steps that are followed from a wrapper's parameter to what its caller gave. */
const stepLimit = 12;

/** What an identifier stands for in its frame: the argument of a call, or a property of one. */
function behindIdentifier(
  evaluator: Evaluator,
  node: ts.Identifier,
  { frame }: Deferred,
): Deferred | undefined {
  const definition = evaluator.program.definition(node);
  if (definition?.kind !== 'declaration') return undefined;
  const { node: declaration } = definition;
  if (ts.isParameter(declaration)) return frame.parameters.get(declaration);
  if (!ts.isBindingElement(declaration)) return undefined;
  const owner = declaration.parent.parent;
  const name = (declaration.propertyName ?? declaration.name).getText();
  if (ts.isParameter(owner)) return propertyOf(frame.parameters.get(owner)?.value(), name);
  return ts.isVariableDeclaration(owner) && owner.initializer !== undefined
    ? propertyOf(evaluator.evaluate(owner.initializer, frame), name)
    : undefined;
}

function propertyOf(value: ReturnType<Deferred['value']> | undefined, name: string): Deferred | undefined {
  if (value === undefined) return undefined;
  for (const option of optionsOf(value)) {
    const property = option.kind === 'object' ? option.property(name) : undefined;
    if (property !== undefined) return property;
  }
  return undefined;
}

/** One step from an expression to what it was given; undefined where it is the end. */
function behind(evaluator: Evaluator, body: Deferred): Deferred | undefined {
  if (body.node === undefined) return undefined;
  const node = bare(body.node);
  const within = (inner: ts.Expression): Deferred => evaluator.defer(inner, body.frame);
  if (ts.isCallExpression(node) && node.expression.getText() === 'JSON.stringify') {
    const [inner] = node.arguments;
    return inner === undefined ? undefined : within(inner);
  }
  if (ts.isConditionalExpression(node)) {
    const isEmpty = /^(?:undefined|null|void 0|'')$/.test(node.whenTrue.getText());
    return within(isEmpty ? node.whenFalse : node.whenTrue);
  }
  if (ts.isBinaryExpression(node)) {
    const isAnd = node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken;
    return within(isAnd ? node.right : node.left);
  }
  if (ts.isPropertyAccessExpression(node)) {
    return propertyOf(evaluator.evaluate(node.expression, body.frame), node.name.text);
  }
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return propertyOf(evaluator.evaluate(node.expression, body.frame), node.argumentExpression.text);
  }
  return ts.isIdentifier(node) ? behindIdentifier(evaluator, node, body) : undefined;
}

/** The expression at the site whose value becomes the request's body. */
export function bodyAt(
  evaluator: Evaluator,
  body: Deferred | undefined,
  site: ts.Node,
): ts.Expression | undefined {
  let best: ts.Expression | undefined;
  let at = body;
  for (let step = 0; at?.node !== undefined && step < stepLimit; step += 1) {
    const node = bare(at.node);
    if (isVisible(node, site) && !/^(?:undefined|null)$/.test(node.getText())) best = node;
    at = behind(evaluator, at);
    // a name within the site's own function is the body, whatever it was made from
    if (best !== undefined && at?.node !== undefined && !isVisible(at.node, site)) break;
  }
  return best;
}

function declaredType(evaluator: Evaluator, node: ts.Expression): string | null {
  const declaration = declarationOf(evaluator.program, node);
  const isTyped =
    declaration !== undefined && (ts.isVariableDeclaration(declaration) || ts.isParameter(declaration));
  return isTyped ? (declaration.type?.getText() ?? null) : null;
}

/** The object literal that an expression is, or that a constant was made with. */
function literalOf(evaluator: Evaluator, node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(node)) return node;
  const initializer = initializerOf(evaluator.program, node);
  const inner = initializer === undefined ? undefined : bare(initializer);
  return inner !== undefined && ts.isObjectLiteralExpression(inner) ? inner : undefined;
}

/** What is known of a body by its syntax. */
export function payloadOf(evaluator: Evaluator, node: ts.Expression): Payload {
  const object = literalOf(evaluator, node);
  const fields = (object?.properties ?? []).flatMap((property) =>
    property.name === undefined || ts.isComputedPropertyName(property.name) ? [] : [property.name.text],
  );
  return {
    span: { start: node.getStart(), end: node.getEnd() },
    type: declaredType(evaluator, node),
    fields,
  };
}
