import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDot } from '../../src/report/render-dot.js';
import * as documents from './documents.js';

describe('the Graphviz digraph', () => {
  it.each(Object.entries(documents))('of %s', async (name, { document, plan }) => {
    await expect(renderDot(document, plan)).toMatchFileSnapshot(`./expected/${name}.dot`);
  });

  it.each(['before', 'after'] as const)('draws only what is %s when that is asked for', async (graph) => {
    const { document, plan } = documents.decided;
    await expect(renderDot(document, plan, graph)).toMatchFileSnapshot(`./expected/decided-${graph}.dot`);
  });

  it('holds names of any kind inside of their quotes', () => {
    const string = '"(?:[^"\\\\]|\\\\.)*"';
    const known = new RegExp(
      `^(digraph services \\{| {2}(graph|node|edge) \\[.*\\];| {2}subgraph cluster_\\w+ \\{| {4}label=${string};` +
        `| {4}\\w+( -> \\w+)? \\[label=${string}(, shape=ellipse, style=filled, fillcolor="#eeeeee")?\\];| {2}\\}|\\})?$`,
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const { document, plan } = documents.readOnly;
        const renamed = JSON.parse(JSON.stringify(document).replaceAll('"loyalty"', JSON.stringify(name)));
        const lines = renderDot(renamed, plan).split('\n');
        expect(lines.filter((line) => !known.test(line))).toEqual([]);
      }),
    );
  });
});
