import { ts } from 'ts-morph';
import type { Deferred } from '../values/value.js';
import { rootFrame } from '../values/value.js';
import type { Client, LibraryCall } from './client.js';
import { methodOf, textOf } from './settings.js';

const verbs = new Set(['del', 'delete', 'get', 'head', 'patch', 'post', 'put']);

/** The argument of a later call in the chain: `.send(body)`, `.timeout(ms)`. */
function chained({ evaluator, node }: LibraryCall, name: string): Deferred | undefined {
  for (let at: ts.Node = node; ts.isPropertyAccessExpression(at.parent) && at.parent.expression === at; ) {
    const call: ts.Node = at.parent.parent;
    if (!ts.isCallExpression(call)) return undefined;
    const [argument] = call.arguments;
    if (at.parent.name.text === name && argument !== undefined) return evaluator.defer(argument, rootFrame);
    at = call;
  }
  return undefined;
}

/** https://ladjs.github.io/superagent/docs/index.html#request-basics */
export const superagent: Client = {
  id: 'superagent',
  packages: ['superagent', 'supertest'],
  recognise(call) {
    const { callee, node, values } = call;
    const verb = callee.path[0];
    if (callee.kind !== 'library' || callee.path.length > 1) return undefined;
    if (verb !== undefined && !verbs.has(verb)) return undefined;
    // superagent('POST', url)
    const [first, second] = values;
    if (verb === undefined && second === undefined) return undefined;
    return {
      url: textOf(verb === undefined ? second : first, node),
      method:
        verb === undefined
          ? (first?.value() ?? methodOf('GET', node))
          : methodOf(verb.replace(/^del$/, 'delete'), node),
      body: chained(call, 'send'),
      headers: chained(call, 'set')?.value(),
      timeout: chained(call, 'timeout')?.value(),
      retries: chained(call, 'retry')?.value(),
    };
  },
};
