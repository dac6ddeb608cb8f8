import type { ts } from 'ts-morph';
import { concatenate, optionsOf, union } from '../../values/text.js';
import { type Deferred, literal, type Value } from '../../values/value.js';
import type { Client } from '../client.js';
import { constantMethod, setting, textValue } from '../shared/settings.js';

/** `HttpMethod.POST`, or its value; GET where none is given. */
function verbOf(method: Deferred | undefined, node: ts.Node): Value {
  if (method === undefined) return constantMethod('GET', node);
  return union(
    optionsOf(method.value()).map((option) =>
      option.kind === 'library' ? constantMethod(option.path.at(-1) ?? 'GET', node) : option,
    ),
    node,
  );
}

/** `client.invoker.invoke(application, method, verb, data)`: https://docs.dapr.io/developing-applications/sdks/js/js-client/ */
export const dapr: Client = {
  id: 'dapr',
  packages: ['@dapr/dapr'],
  members: ['invoke'],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || callee.path.join('.') !== 'invoker.invoke') return undefined;
    if (!callee.construct || callee.maker.path.at(-1) !== 'DaprClient') return undefined;
    const [application, method, verb, data, options] = values;
    if (application === undefined || method === undefined) return undefined;
    return {
      url: concatenate(
        [
          [literal('http://', node), node],
          [textValue(application, node), application.node ?? node],
          [literal('/', node), node],
          [textValue(method, node), method.node ?? node],
        ],
        node,
      ),
      method: verbOf(verb, node),
      body: data,
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: undefined,
      retries: undefined,
    };
  },
};
