// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, inOneFile, withVariable } from './form.js';

const client = 'got';
const get = { client, method: 'GET' } as const;
const required = "const got = require('got');\n";

/** https://github.com/sindresorhus/got/blob/main/documentation/2-options.md */
export const gotForms: readonly Form[] = [
  ...withVariable(client, 'called itself', `${required}got(url);`, get),
  ...withVariable(client, 'stream', `${required}got.stream(url);`, get),
  ...withVariable(client, 'stream, piped', `${required}got.stream(url).pipe(file);`, get),
  ...withVariable(
    client,
    'options with a name that it does not know',
    `${required}got(url, { headers: { 'X-Page': page }, body: text, qeury: { page } });`,
    { ...get, body: 'text' },
  ),
  ...withVariable(client, 'then', `${required}got(url).then((response) => show(response.body));`, get),
  ...withVariable(
    client,
    'json option, then',
    `${required}got(url, { json: true }).then((response) => show(response.body.users));`,
    get,
  ),
  inOneFile(
    client,
    'a relative url and a host',
    `const { path } = chosenElsewhere();\n${required}got('/users', { host: 'user' });\ngot(path, { hostname: 'user', port: 3000 });`,
    [
      {
        at: 'src/main.js:3',
        client,
        method: 'GET',
        url: 'http://user/users',
        to: 'service user',
        path: '/users',
      },
      {
        at: 'src/main.js:4',
        client,
        method: 'GET',
        url: 'http://user:3000/{path}',
        to: 'service user',
        path: null,
      },
    ],
  ),
];
