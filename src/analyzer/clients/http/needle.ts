import { literalText } from '../../values/text.js';
import type { Deferred, Value } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import {
  constantMethod,
  firstSetting,
  isSettings,
  methodSetting,
  setting,
  textValue,
} from '../shared/settings.js';

const bodiless = new Set(['get', 'head']);
const withBody = new Set(['delete', 'patch', 'post', 'put']);

interface Shape {
  readonly method: Value;
  readonly url: Deferred | undefined;
  readonly body: Deferred | undefined;
  readonly options: Deferred | undefined;
}

function shapeOf({ callee, values, node }: LibraryCall): Shape | undefined {
  const verb = callee.path[0];
  if (verb !== undefined && bodiless.has(verb))
    return { method: constantMethod(verb, node), url: values[0], body: undefined, options: values[1] };
  if (verb !== undefined && withBody.has(verb))
    return { method: constantMethod(verb, node), url: values[0], body: values[1], options: values[2] };
  if (verb !== undefined && verb !== 'request') return undefined;
  // needle('post', url, data, options); get and head may leave the data out
  const [given, url, third, fourth] = values;
  const method = methodSetting(given, node);
  const isBodiless = bodiless.has(literalText(method)?.toLowerCase() ?? '');
  const options = isBodiless && !isSettings(fourth) ? third : fourth;
  return { method, url, body: isBodiless ? undefined : third, options };
}

/** https://github.com/tomas/needle#api */
export const needle: Client = {
  id: 'needle',
  packages: ['needle'],
  recognise(call) {
    const { evaluator, node, callee } = call;
    if (callee.kind !== 'library' || callee.path.length > 1) return undefined;
    const shape = shapeOf(call);
    if (shape === undefined) return undefined;
    const { method, url, body, options } = shape;
    const timeouts = ['response_timeout', 'timeout', 'open_timeout', 'read_timeout'];
    return {
      url: textValue(url, node),
      method,
      body,
      headers: setting(evaluator, options, 'headers', node)?.value(),
      timeout: firstSetting(evaluator, [options], timeouts, node)?.value(),
      retries: undefined,
    };
  },
};
