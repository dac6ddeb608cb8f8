import { ts } from 'ts-morph';

const verbs = /^(?:get|post|put|patch|delete|head|options|all)$/;

/** The parameter's name and what is read of it, in `request.url` or `request.originalUrl.toString()`. */
function readOf(node: ts.Node): ts.PropertyAccessExpression | undefined {
  if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) return node;
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node)) return readOf(node.expression);
  return ts.isAsExpression(node) || ts.isParenthesizedExpression(node) ? readOf(node.expression) : undefined;
}

/** The call that registers a function as the handler of a route: `router.get('/orders/*', handler)`. */
function registrationOf(handler: ts.Node): ts.CallExpression | undefined {
  const call = handler.parent;
  const isVerb =
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    verbs.test(call.expression.name.text);
  return isVerb && call.arguments.length > 1 ? call : undefined;
}

/** `/orders/:id` and `/orders*` as what a request for them may be. */
function requested(path: string): string | undefined {
  if (!/[A-Za-z]/.test(path.replace(/[:*].*$/, ''))) return undefined;
  return path
    .replace(/:\w+(?:\([^()]*\))?\??/g, '{}')
    .replace(/\/?\*\w*$/, '/{}')
    .replace(/\*/g, '{}');
}

/**
 * The path that a service is asked for where an expression hands it on: `request.url` in the handler of
 * `app.get('/orders/*', …)` begins as that route says: https://expressjs.com/en/api.html#req.originalUrl
 */
export function requestedPath(node: ts.Node): string | undefined {
  const read = readOf(node);
  if (read === undefined || !/^(?:url|originalUrl|path)$/.test(read.name.text)) return undefined;
  const owner = read.expression.getText();
  for (let at: ts.Node = node; at.parent !== undefined; at = at.parent) {
    if (!ts.isArrowFunction(at) && !ts.isFunctionExpression(at)) continue;
    if (at.parameters[0]?.name.getText() !== owner) continue;
    const path = registrationOf(at)?.arguments[0];
    return path !== undefined && ts.isStringLiteralLike(path) ? requested(path.text) : undefined;
  }
  return undefined;
}
