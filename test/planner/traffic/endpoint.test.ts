import { describe, expect, it } from 'vitest';
import { endpointOfRequest, normalised } from '../../../src/planner/traffic/endpoint.js';
import { webAddressOf } from '../../../src/planner/traffic/web-address.js';

describe('a path as telemetry writes it', () => {
  it.each([
    ['/points/:id', '/points/{}'],
    ['/points/{pointId}/lines/', '/points/{}/lines'],
    ['/points/<int:id>', '/points/{}'],
    ['/points/[id]', '/points/{}'],
    ['/files/*rest', '/files/*'],
    ['/a:b/c', '/a:b/c'],
    ['/', '/'],
    ['shop.Loyalty/AddPoints', 'shop.Loyalty/AddPoints'],
  ])('%s is %s', (written, expected) => {
    expect(normalised(written)).toBe(expected);
  });
});

const endpoints = [
  { method: 'GET', path: '/points/{}' },
  { method: 'GET', path: '/points/recent' },
  { method: 'POST', path: '/points' },
  { method: 'ANY', path: '/proxy/*' },
  { method: 'GET', path: '/files/{}.json' },
];

describe('the endpoint of a request', () => {
  it.each([
    ['a dynamic segment', 'GET', '/points/4711', '/points/{}'],
    ['a template', 'GET', '/points/:id', '/points/{}'],
    ['the one with more literal segments', 'GET', '/points/recent', '/points/recent'],
    ['a slash at the end', 'POST', '/points/', '/points'],
    ['any method and any rest', 'DELETE', '/proxy/a/b/c', '/proxy/*'],
    ['a segment that is dynamic in part', 'GET', '/files/7.json', '/files/{}.json'],
    ['near miss: another ending', 'GET', '/files/7.xml', undefined],
    ['near miss: another method', 'PUT', '/points', undefined],
    ['near miss: one segment more', 'GET', '/points/1/lines', undefined],
    ['near miss: another case', 'POST', '/Points', undefined],
    ['a method that was not recorded', null, '/points', '/points'],
  ])('%s', (_name, method, path, expected) => {
    expect(endpointOfRequest(endpoints, method, path)?.path).toBe(expected);
  });
});

describe('an address', () => {
  it.each([
    ['http://loyalty:3004/points?id=1#x', { host: 'loyalty:3004', path: '/points' }],
    ['https://user:secret@loyalty', { host: 'loyalty', path: '/' }],
    ['/points?id=1', { host: null, path: '/points' }],
    ['points', undefined],
    ['', undefined],
  ])('%s', (written, expected) => {
    expect(webAddressOf(written)).toEqual(expected);
  });
});
