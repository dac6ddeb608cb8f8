import { ts } from 'ts-morph';
import { propertyOf } from '../syntax/definitions.js';
import type { Client } from './client.js';
import { methodOf, setting, textOf } from './settings.js';

/** The method of the route whose handler the call stands in: `{ method: 'POST', handler: (_, h) => h.proxy(…) }`. */
function routeMethod(node: ts.Node): string | undefined {
  for (let at: ts.Node | undefined = node.parent; at !== undefined; at = at.parent) {
    const method = ts.isObjectLiteralExpression(at) ? propertyOf(at, 'method') : undefined;
    if (method === undefined || !ts.isPropertyAssignment(method)) continue;
    const text = ts.isStringLiteralLike(method.initializer) ? method.initializer.text : '*';
    return text === '*' ? undefined : text;
  }
  return undefined;
}

/** `h.proxy({ uri })` in a handler: https://github.com/hapijs/h2o2#hproxyoptions */
export const hapiProxy: Client = {
  id: 'h2o2',
  packages: ['parameter', '@hapi/hapi'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.path.length !== 1 || callee.path[0] !== 'proxy') return undefined;
    const uri = setting(evaluator, values[0], 'uri', node);
    if (values[0]?.value().kind !== 'object' || uri === undefined) return undefined;
    return {
      url: textOf(uri, node),
      method: methodOf(routeMethod(node) ?? 'ANY', node),
      passesOn: 'path',
      body: undefined,
      headers: undefined,
      timeout: setting(evaluator, values[0], 'timeout', node)?.value(),
      retries: undefined,
    };
  },
};
