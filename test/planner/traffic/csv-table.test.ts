import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableOf } from '../../../src/planner/traffic/formats/csv-table.js';

describe('a table of comma-separated values', () => {
  it.each([
    [
      'plain cells, trimmed',
      'a, b \nc,d',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['c', 'd'] },
      ],
    ],
    ['quotation marks', '"a,b", "say ""no"""\n', [{ line: 1, cells: ['a,b', 'say "no"'] }]],
    [
      'a line break in a cell',
      '"a\nb",c\nd\n',
      [
        { line: 1, cells: ['a\nb', 'c'] },
        { line: 3, cells: ['d'] },
      ],
    ],
    ['blank lines', '\n\r\n , \na\n', [{ line: 4, cells: ['a'] }]],
    ['a cell that is never closed', '"a,b\nc', [{ line: 1, cells: ['a,b\nc'] }]],
    ['an empty last cell', 'a,\n', [{ line: 1, cells: ['a', ''] }]],
  ])('%s', (_name, text, rows) => {
    expect(tableOf(text, ',')).toEqual(rows);
  });

  it('gives back what was written in quotation marks', () => {
    const cell = fc.string({ minLength: 1 }).map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const text = rows.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','));
        expect(tableOf(text.join('\n'), ',').map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});
