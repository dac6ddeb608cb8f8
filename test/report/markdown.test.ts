import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, words } from '../../src/report/markdown/escape.js';
import { renderMarkdown } from '../../src/report/markdown/render-markdown.js';
import * as documents from './documents.js';

describe('the Markdown page', () => {
  it.each(Object.entries(documents))('of %s', async (name, { document, plan }) => {
    await expect(renderMarkdown(document, plan, {})).toMatchFileSnapshot(`./expected/${name}.md.txt`);
  });

  it('says which flows are applied', () => {
    const { document, plan } = documents.decided;
    const applied = ['order.OrderPlaced:fulfilment'];
    const page = renderMarkdown(document, plan, { applied });
    expect(page).toBe(
      renderMarkdown(document, plan, {}).replace(
        '| `order.OrderPlaced:fulfilment` | SNS + SQS | accepted |',
        '| `order.OrderPlaced:fulfilment` | SNS + SQS | applied |',
      ),
    );
    expect(page).toContain('| applied |');
  });
});

describe('text within Markdown', () => {
  it.each([
    ['a_b *c* [d](e)', 'a\\_b \\*c\\* \\[d\\](e)'],
    ['<script>', '\\<script\\>'],
    ['a|b', 'a\\|b'],
    ['`x`', '\\`x\\`'],
    ['# no heading', '\\# no heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['a\nb\u001b[31m', 'a?b?\\[31m'],
    ['&amp;', '\\&amp;'],
  ])('%j is %j', (text, expected) => {
    expect(words(text)).toBe(expected);
  });

  it.each([
    ['order.A:b', '`order.A:b`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a|b<c', '<code>a&#124;b&#60;c</code>'],
    ['', ''],
  ])('%j in a code span is %j', (text, expected) => {
    expect(code(text)).toBe(expected);
  });

  it('has no bare bar or tag, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(words(text).replaceAll(/\\./g, '')).not.toMatch(/[|<>`*_]/);
        expect(code(text)).not.toContain('|');
      }),
    );
  });
});
