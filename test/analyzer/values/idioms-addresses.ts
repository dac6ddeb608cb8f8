// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

/** Addresses as objects. */
export const addressIdioms: readonly Idiom[] = [
  ['new URL', "const probe = new URL('http://user/users');", 'http://user/users'],
  ['new URL with a base', "const probe = new URL('/users', 'http://user/api');", 'http://user/users'],
  [
    'new URL with a relative path',
    "const probe = new URL('users', 'http://user/api/');",
    'http://user/api/users',
  ],
  [
    'a template as the path',
    'const probe = new URL(`/users/${id}`, process.env.USER_URL);',
    '<USER_URL>/users/{id}',
  ],
  [
    'a path that is written later',
    "const u = new URL('http://user'); u.pathname = '/users'; const probe = u;",
    'http://user/users',
  ],
  [
    'a path that is written later, as text',
    "const u = new URL('http://user/api'); u.pathname = `/users/${id}`; const probe = u.toString();",
    'http://user/users/{id}',
  ],
  [
    'a path that is added to',
    "const u = new URL('http://user/api'); u.pathname += '/users'; const probe = u.href;",
    'http://user/api/users',
  ],
  [
    'paths that are written one after the other',
    "const u = new URL('http://user'); u.pathname = '/a'; read(u); u.pathname = '/b'; const probe = u.href;",
    'http://user/a | http://user/b',
  ],
  [
    'a host that is written later',
    "const u = new URL('http://a/users'); u.host = 'user:3000'; const probe = u.href;",
    'http://user:3000/users',
  ],
  [
    'a host name and a port',
    "const u = new URL('http://a:1/users'); u.hostname = 'user'; u.port = '3000'; const probe = u.href;",
    'http://user:3000/users',
  ],
  [
    'a scheme that is written later',
    "const u = new URL('http://user/users'); u.protocol = 'https:'; const probe = u.href;",
    'https://user/users',
  ],
  [
    'a query that is written later',
    "const u = new URL('http://user/users'); u.search = `?page=${page}`; const probe = u.toString();",
    'http://user/users?page={page}',
  ],
  [
    'a query that is appended',
    "const u = new URL('/users', 'http://user'); u.searchParams.append('page', page); const probe = u.toString();",
    'http://user/users',
  ],
  [
    'a path on a variable',
    "const u = new URL(process.env.USER_URL); u.pathname = '/users'; const probe = u.toString();",
    '<USER_URL>/users',
  ],
  [
    'a host that cannot be told',
    "const u = new URL('http://a/users'); u.host = chosen; const probe = u.href;",
    'http://{chosen}/users',
  ],
  [
    'the parts of an address',
    "const { protocol, host } = new URL('http://user:3000/api'); const probe = `${protocol}//${host}/users`;",
    'http://user:3000/users',
  ],
  [
    'its origin',
    "const probe = new URL('http://user:3000/api').origin + '/users';",
    'http://user:3000/users',
  ],
  ['its path', "const probe = new URL('http://user:3000/api').pathname;", '/api'],
  [
    'url.format',
    "import url from 'url'; const probe = url.format({ protocol: 'http', hostname: 'user', port: 3000, pathname: '/users' });",
    'http://user:3000/users',
  ],
  [
    'url.format with a host and a query',
    "const { format } = require('url'); const probe = format({ protocol: 'https:', host: process.env.USER_HOST, pathname: 'users', query: { page } });",
    'https://<USER_HOST>/users',
  ],
  [
    'url.format of an address',
    "import url from 'url'; const probe = url.format(new URL('http://user/users'));",
    'http://user/users',
  ],
  ['url.format of something', "import url from 'url'; const probe = url.format(options);", '{options}'],
  [
    'url.resolve',
    "import url from 'url'; const probe = url.resolve('http://user/api/', 'users');",
    'http://user/api/users',
  ],
  ['url.parse', "import url from 'url'; const probe = url.parse('http://user:3000/users').hostname;", 'user'],
  [
    'urijs segments',
    "import URI from 'urijs'; const probe = new URI('http://user').segment('users').segment(id).toString();",
    'http://user/users/{id}',
  ],
  [
    'urijs segments, called',
    "const URI = require('urijs'); const probe = URI('http://user/api').segment(['users', id]).href();",
    'http://user/api/users/{id}',
  ],
  [
    'urijs path',
    "import URI from 'urijs'; const probe = new URI('http://user/api').path('/users').addQuery('page', 1).toString();",
    'http://user/users',
  ],
  [
    'urijs host',
    "import URI from 'urijs'; const probe = URI('http://a/users').hostname('user').port('3000').toString();",
    'http://user:3000/users',
  ],
  [
    'urijs parts',
    "import URI from 'urijs'; const probe = new URI({ protocol: 'http', hostname: 'user', path: '/users' }).toString();",
    'http://user/users',
  ],
  [
    'urijs with a member that is not known',
    "import URI from 'urijs'; const probe = new URI('http://user').normalizeSearch().toString();",
    'http://user',
  ],
];
