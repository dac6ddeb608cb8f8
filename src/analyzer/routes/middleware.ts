import { ts } from 'ts-morph';
import { awaited } from '../syntax/expressions.js';

/** Parsers, headers, logs and error handlers: they run in every service and decide nothing about a request. */
const generic =
  /^(?:express\.(?:json|urlencoded|raw|text|static)|bodyParser(?:\.\w+)?|koaBody|cors|helmet|morgan|compression|cookieParser|responseTime|pinoHttp|serveStatic|(?:\w+\.)*allowedMethods|\w*[Ll]ogger|(?:\w*[eE])rror\w*)$/;

/** Stands for a function that is written in place and has no name. */
const inline = 'a function in place';

/**
 * The names of middleware expressions: a name, a member, what a call calls, the own name of a function that is written
 * there. One without a name is named where it decides something; error handlers have four parameters and run after.
 */
export function middlewareNames(expressions: readonly ts.Expression[]): readonly string[] {
  return expressions
    .flatMap(flattened)
    .flatMap((expression) => {
      const inner = awaited(expression);
      if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return nameOfFunction(inner) ?? [];
      return nameOfExpression(ts.isCallExpression(inner) ? awaited(inner.expression) : inner) ?? [];
    })
    .filter((name) => !generic.test(name));
}

function nameOfFunction(node: ts.ArrowFunction | ts.FunctionExpression): string | undefined {
  if (node.parameters.length > 3) return undefined;
  return node.name?.text ?? (decides(node.body) ? inline : undefined);
}

/** Without a condition or an error thrown, whoever comes is let through. */
function decides(node: ts.Node): boolean {
  if (
    ts.isIfStatement(node) ||
    ts.isSwitchStatement(node) ||
    ts.isThrowStatement(node) ||
    ts.isConditionalExpression(node)
  ) {
    return true;
  }
  return ts.forEachChild(node, (child) => (decides(child) ? true : undefined)) ?? false;
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
  const inner = awaited(ts.isSpreadElement(expression) ? expression.expression : expression);
  return ts.isArrayLiteralExpression(inner) ? inner.elements.flatMap(flattened) : [inner];
}
