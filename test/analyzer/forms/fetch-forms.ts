import { type Form, inOneFile, unresolved, withVariable } from './form.js';

const client = 'fetch';
const get = { client, method: 'GET' } as const;

/** https://developer.mozilla.org/docs/Web/API/fetch */
export const fetchForms: readonly Form[] = [
  ...withVariable(client, 'as a member of window', '\nwindow.fetch(url);', get),
  ...withVariable(
    client,
    'as a member of window, with settings',
    "\nwindow.fetch(url, { method: 'PUT', headers: { 'X-Page': page }, body: text });",
    { client, method: 'PUT', body: 'text' },
  ),
  ...withVariable(client, 'json', '\nfetch(url).then((response) => response.json());', get),
  ...withVariable('node-fetch', 'under another name', "const call = require('node-fetch');\ncall(url);", {
    client: 'node-fetch',
    method: 'GET',
  }),
  inOneFile(
    'whatwg-fetch',
    'a named import with an alias',
    "import { fetch as call } from 'whatwg-fetch';\ncall('/users').then((response) => response.text());",
    [
      {
        ...unresolved(2, client, 'GET', '/users', 'the host that the relative address is sent to'),
        path: '/users',
      },
    ],
  ),
];
