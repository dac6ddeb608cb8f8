import { ts } from 'ts-morph';
import { bare, type CallLike } from '../syntax/expressions.js';
import { callArguments } from '../values/call-arguments.js';
import type { Evaluator } from '../values/evaluator.js';
import { asText, literalText, optionsOf } from '../values/text.js';
import type { Frame } from '../values/value.js';
import type { Request } from './client.js';
import { recognise } from './registry.js';

/**
 * `api[verb](url, body)` whose verb is not one constant: what it sends, as `post` does, with the verb for its method;
 * undefined for any other call.
 */
export function indexedRequest(
  evaluator: Evaluator,
  node: CallLike,
  frame: Frame,
): (Request & { readonly client: string }) | undefined {
  const callee = bare(node.expression);
  if (!ts.isElementAccessExpression(callee)) return undefined;
  const verb = evaluator.evaluate(callee.argumentExpression, frame);
  if (literalText(verb) !== undefined) return undefined;
  for (const owner of optionsOf(evaluator.evaluate(callee.expression, frame))) {
    if (owner.kind !== 'library' && owner.kind !== 'made') continue;
    const values = callArguments(evaluator, node.arguments, frame);
    const member = { ...owner, path: [...owner.path, 'post'] };
    const request = recognise({ evaluator, node, callee: member, values });
    if (request !== undefined) return { ...request, method: asText(verb, callee.argumentExpression) };
  }
  return undefined;
}
