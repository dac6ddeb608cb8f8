// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, type FormFinding, inOneFile, withVariable } from './form.js';

const client = 'axios';
const get = { client, method: 'GET' } as const;
const required = "const axios = require('axios');\n";

/** Settings without an address are sent to the machine itself. */
const nowhere: FormFinding = {
  at: 'src/main.js:2',
  client,
  method: 'GET',
  url: '',
  to: 'unknown: the host that the relative address is sent to',
  path: '/',
};

/** https://axios-http.com/docs/api_intro */
export const axiosForms: readonly Form[] = [
  ...withVariable(client, 'called itself', `${required}axios(url);`, get),
  ...withVariable(client, 'get', `${required}axios.get(url);`, get),
  ...withVariable(client, 'called with settings', `${required}axios({ url: url });`, get),
  ...withVariable(
    client,
    'get with data, which it does not send',
    `${required}axios.get(url, { data: user });`,
    get,
  ),
  ...withVariable(
    client,
    'post with a body and data among the settings',
    `${required}axios.post(url, { name }, { data: user });`,
    { client, method: 'POST', body: '{ name }' },
  ),
  ...withVariable(
    client,
    'get, then',
    `${required}axios.get(url).then((response) => show(response.data));`,
    get,
  ),
  ...withVariable(
    client,
    'url and response type, then',
    `${required}axios({ url: url, responseType: 'json' }).then((response) => show(response.data));`,
    get,
  ),
  ...withVariable(
    client,
    'called with something, then',
    `${required}axios(url).then((response) => show(response.data.users));`,
    get,
  ),
  inOneFile(client, 'settings that hold only data', `${required}axios({ data: user });`, [
    { ...nowhere, body: 'user' },
  ]),
  inOneFile(
    client,
    'settings that hold only headers and parameters',
    `${required}axios({ headers: { 'X-Page': page }, params: { page } });`,
    [nowhere],
  ),
  inOneFile(
    client,
    'settings that hold only a response type that nothing gives',
    `${required}axios({ responseType }).then((response) => show(response.data));`,
    [nowhere],
  ),
  inOneFile(client, 'settings that hold only a host', `${required}axios({ host: 'user' });`, [
    { at: 'src/main.js:2', client, method: 'GET', url: 'http://user/', to: 'service user', path: '/' },
  ]),
  ...withVariable(client, 'a global with settings', '\naxios({ url: url });', get),
  ...withVariable(
    client,
    'a global with settings, headers and data',
    "\naxios({ method: 'post', url: url, headers: { 'X-Page': page }, data: user });",
    { client, method: 'POST', body: 'user' },
  ),
];
