// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, withVariable } from './form.js';

const client = 'superagent';
const get = { client, method: 'GET' } as const;
const required = "const superagent = require('superagent');\n";

const wrapper = "const superagent = require('superagent');\nmodule.exports = { superagent };\n";
const wrapped = "const { superagent } = require('./agent');\n";

function throughWrapper(
  form: string,
  code: string,
  found: { readonly client: string; readonly method: string; readonly body?: string },
): readonly Form[] {
  return withVariable(client, `${form} of a wrapper module`, `${wrapped}${code}`, found).map((entry) => ({
    ...entry,
    files: { ...entry.files, 'src/agent.js': wrapper },
  }));
}

/** https://ladjs.github.io/superagent/docs/index.html#request-basics */
export const superagentForms: readonly Form[] = [
  ...withVariable(client, 'get', `${required}superagent.get(url);`, get),
  ...withVariable(client, 'get with a query', `${required}superagent.get(url).query({ page: 2 });`, get),
  ...withVariable(client, 'get with a header', `${required}superagent.get(url).set('X-Page', page);`, get),
  ...withVariable(client, 'post with a body', `${required}superagent.post(url).send({ name });`, {
    client,
    method: 'POST',
    body: '{ name }',
  }),
  ...withVariable(
    client,
    'get with a header, then a query',
    `${required}superagent.get(url).set('X-Page', page).query({ page });`,
    get,
  ),
  ...withVariable(
    client,
    'get through a method of a plug-in, then a query',
    `${required}superagent.get(url).withCorrelation(id).query({ page });`,
    get,
  ),
  ...withVariable(
    client,
    'get ended with a callback',
    `${required}superagent.get(url).end((error, response) => {\n  if (!error) show(response.body);\n});`,
    get,
  ),
  ...throughWrapper('called with method and url', "superagent('POST', url);", { client, method: 'POST' }),
  ...throughWrapper('del', 'superagent.del(url);', { client, method: 'DELETE' }),
  ...throughWrapper('post of an agent', 'superagent.agent().post(url).send(user);', {
    client,
    method: 'POST',
    body: 'user',
  }),
];
