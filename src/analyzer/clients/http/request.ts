import type { Deferred, LibraryValue, MadeValue } from '../../values/value.js';
import type { Client } from '../client.js';
import {
  constantMethod,
  firstSetting,
  isSettings,
  methodSetting,
  textValue,
  withBase,
} from '../shared/settings.js';

const verbs: ReadonlyMap<string, string> = new Map([
  ['del', 'DELETE'],
  ['delete', 'DELETE'],
  ['get', 'GET'],
  ['head', 'HEAD'],
  ['options', 'OPTIONS'],
  ['patch', 'PATCH'],
  ['post', 'POST'],
  ['put', 'PUT'],
]);

function defaultsOf(value: LibraryValue | MadeValue): readonly Deferred[] | undefined {
  if (value.kind === 'library') return [];
  if (value.maker.path.at(-1) !== 'defaults') return undefined;
  const outer = defaultsOf(value.maker);
  return outer === undefined ? undefined : [...value.arguments.slice(0, 1), ...outer];
}

/** https://github.com/request/request#requestoptions-callback */
export const request: Client = {
  id: 'request',
  packages: ['request', 'request-promise', 'request-promise-native', 'requestretry', 'postman-request'],
  recognise({ evaluator, node, callee, values }) {
    const defaults = defaultsOf(callee);
    const verb = callee.path[0];
    if (defaults === undefined || callee.path.length > 1 || (verb !== undefined && !verbs.has(verb)))
      return undefined;
    const [first, second] = values;
    const isUnknown = first?.value().kind === 'parameter' && second === undefined;
    const isOptions = isSettings(first) || isUnknown;
    const options = isOptions ? first : second;
    const owners = [options, ...defaults];
    const url = isOptions ? firstSetting(evaluator, owners, ['url', 'uri'], node) : first;
    const json = firstSetting(evaluator, [options], ['json'], node);
    return {
      url: withBase(firstSetting(evaluator, owners, ['baseUrl'], node), textValue(url, node), node),
      method:
        verb === undefined
          ? methodSetting(firstSetting(evaluator, owners, ['method'], node), node)
          : constantMethod(verbs.get(verb) ?? verb, node),
      body:
        firstSetting(evaluator, [options], ['body', 'form', 'formData'], node) ??
        (json?.value().kind === 'constant' ? undefined : json),
      headers: firstSetting(evaluator, owners, ['headers'], node)?.value(),
      timeout: firstSetting(evaluator, owners, ['timeout'], node)?.value(),
      retries: firstSetting(evaluator, owners, ['maxAttempts'], node)?.value(),
    };
  },
};
