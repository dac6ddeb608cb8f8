import { ts } from 'ts-morph';
import { unwrapped } from '../../../syntax/bare.js';
import type { HandlerFunction } from './handler-function.js';
import { type Refusal, refusal } from './refusal.js';

/** A handler's body in two: what does the work, and what answers the request at the end. */
export interface SplitBody {
  readonly moved: readonly ts.Statement[];
  /** The answer's content where making it is work too: it moves along, and the route sends what the function returns. */
  readonly movedPayload: ts.Expression | undefined;
  /** What stays in the route. */
  readonly response: readonly ts.Node[];
}

const answering = new Set(['json', 'send', 'end', 'sendStatus']);
const preparing = new Set([
  'status',
  'code',
  'header',
  'headers',
  'set',
  'setHeader',
  'type',
  'location',
  'links',
]);

/** Splits a handler's body before its one final response. */
export function splitBody(handler: HandlerFunction, framework: string): SplitBody | Refusal {
  const { statements } = handler;
  if (!Array.isArray(statements)) {
    return splitExpression(statements as ts.Expression, handler, framework);
  }
  let first = statements.length;
  while (first > 0 && isResponse(statements[first - 1], first === statements.length, handler, framework))
    first -= 1;
  const response: readonly ts.Statement[] = statements.slice(first);
  if (!answers(response, handler, framework)) {
    return refusal('The handler does not end with one response that is sent in every case.');
  }
  const payload = payloadOf(response, handler);
  return { moved: statements.slice(0, first), movedPayload: workIn(payload), response };
}

function splitExpression(
  body: ts.Expression,
  handler: HandlerFunction,
  framework: string,
): SplitBody | Refusal {
  const chain = replyChain(body, handler);
  if (chain === undefined && framework !== 'fastify') {
    return refusal('The handler does not end with one response that is sent in every case.');
  }
  const payload = chain === undefined ? body : chain.payload;
  return { moved: [], movedPayload: workIn(payload), response: [body] };
}

function isResponse(
  statement: ts.Statement | undefined,
  isLast: boolean,
  handler: HandlerFunction,
  framework: string,
): boolean {
  if (statement === undefined) return false;
  if (ts.isExpressionStatement(statement)) return replyChain(statement.expression, handler) !== undefined;
  if (!ts.isReturnStatement(statement) || !isLast) return false;
  if (statement.expression === undefined || isReply(statement.expression, handler)) return true;
  return framework === 'fastify' || replyChain(statement.expression, handler) !== undefined;
}

function answers(response: readonly ts.Statement[], handler: HandlerFunction, framework: string): boolean {
  // An async Fastify handler may leave the empty answer to the framework.
  if (framework === 'fastify' && handler.isAsync) return true;
  return response.some((statement) => {
    const expression = expressionOf(statement);
    if (expression === undefined) return false;
    const chain = replyChain(expression, handler);
    return chain?.answers ?? (framework === 'fastify' && ts.isReturnStatement(statement));
  });
}

function payloadOf(response: readonly ts.Statement[], handler: HandlerFunction): ts.Expression | undefined {
  for (const statement of response) {
    const expression = expressionOf(statement);
    if (expression === undefined || isReply(expression, handler)) continue;
    const chain = replyChain(expression, handler);
    if (chain === undefined) return expression;
    if (chain.answers) return chain.payload;
  }
  return undefined;
}

function expressionOf(statement: ts.Statement): ts.Expression | undefined {
  return ts.isExpressionStatement(statement) || ts.isReturnStatement(statement)
    ? statement.expression
    : undefined;
}

function isReply(expression: ts.Expression, { checked, reply }: HandlerFunction): boolean {
  const inner = unwrapped(expression);
  return ts.isIdentifier(inner) && reply !== undefined && checked.declarationOf(inner) === reply;
}

interface ReplyChain {
  readonly answers: boolean;
  readonly payload: ts.Expression | undefined;
}

/** `res.status(201).json(x)`: a chain of known methods that starts at the reply. */
function replyChain(expression: ts.Expression, handler: HandlerFunction): ReplyChain | undefined {
  let at = unwrapped(expression);
  let found: ReplyChain = { answers: false, payload: undefined };
  if (!ts.isCallExpression(at)) return undefined;
  while (ts.isCallExpression(at)) {
    const callee: ts.Expression = at.expression;
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const method = callee.name.text;
    if (answering.has(method))
      found = { answers: true, payload: method === 'sendStatus' ? undefined : at.arguments[0] };
    else if (!preparing.has(method)) return undefined;
    at = callee.expression;
  }
  return isReply(at, handler) ? found : undefined;
}

/** The expression itself where it calls, constructs or awaits something, else undefined. */
function workIn(expression: ts.Expression | undefined): ts.Expression | undefined {
  const works = (node: ts.Node): boolean =>
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    (ts.forEachChild(node, (child) => works(child) || undefined) ?? false);
  return expression !== undefined && works(expression) ? expression : undefined;
}
