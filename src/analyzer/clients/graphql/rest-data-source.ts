import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { type Deferred, type MadeValue, ready } from '../../values/value.js';
import type { Client } from '../client.js';
import { constantMethod, setting, textValue, withBase } from '../shared/settings.js';

const verbs = new Set(['delete', 'get', 'head', 'patch', 'post', 'put']);
/** Up to version 4 the body is an argument of its own. */
const bodyFirst = 'apollo-datasource-rest';

/** The `baseURL` that the class gives itself. */
function baseOf(evaluator: Evaluator, { self }: MadeValue, node: ts.Node): Deferred | undefined {
  if (self === undefined) return undefined;
  const value = evaluator.member(self, 'baseURL', node);
  // what the library's own class has is no address
  return value.kind === 'made' ? undefined : ready(value);
}

/** `class Users extends RESTDataSource { baseURL = '…'; … this.get('users/1') }`: https://github.com/apollographql/datasource-rest */
export const restDataSource: Client = {
  id: 'datasource-rest',
  packages: ['@apollo/datasource-rest', bodyFirst],
  recognise({ evaluator, node, callee, values }) {
    if (callee.kind !== 'made' || callee.maker.path.at(-1) !== 'RESTDataSource') return undefined;
    const verb = callee.path[0] ?? '';
    const [path, second, third] = values;
    if (callee.path.length !== 1 || !verbs.has(verb) || path === undefined) return undefined;
    const isBodyFirst =
      callee.maker.kind === 'library' && callee.maker.specifier === bodyFirst && verb.startsWith('p');
    const settings = isBodyFirst ? third : second;
    return {
      url: withBase(baseOf(evaluator, callee, node), textValue(path, node), node),
      method: constantMethod(verb, node),
      body: isBodyFirst ? second : setting(evaluator, second, 'body', node),
      headers: setting(evaluator, settings, 'headers', node)?.value(),
      timeout: setting(evaluator, settings, 'timeout', node)?.value(),
      retries: undefined,
    };
  },
};
