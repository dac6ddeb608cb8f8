import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  commentText,
  identifier,
  memberText,
  propertyName,
  render,
  stringLiteral,
} from '../../src/generators/render.js';

const hostile = [`it's \${x}`, '`', '\\', '"', '\n', '\u2028', '*/ //', '__proto__', '🛒', ''];
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));

test('a string literal is the text that it was made of', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const literal = stringLiteral(text);
      expect(runInNewContext(literal)).toBe(text);
      expect(literal).toMatch(/^'[^\n\r\u2028\u2029]*'$/);
    }),
  );
});

test('a member of an object literal has the name that it was made of', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const keys: unknown = runInNewContext(`Object.keys({ ${propertyName(text)}: 1 })`);
      expect([...(keys as string[])]).toEqual([text]);
    }),
  );
});

test('a member is short where name and value are the same', () => {
  expect([
    memberText('order', 'order'),
    memberText('id', 'order.id'),
    memberText('a-b', 'a-b'),
    memberText('class', 'class'),
  ]).toEqual(['order', 'id: order.id', "'a-b': a-b", 'class: class']);
});

test('a comment stays in its line and cannot be ended', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(runInNewContext(`/** ${commentText(text)} */ 1`)).toBe(1);
      expect(commentText(text)).not.toMatch(/[\n\r\u2028\u2029]/);
    }),
  );
});

test.each(['class', 'a b', '1a', '', "it's", 'await'])('"%s" is refused as an identifier', (text) => {
  expect(() => identifier(text)).toThrow('cannot be an identifier of generated code.');
});

test.each(['order', '$', '_a1', 'größe'])('"%s" is an identifier', (text) => {
  expect(identifier(text)).toBe(text);
});

test('a template that misses a value fails instead of leaving a gap', () => {
  expect(() => render('code/shared/contract.ts.hbs', { marker: '// x' })).toThrow(/not defined/);
});
