// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { type Form, inOneFile, sent, unresolved, withVariable } from './form.js';

const client = 'axios';
const required = "const axios = require('axios');\n";
const instance =
  "import axios from 'axios';\nconst users = axios.create({ baseURL: 'http://user:3000/api' });\nexport default users;\n";

/** Instances, what is done before a request is sent, and addresses in local variables. */
export const axiosInstanceForms: readonly Form[] = [
  {
    client,
    form: 'an instance sends nothing by itself',
    files: { 'src/users.js': instance },
    expected: [],
  },
  {
    client,
    form: 'get of an instance of another file, a template of two parameters',
    files: {
      'src/main.js':
        "import users from './users.js';\nexport const pagesOf = (name, page) => users.get(`/users/${name}/pages/${page}`);",
      'src/users.js': instance,
    },
    expected: [
      {
        at: 'src/main.js:2',
        client,
        method: 'GET',
        url: 'http://user:3000/api/users/{name}/pages/{page}',
        to: 'service user',
        path: '/api/users/{}/pages/{}',
      },
    ],
  },
  {
    client,
    form: 'patch of an instance of another file, with a body',
    files: {
      'src/main.js':
        "import users from './users.js';\nexport const rename = (id, name) => users.patch(`/users/${id}`, { name });",
      'src/users.js': instance,
    },
    expected: [
      {
        at: 'src/main.js:2',
        client,
        method: 'PATCH',
        url: 'http://user:3000/api/users/{id}',
        to: 'service user',
        path: '/api/users/{}',
        body: '{ name }',
      },
    ],
  },
  inOneFile(
    client,
    'settings with method and url, then with two handlers',
    `${required}axios({ method: 'GET', url: 'http://user/users' }).then(\n  (response) => show(response.data),\n  (error) => show(error.response.status, error.response.data, error.response.headers),\n);`,
    [sent(2, client, 'GET', 'http://user/users')],
  ),
  ...withVariable(client, 'settings with the method get', `${required}axios({ method: 'get', url });`, {
    client,
    method: 'GET',
  }),
  inOneFile(
    client,
    'a local variable that holds a template',
    `${required}function pageOf(name) {\n  const address = \`http://user/users/\${name}/page\`;\n  return axios.get(address);\n}\npageOf(request.params.name);`,
    [
      {
        at: 'src/main.js:4',
        client,
        method: 'GET',
        url: 'http://user/users/{name}/page',
        to: 'service user',
        path: '/users/{}/page',
      },
    ],
  ),
  inOneFile(
    client,
    'a template that holds an encoded segment',
    `${required}const address = \`http://user/users/\${encodeURIComponent(request.params.name)}\`;\naxios.get(address);`,
    [
      {
        at: 'src/main.js:3',
        client,
        method: 'GET',
        url: 'http://user/users/{request.params.name}',
        to: 'service user',
        path: '/users/{}',
      },
    ],
  ),
  inOneFile(
    client,
    'an interceptor that writes the url',
    `${required}axios.interceptors.request.use((settings) => {\n  settings.url = 'http://user/users';\n  return settings;\n});\naxios.get('placeholder');`,
    [sent(6, client, 'GET', 'http://user/users')],
  ),
  inOneFile(
    client,
    'an interceptor that writes a url that nothing gives',
    `${required}axios.interceptors.request.use(function (settings) {\n  settings.url = chosen;\n  return settings;\n}, (error) => Promise.reject(error));\naxios.get('placeholder');`,
    [unresolved(6, client, 'GET', '{chosen}', 'the value of chosen')],
  ),
];
