import { ts } from 'ts-morph';

/** A call or a construction. */
export type CallLike = ts.CallExpression | ts.NewExpression;

/** The expression without what changes nothing of its value: parentheses, casts, `!`, `satisfies`. */
export function bare(expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isTypeAssertionExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** Like `bare`, and without `await` too. */
export function awaited(expression: ts.Expression): ts.Expression {
  const inner = bare(expression);
  return ts.isAwaitExpression(inner) ? awaited(inner.expression) : inner;
}

/** The specifier of `require('x')` or `await import('x')`, else undefined. */
export function requiredModule(expression: ts.Expression): string | undefined {
  const call = awaited(expression);
  if (!ts.isCallExpression(call)) return undefined;
  const isRequire = ts.isIdentifier(call.expression) && call.expression.text === 'require';
  const isImport = call.expression.kind === ts.SyntaxKind.ImportKeyword;
  const [specifier] = call.arguments;
  const isModule = (isRequire || isImport) && specifier !== undefined && ts.isStringLiteralLike(specifier);
  return isModule ? specifier.text : undefined;
}

/** The last name of a callee (`post` in `api.users.post(…)`), where it has one. */
export function calledName(expression: ts.Expression): ts.Identifier | undefined {
  const callee = bare(expression);
  if (ts.isIdentifier(callee)) return callee;
  return ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.name) ? callee.name : undefined;
}

/** The text of a property name that is known without evaluation. */
export function propertyText(name: ts.PropertyName): string | undefined {
  if (ts.isComputedPropertyName(name)) {
    return ts.isStringLiteralLike(name.expression) ? name.expression.text : undefined;
  }
  return name.text;
}

/** The name under which a binding element reads its object: `a` in `{ a: b }`. */
export function boundProperty(element: ts.BindingElement): string | undefined {
  if (element.dotDotDotToken !== undefined) return undefined;
  if (element.propertyName !== undefined) return propertyText(element.propertyName);
  return ts.isIdentifier(element.name) ? element.name.text : undefined;
}

/** The nearest function around a node, not the node itself. */
export function enclosingFunction(node: ts.Node): ts.SignatureDeclaration | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isFunctionLike(at)) return at;
  }
  return undefined;
}

/** The class around a node, through arrow functions and blocks but not through functions with a `this` of their own. */
export function enclosingClass(node: ts.Node): ts.ClassLikeDeclaration | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    if (ts.isClassLike(at)) return at;
  }
  return undefined;
}
