import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../src/model/document.js';
import { renderCsv } from '../../src/report/render-csv.js';
import * as documents from './documents.js';

/** The cells of a text, read as RFC 4180 has them. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  for (let found = pattern.exec(text); found !== null && found[0] !== ''; found = pattern.exec(text)) {
    rows.at(-1)?.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === '\r\n') rows.push([]);
  }
  expect(pattern.lastIndex === 0 || pattern.lastIndex === text.length).toBe(true);
  return rows.slice(0, -1);
}

/** An edge between two services of these names. */
function edgeBetween(from: string, to: string): AnalysisDocument {
  const edge = {
    id: `${from}:${to}`,
    from,
    to,
    calls: ['a', 'b'],
    callsByVerdict: { async: 1, orchestrate: 0, 'keep-sync': 1 },
  };
  return { ...documents.empty.document, edges: [edge] };
}

describe('comma-separated rows', () => {
  it.each(Object.entries(documents))('of the calls of %s', async (name, { document, plan }) => {
    await expect(renderCsv(document, plan)).toMatchFileSnapshot(`./expected/${name}-calls.csv`);
  });

  it.each(['edges', 'flows'] as const)('of the %s of the shop', async (rows) => {
    const { document, plan } = documents.decided;
    await expect(renderCsv(document, plan, rows)).toMatchFileSnapshot(`./expected/decided-${rows}.csv`);
  });

  it.each([
    ['a comma', 'a,b', 'a,b'],
    ['quotes', 'the "old" one', 'the "old" one'],
    ['a line break', 'a\nb', 'a?b'],
    ['a formula', '=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['a formula behind a space', ' =1+1', "' =1+1"],
    ['a plus', '+49', "'+49"],
    ['a minus', '-1', "'-1"],
    ['an at', '@sum(A1)', "'@sum(A1)"],
    ['a wide equals sign', '\uff1d1', "'\uff1d1"],
    ['an equals sign within', 'a=b', 'a=b'],
  ])('keep %s in a name a text', (_what, name, read) => {
    const { plan } = documents.empty;
    expect(cellsOf(renderCsv(edgeBetween(name, 'mail'), plan, 'edges'))).toEqual([
      ['id', 'from', 'to', 'calls', 'async', 'orchestrate', 'keep_sync'],
      [`${read}:mail`, read, 'mail', '2', '1', '0', '1'],
    ]);
  });

  it('hold names of any kind in cells of their own, and none that begins a formula', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (from, to) => {
        const [, row = []] = cellsOf(renderCsv(edgeBetween(from, to), documents.empty.plan, 'edges'));
        expect(row.length).toBe(7);
        expect(row.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
      }),
    );
  });
});
