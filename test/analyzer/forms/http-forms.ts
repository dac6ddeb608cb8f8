import { type Form, inOneFile, unresolved, withVariable } from './form.js';

const client = 'http';
const get = { client, method: 'GET' } as const;

/** https://nodejs.org/api/http.html#httprequesturl-options-callback */
export const httpForms: readonly Form[] = [
  ...withVariable(client, 'get', "const http = require('http');\nhttp.get(url);", get),
  inOneFile(
    client,
    'a relative url, the host among the options',
    "const http = require('http');\nhttp.get('/users', { host: 'user', port: 3000 });\nconst path = '/users';\nhttp.get(path, { host: process.env.USER_HOST || 'user' });",
    [
      {
        at: 'src/main.js:2',
        client,
        method: 'GET',
        url: 'http://user:3000/users',
        to: 'service user',
        path: '/users',
      },
      {
        at: 'src/main.js:4',
        client,
        method: 'GET',
        url: 'http://<USER_HOST=user>/users',
        to: 'service user',
        path: '/users',
      },
    ],
  ),
  inOneFile(
    client,
    'a relative url, the host given from outside',
    "const http = require('http');\nconst host = chosenElsewhere();\nhttp.get('/users', { host });",
    [{ ...unresolved(3, client, 'GET', 'http://{host}/users', 'the value of host'), path: '/users' }],
  ),
  inOneFile(
    'https',
    'a destructured get in a resolver, the url of each element',
    "import { ApolloServer } from '@apollo/server';\nimport { get } from 'https';\nnew ApolloServer({ typeDefs, resolvers: { Mutation: { import: (parent, { files }) => {\n  files.forEach((file) => get(file.url, (response) => keep(response)));\n} } } });",
    [unresolved(4, client, 'GET', '{file.url}', 'the value of file.url')],
  ),
  inOneFile(
    'https',
    'a destructured get in a resolver of an own server class',
    "import { ApolloServer } from '@apollo/server';\nimport { get } from 'https';\nclass Gateway extends ApolloServer {}\nnew Gateway({ typeDefs, resolvers: { Mutation: { async import(parent, { files }) {\n  for (const file of files) get(file.url, (response) => keep(response));\n} } } });",
    [unresolved(5, client, 'GET', '{file.url}', 'the value of file.url')],
  ),
];
