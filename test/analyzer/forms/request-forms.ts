// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, inOneFile, sent, withVariable } from './form.js';

const client = 'request';
const get = { client, method: 'GET' } as const;
const required = "const request = require('request');\n";

/** https://github.com/request/request#requestoptions-callback */
export const requestForms: readonly Form[] = [
  ...withVariable(client, 'called itself', `${required}request(url);`, get),
  ...withVariable(client, 'get', `${required}request.get(url);`, get),
  ...withVariable(client, 'delete', `${required}request.delete(url);`, { client, method: 'DELETE' }),
  ...withVariable(client, 'called with options', `${required}request({ url: url });`, get),
  ...withVariable(
    client,
    'url and callback',
    `${required}request(url, (error, response, body) => {\n  if (!error) show(body, response.body);\n});`,
    get,
  ),
  ...withVariable(
    client,
    'url, json option and callback',
    `${required}request(url, { json: true }, function (error, response, body) {\n  if (error) throw error;\n  show(body.users);\n});`,
    get,
  ),
  ...withVariable(client, 'an alias of the import', `${required}const call = request;\ncall(url);`, {
    ...get,
    line: 4,
  }),
  ...withVariable(
    client,
    'an instance with defaults',
    `${required}const call = request.defaults({});\ncall(url);`,
    { ...get, line: 4 },
  ),
  ...withVariable(
    client,
    'an instance with defaults of defaults',
    `${required}const call = request.defaults({ json: true }).defaults({ timeout: 500 });\ncall(url);`,
    { ...get, line: 4 },
  ),
  inOneFile(
    client,
    'as the argument of another call',
    `const FormData = require('form-data');\n${required}const form = new FormData();\nform.append('picture', request('http://images.example/logo.png'));`,
    [sent(4, client, 'GET', 'http://images.example/logo.png')],
  ),
  ...withVariable(
    'request-promise',
    'called itself',
    "const rp = require('request-promise');\nrp(url).then((text) => show(text));",
    get,
  ),
  ...withVariable(
    'request-promise',
    'url and json option',
    "const rp = require('request-promise');\nrp(url, { json: true }).then((body) => show(body.users));",
    get,
  ),
];
