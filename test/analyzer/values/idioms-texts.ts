// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the probed code holds templates
import type { Idiom } from './idiom.js';

/** Texts that are put together. */
export const textIdioms: readonly Idiom[] = [
  [
    'a template in a template',
    'const id = read(); const probe = `http://user${`/users/${id}`}/x`;',
    'http://user/users/{id}/x',
  ],
  ['a tagged template', 'const probe = url`/users/${id}`;', '/users/{id}'],
  [
    'a tag that encodes',
    "import { path } from 'a-package'; const probe = path`/users/${id}`;",
    '/users/{id}',
  ],
  ['String(x)', 'const probe = "/users/" + String(id);', '/users/{id}'],
  ['encodeURIComponent', 'const probe = `/users/${encodeURIComponent(id)}`;', '/users/{id}'],
  ['concat', "const probe = 'http://user'.concat('/users/', id);", 'http://user/users/{id}'],
  ['join of a list', "const probe = ['http://user', 'users', id].join('/');", 'http://user/users/{id}'],
  ['join without a separator', "const probe = ['http://', 'user'].join('');", 'http://user'],
  [
    'a placeholder in braces',
    "const probe = '/users/{id}/orders'.replace('{id}', id);",
    '/users/{id}/orders',
  ],
  ['a placeholder by a pattern', 'const probe = "/users/:id".replace(/:id/, id);', '/users/{id}'],
  [
    'a placeholder in braces by a pattern',
    'const probe = "/users/{id}".replace(/\\{id\\}/g, id);',
    '/users/{id}',
  ],
  ['several placeholders', "const probe = '/a/:a/b/:b'.replace(':a', a).replace(':b', b);", '/a/{a}/b/{b}'],
  ['a placeholder everywhere', "const probe = '/:a/:a'.replaceAll(':a', 'x');", '/x/x'],
  ['a placeholder that is not there', "const probe = '/users'.replace('{id}', id);", '/users'],
  [
    'urlcat',
    "import urlcat from 'urlcat'; const probe = urlcat('http://user:3000', '/users/:id', { id, page: 1 });",
    'http://user:3000/users/{id}',
  ],
  [
    'urlcat without a base',
    "import urlcat from 'urlcat'; const probe = urlcat('/users/:id', { id });",
    '/users/{id}',
  ],
  [
    'util.format',
    "import util from 'util'; const probe = util.format('http://%s:%d/users', 'user', 3000);",
    'http://user:3000/users',
  ],
  [
    'util.format without enough values',
    "import { format } from 'node:util'; const probe = format('http://user/%s');",
    'http://user/%s',
  ],
  [
    'sprintf',
    "import { sprintf } from 'sprintf-js'; const probe = sprintf('http://user/users/%s', id);",
    'http://user/users/{id}',
  ],
  [
    'vsprintf',
    "import { vsprintf } from 'sprintf-js'; const probe = vsprintf('http://user/users/%s/%s', [a, 'b']);",
    'http://user/users/{a}/b',
  ],
  [
    'path.posix.join',
    "import path from 'path'; const probe = 'http://user' + path.posix.join('/users', id, 'orders');",
    'http://user/users/{id}/orders',
  ],
  [
    'url-join',
    "import urlJoin from 'url-join'; const probe = urlJoin('http://user/', '/users', id);",
    'http://user/users/{id}',
  ],
  [
    'urljoin, required',
    "const urljoin = require('urljoin'); const probe = urljoin('http://user/', '/users');",
    'http://user/users',
  ],
  [
    'proper-url-join',
    "import join from 'proper-url-join'; const probe = join('http://user/', '/users/');",
    'http://user/users/',
  ],
  [
    'ufo',
    "import { joinURL, withQuery } from 'ufo'; const probe = withQuery(joinURL('http://user/', 'users'), { page: 1 });",
    'http://user/users',
  ],
  ['lower case', "const probe = 'HTTP://USER'.toLowerCase();", 'http://user'],
  [
    'padding that cannot be told',
    'const probe = id.padStart(8);',
    '<unknown: the call of padStart gives it>',
  ],
  ['a conditional ending', "const probe = `/users${full ? '/full' : ''}`;", '/users/full | /users'],
  [
    'a conditional query',
    "const probe = '/users' + (page ? `?page=${page}` : '');",
    '/users?page={page} | /users',
  ],
  ['a condition and a text', 'const probe = `/users${page && `?page=${page}`}`;', '/users?page={page}'],
  [
    'a query object',
    'const probe = `/users?${new URLSearchParams({ page }).toString()}`;',
    '/users?{new URLSearchParams({ page })}',
  ],
  [
    'mustache',
    "import Mustache from 'mustache'; const probe = Mustache.render('http://user/users/{{id}}', { id: 'x' });",
    'http://user/users/x',
  ],
  [
    'lodash template',
    "import _ from 'lodash'; const probe = _.template('http://user/users/${id}')({ id: 'x' });",
    'http://user/users/x',
  ],
  [
    'path-to-regexp',
    "import { compile } from 'path-to-regexp'; const probe = compile('/users/:id/orders')({ id: 'x' });",
    '/users/x/orders',
  ],
  [
    'reduce of segments',
    "const probe = ['users', id].reduce((path, part) => `${path}/${part}`, 'http://user');",
    'http://user/users/{part}',
  ],
  [
    'a trimmed base',
    "const base = process.env.USER_URL ?? 'http://user/'; const probe = `${base.replace(/\\/+$/, '')}/users`;",
    '<USER_URL=http://user/>/users',
  ],
];
