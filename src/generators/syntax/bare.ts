import { ts } from 'ts-morph';

/** Takes away parentheses, `as T`, `satisfies T` and `!`. */
export function bare(expression: ts.Expression): ts.Expression {
  let inner = expression;
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isNonNullExpression(inner)
  ) {
    inner = inner.expression;
  }
  return inner;
}

/** Takes away what `bare` does, and `await`. */
export function unwrapped(expression: ts.Expression): ts.Expression {
  const inner = bare(expression);
  return ts.isAwaitExpression(inner) ? unwrapped(inner.expression) : inner;
}
