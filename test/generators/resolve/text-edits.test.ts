import { expect, test } from 'vitest';
import { editedText, indented, outdented } from '../../../src/generators/resolve/text-edits.js';

test('edits inside a span, those at one place in the order given', () => {
  const edits = [
    { start: 6, end: 6, replacement: ')' },
    { start: 3, end: 4, replacement: 'D' },
    { start: 6, end: 6, replacement: ', x' },
  ];
  expect(editedText('abcdefgh', { start: 1, end: 7 }, edits)).toBe('bcDef), xg');
});

test('edits that overlap are a bug', () => {
  const edits = [
    { start: 1, end: 4, replacement: '' },
    { start: 3, end: 5, replacement: '' },
  ];
  expect(() => editedText('abcdefgh', { start: 0, end: 8 }, edits)).toThrow('Two edits overlap at offset 3.');
});

test('indentation leaves empty lines and the inside of template literals alone', () => {
  const code = 'a(`one\ntwo $' + '{\nb\n} three\nfour`);\n\nc();';
  const moved = 'a(`one\ntwo $' + '{\n  b\n  } three\nfour`);\n\n  c();';
  expect(indented(code, '  ')).toBe(moved);
  expect(outdented(moved, '  ')).toBe(code);
});
