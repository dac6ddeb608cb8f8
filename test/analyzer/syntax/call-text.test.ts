import { describe, expect, it } from 'vitest';
import { mayCall, ownersOf } from '../../../src/analyzer/syntax/call-text.js';

describe('mayCall', () => {
  it.each<[string, string, boolean]>([
    ['a call', 'send(1)', true],
    ['a call of a member', 'client.send(1)', true],
    ['type arguments', 'send<Order>(1)', true],
    ['an optional call', 'send?.(1)', true],
    ['a call in the next line', 'send\n  (1)', true],
    ['an assertion before the call', 'send!(1)', true],
    ['a construction', 'new send', true],
    ['a construction of a member', 'new api.send;', true],
    ['another name in an import', "import { send as tell } from './a'", true],
    ['another name in a pattern', 'const { send: tell } = api', true],
    ['near miss: a value', 'const tell = send;', false],
    ['near miss: part of a longer name', 'resend(1) + send2(1) + $send(1)', false],
    ['near miss: a member with a function type', 'interface A { send: () => void }', false],
    ['near miss: in prose', '// send it, and be done', false],
    ['a later use counts', 'const send2 = send; send(2)', true],
  ])('%s', (_, text, expected) => {
    expect(mayCall(text, 'send')).toBe(expected);
  });
});

describe('ownersOf', () => {
  it('names what stands before the dot', () => {
    const text =
      'send.call(this); client.send.bind(client); tell?.call(1); run()\n.call(2); list[0].call(3); x.called(4)';
    expect([...ownersOf(text, 'call')]).toEqual(['send', 'tell']);
    expect([...ownersOf(text, 'bind')]).toEqual(['send']);
  });
});
