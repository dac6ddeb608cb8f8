import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';

/** The last name of an expression: `save` of `this.orders.save`, `fetch` of `fetch`; '' for anything else. */
export function lastName(expression: ts.Expression): string {
  const inner = bare(expression);
  if (ts.isIdentifier(inner)) return inner.text;
  if (inner.kind === ts.SyntaxKind.ThisKeyword) return 'this';
  if (ts.isPropertyAccessExpression(inner)) return inner.name.text;
  if (ts.isElementAccessExpression(inner) && ts.isStringLiteralLike(inner.argumentExpression)) {
    return inner.argumentExpression.text;
  }
  return '';
}

/** What a method is called on: `this.orders` of `this.orders.save()`; undefined for a plain function. */
export function receiverOf(call: ts.CallExpression): ts.Expression | undefined {
  const callee = bare(call.expression);
  if (ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee)) return callee.expression;
  return undefined;
}

/** The name of the called function or method, '' where it has none. */
export function calleeName(call: ts.CallExpression | ts.NewExpression): string {
  return lastName(call.expression);
}

/** Every name of a chain of properties and calls, outermost receiver first: `req.log.info` gives req, log, info. */
export function chainNames(expression: ts.Expression): string[] {
  const inner = bare(expression);
  if (ts.isCallExpression(inner)) return chainNames(inner.expression);
  if (ts.isPropertyAccessExpression(inner)) return [...chainNames(inner.expression), inner.name.text];
  if (ts.isElementAccessExpression(inner)) return [...chainNames(inner.expression), lastName(inner)];
  const name = lastName(inner);
  return name === '' ? [] : [name];
}

/** The name of a property of an object literal or pattern; '' for a computed one. */
export function propertyName(name: ts.PropertyName | ts.BindingName | undefined): string {
  if (name === undefined) return '';
  if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
  return '';
}
