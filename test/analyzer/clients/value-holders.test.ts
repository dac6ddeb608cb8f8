import { describe, expect, it } from 'vitest';
import { holdsValues } from '../../../src/analyzer/clients/value-holders.js';

describe('holdsValues', () => {
  it.each<[string, boolean]>([
    ['userMap', true],
    ['this.cache', true],
    ['request.headers', true],
    ['searchParams', true],
    ['state!', true],
    ['_', true],
    ['api', false],
    ['this.http', false],
    ['users', false],
    ['mapper', false],
    ['my_', false],
    ['make()', false],
  ])('%s', (receiver, expected) => {
    expect(holdsValues(`${receiver}.get('x')`, receiver.length)).toBe(expected);
  });
});
