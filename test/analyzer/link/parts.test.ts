import { describe, expect, it } from 'vitest';
import { splitAddress } from '../../../src/analyzer/linking/authority.js';
import type { Piece } from '../../../src/analyzer/linking/bound-address.js';
import { matchRoute } from '../../../src/analyzer/linking/route-match.js';
import { hostsInName } from '../../../src/analyzer/linking/variable-name.js';
import type { Route } from '../../../src/model/route.js';
import { routeOf } from '../../helpers/analysis-builders.js';

describe('hostsInName', () => {
  it.each([
    ['PAYMENT_SERVICE_URL', ['payment-service', 'paymentservice']],
    ['NEXT_PUBLIC_USER_API_BASE_URL', ['user']],
    ['services.paymentUrl', ['payment']],
    ['COUNTRY_CONFIG_HOST', ['country-config', 'countryconfig']],
    ['STOCK_GRPC_URL', ['stock']],
    ['API_URL', []],
    ['URL', []],
  ])('%s: %j', (name, expected) => {
    expect(hostsInName(name)).toEqual(expected);
  });
});

describe('splitAddress', () => {
  const text = (value: string): Piece => ({ kind: 'text', text: value });
  const hole: Piece = { kind: 'hole', part: { kind: 'unknown', reason: 'x', origins: [], depends: [] } };

  it.each<[string, Piece[], unknown, string]>([
    [
      'a whole address',
      [text('http://user:3001/users?x=1')],
      { host: 'user', port: 3001, hole: undefined },
      '/users?x=1',
    ],
    [
      'credentials',
      [text('http://me:secret@User/users')],
      { host: 'user', port: undefined, hole: undefined },
      '/users',
    ],
    ['no scheme', [text('user:3001/users')], { host: 'user', port: 3001, hole: undefined }, '/users'],
    ['version 6', [text('http://[::1]:80/x')], { host: '[::1]', port: 80, hole: undefined }, '/x'],
    [
      'a port that is not known',
      [text('http://user:'), hole, text('/x')],
      { host: 'user', port: undefined, hole: undefined },
      '/x',
    ],
    [
      'a host that is not known',
      [text('http://'), hole, text('/x')],
      { host: '', port: undefined, hole },
      '/x',
    ],
    [
      'an ending that is not known',
      [text('http://user'), hole, text('/x')],
      { host: 'user', port: undefined, hole },
      '/x',
    ],
    ['a path that is not known', [text('http://user'), hole], { host: 'user', port: undefined, hole }, '{}'],
    ['a relative address', [text('/users/1')], undefined, '/users/1'],
  ])('%s', (_, pieces, authority, rest) => {
    const split = splitAddress({ pieces });
    expect({
      authority: split.authority,
      rest: split.rest.map((piece) => (piece.kind === 'text' ? piece.text : '{}')).join(''),
    }).toEqual({ authority, rest });
  });
});

describe('matchRoute', () => {
  const route = (method: string, path: string): Route => routeOf({ id: `user ${method} ${path}` });
  const routes = [
    route('GET', '/users/{}'),
    route('GET', '/users/me'),
    route('POST', '/users'),
    route('ANY', '/any/{}'),
    route('GET', '/files/*'),
  ];

  it.each([
    ['GET', '/users/me', 'user GET /users/me'],
    ['GET', '/users/{}', 'user GET /users/{}'],
    ['GET', '/users/7', 'user GET /users/{}'],
    ['POST', '/users', 'user POST /users'],
    ['DELETE', '/any/1', 'user ANY /any/{}'],
    ['GET', '/files/a/b', 'user GET /files/*'],
    ['ANY', '/users', 'user POST /users'],
    ['DELETE', '/users/7', undefined],
    ['GET', '/users', undefined],
    ['GET', '/users/7/orders', undefined],
    ['GET', null, undefined],
  ])('%s %s reaches %s', (method, path, expected) => {
    expect(matchRoute(routes, method, path)?.id).toBe(expected);
  });
});
