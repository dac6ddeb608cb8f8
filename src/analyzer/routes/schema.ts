import { ts } from 'ts-morph';
import { awaited } from '../syntax/expressions.js';
import { flattened } from './middleware.js';

const validating = /valid|schema|celebrate|\bzod|\bjoi/i;

/** The schema that a validating middleware is given: `validate(orderSchema)`, `celebrate({ body })`. */
export function middlewareSchema(expressions: readonly ts.Expression[]): string | null {
  for (const expression of expressions.flatMap(flattened)) {
    const call = awaited(expression);
    if (!ts.isCallExpression(call) || !validating.test(call.expression.getText())) continue;
    const schema = call.arguments.find((argument) => !ts.isStringLiteralLike(argument));
    if (schema !== undefined) return bodyOf(schema);
  }
  return null;
}

/** The schema with which a handler checks the body itself: `orderSchema.parse(req.body)`. */
export function handlerSchema(handler: ts.Node): string | null {
  let found: string | null = null;
  const visit = (node: ts.Node): void => {
    if (found !== null) return;
    if (ts.isCallExpression(node) && checksBody(node)) {
      const callee = node.expression as ts.PropertyAccessExpression;
      found = callee.expression.getText();
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(handler);
  return found;
}

function checksBody(call: ts.CallExpression): boolean {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return false;
  if (
    !/^(?:parse|safeParse|parseAsync|safeParseAsync|validate|validateAsync|validateSync)$/.test(
      callee.name.text,
    )
  ) {
    return false;
  }
  // `JSON.parse(req.body)` reads text.
  if (callee.expression.getText() === 'JSON') return false;
  const [argument] = call.arguments;
  return argument !== undefined && /^(?:\w+\.)*(?:body|payload)$/.test(awaited(argument).getText());
}

/** Of a schema for several parts of a request, the body's. */
export function bodyOf(schema: ts.Expression): string {
  const inner = awaited(schema);
  if (!ts.isObjectLiteralExpression(inner)) return inner.getText();
  for (const property of inner.properties) {
    const name = property.name
      ?.getText()
      .replace(/["']/g, '')
      .replace(/^\[\w+\.(\w+)\]$/, '$1')
      .toLowerCase();
    if (name !== 'body' && name !== 'payload') continue;
    return ts.isPropertyAssignment(property)
      ? property.initializer.getText()
      : (property.name?.getText() ?? '');
  }
  return inner.getText();
}
