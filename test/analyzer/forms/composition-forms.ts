// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, type FormFinding, inOneFile, sent, unresolved, withVariable } from './form.js';

const client = 'request';
const required = "const request = require('request');\n";
const given = 'const given = chosenElsewhere();\n';

/** A request in line 3, after a line that declares `given`. */
function composed(form: string, address: string, found: Pick<FormFinding, 'url' | 'to' | 'path'>): Form {
  return inOneFile(client, form, `${required}${given}request(${address});`, [
    { at: 'src/main.js:3', client, method: 'GET', ...found },
  ]);
}

const settings = "const settings = require('./settings');\n";

/** A request in line 4 whose address begins with a setting of another file. */
function configured(form: string, address: string, found: Pick<FormFinding, 'url' | 'path'>): Form {
  return {
    client,
    form,
    files: {
      'src/main.js': `${required}${settings}${given}request(${address});`,
      'src/settings.js': "module.exports = { users: 'users/', base: 'http://user/users/' };",
    },
    expected: [{ at: 'src/main.js:4', client, method: 'GET', to: 'service user', ...found }],
  };
}

/** Addresses that are put together. */
export const compositionForms: readonly Form[] = [
  inOneFile(client, 'a literal without a scheme', `${required}request('user.example/');`, [
    {
      ...unresolved(2, client, 'GET', 'user.example/', 'the host that the relative address is sent to'),
      path: '/user.example',
    },
  ]),
  ...withVariable(client, 'the whole url is a variable', `${required}request(url);`, {
    client,
    method: 'GET',
  }),
  ...withVariable(client, 'get, the whole url is a variable', `${required}request.get(url);`, {
    client,
    method: 'GET',
  }),
  ...withVariable(
    client,
    'options whose url is written later',
    `${required}const options = {};\noptions.url = url;\nrequest(options);`,
    { client, method: 'GET', line: 5 },
  ),
  composed('a scheme and a variable', "'http://' + given", {
    url: 'http://{given}',
    to: 'unknown: the value of given',
    path: null,
  }),
  composed('an origin without a slash and a variable', "'http://user.example' + given", {
    url: 'http://user.example{given}',
    to: 'unknown: the value of given',
    path: null,
  }),
  composed('an origin with a slash and a variable', "'http://user/' + given", {
    url: 'http://user/{given}',
    to: 'service user',
    path: null,
  }),
  composed('an origin with a question mark and a variable', "'http://user/?' + given", {
    url: 'http://user/?{given}',
    to: 'service user',
    path: '/',
  }),
  configured('an origin, a setting and a variable', '`http://user/${settings.users}${given}`', {
    url: 'http://user/users/{given}',
    path: '/users/{}',
  }),
  configured(
    'an origin, a setting, a literal and a variable',
    '`http://user/${settings.users}by-name/${given}`',
    {
      url: 'http://user/users/by-name/{given}',
      path: '/users/by-name/{}',
    },
  ),
  configured('the same with +', "'http://user/' + settings.users + 'by-name/' + given", {
    url: 'http://user/users/by-name/{given}',
    path: '/users/by-name/{}',
  }),
  configured(
    'the same with parentheses on the right',
    "'http://user/' + (settings.users + ('by-name/' + given))",
    {
      url: 'http://user/users/by-name/{given}',
      path: '/users/by-name/{}',
    },
  ),
  configured(
    'variables after a question mark',
    '`http://user/${settings.users}?name=${given}&page=${given}`',
    {
      url: 'http://user/users/?name={given}&page={given}',
      path: '/users',
    },
  ),
  configured(
    'a setting and a variable without a slash of their own',
    '`http://user/${settings.users}${given}/page`',
    {
      url: 'http://user/users/{given}/page',
      path: '/users/{}/page',
    },
  ),
  configured('a base from the settings and a variable', '`${settings.base}${given}`', {
    url: 'http://user/users/{given}',
    path: '/users/{}',
  }),
  inOneFile(
    'http',
    'a relative url and a host that is a variable',
    "const http = require('http');\nconst host = process.env.USER_HOST || 'user';\nhttp.get('/users', { host: host });",
    [
      {
        at: 'src/main.js:3',
        client: 'http',
        method: 'GET',
        url: 'http://<USER_HOST=user>/users',
        to: 'service user',
        path: '/users',
      },
    ],
  ),
  inOneFile(client, 'an address that is wholly literal', `${required}request('http://user/users');`, [
    sent(2, client, 'GET', 'http://user/users'),
  ]),
];
