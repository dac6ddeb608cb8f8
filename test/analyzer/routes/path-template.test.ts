import { expect, test } from 'vitest';
import {
  joinPaths,
  type PathSyntax,
  pathTemplates,
} from '../../../src/analyzer/routes/paths/path-template.js';

test.each<[PathSyntax, string, readonly (readonly [string, ...string[]])[]]>([
  ['colon', '/users/:id', [['/users/{}', 'id']]],
  ['colon', 'users/', [['/users']]],
  ['colon', '', [['/']]],
  ['colon', '/a/:from-:to', [['/a/{}', 'from']]],
  ['colon', '/a/:id(\\d+)/b', [['/a/{}/b', 'id']]],
  ['colon', '/a/:path(x/y)', [['/a/{}', 'path']]],
  ['colon', '/a/:id?', [['/a/{}', 'id'], ['/a']]],
  ['colon', '/a{/:id}', [['/a/{}', 'id'], ['/a']]],
  ['colon', '/files/*', [['/files/*']]],
  ['colon', '/files/*path', [['/files/*']]],
  ['colon', '/files/:path(.*)', [['/files/*']]],
  ['colon', '/files/:path*', [['/files/*']]],
  ['colon', '/a/*/b', [['/a/{}/b', '*']]],
  ['brace', '/{proxy+}', [['/*']]],
  ['colon', '/v1/items::batch', [['/v1/items:batch']]],
  ['brace', '/a/{id}/{rest*}', [['/a/{}/*', 'id']]],
  ['brace', '/a/{id?}', [['/a/{}', 'id'], ['/a']]],
  ['brace', '/a/:id', [['/a/:id']]],
  ['bracket', '/a/[id]/[...slug]', [['/a/{}/*', 'id']]],
])('%s %s', (syntax, text, expected) => {
  expect(pathTemplates(text, syntax)).toEqual(
    expected.map(([path, ...parameters]) => ({ path, parameters })),
  );
});

test.each([
  ['', '', '/'],
  ['/', '/', '/'],
  ['api/', '/users/', '/api/users'],
  ['/api', '', '/api'],
  ['/api/*', 'x', '/api/{}/x'],
])('joinPaths(%j, %j)', (prefix, path, expected) => {
  expect(joinPaths(prefix, path)).toBe(expected);
});
