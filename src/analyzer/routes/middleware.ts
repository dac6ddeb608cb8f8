import { ts } from 'ts-morph';
import { awaited } from '../syntax/expressions.js';

/** Parsers, headers, logs and error handlers: they run in every service and decide nothing about a request. */
const generic =
  /^(?:express\.(?:json|urlencoded|raw|text|static)|bodyParser(?:\.\w+)?|koaBody|cors|helmet|morgan|compression|cookieParser|responseTime|pinoHttp|serveStatic|\w*[Ll]ogger|(?:\w*[eE])rror\w*)$/;

/** The names of middleware expressions: a name, a member, or what a call calls. Functions written there have none. */
export function middlewareNames(expressions: readonly ts.Expression[]): readonly string[] {
  return expressions
    .flatMap(flattened)
    .flatMap((expression) => {
      const inner = awaited(expression);
      return nameOfExpression(ts.isCallExpression(inner) ? awaited(inner.expression) : inner) ?? [];
    })
    .filter((name) => !generic.test(name));
}

function nameOfExpression(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  const owner = nameOfExpression(awaited(expression.expression));
  if (expression.expression.kind === ts.SyntaxKind.ThisKeyword) return expression.name.text;
  // A method of what a call returns (`passport.initialize()(…)`) is told by the method alone.
  return owner === undefined ? expression.name.text : `${owner}.${expression.name.text}`;
}

/** Lists of middleware count as their items. */
export function flattened(expression: ts.Expression): readonly ts.Expression[] {
  const inner = awaited(expression);
  return ts.isArrayLiteralExpression(inner) ? inner.elements.flatMap(flattened) : [expression];
}
