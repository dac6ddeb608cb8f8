import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnalysisDocument } from '../../src/model/document.js';
import { rename } from '../../src/planner/edit.js';
import { renderMarkdown } from '../../src/report/markdown/render-markdown.js';
import { formats } from '../../src/report/registry.js';
import { renderCsv } from '../../src/report/render-csv.js';
import { renderDot } from '../../src/report/render-dot.js';
import { renderFlow } from '../../src/report/render-flow.js';
import { renderJson } from '../../src/report/render-json.js';
import { renderMermaid } from '../../src/report/render-mermaid.js';
import { renderText } from '../../src/report/text/render-text.js';
import * as documents from './documents.js';

const cases = Object.entries(documents);

/** The same value with the members of every object in another order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('the formats', () => {
  it('are told by their ids', () => {
    const { document, plan } = documents.decided;
    const options = { width: 80, colour: false };
    expect(formats.map((format) => [format.id, format.render(document, plan, options)])).toEqual([
      ['text', renderText(document, plan, options)],
      ['json', renderJson(document)],
      ['markdown', renderMarkdown(document, plan, {})],
      ['mermaid', renderMermaid(document, plan)],
      ['dot', renderDot(document, plan)],
      ['csv', renderCsv(document, plan)],
    ]);
  });
});

describe('the JSON document', () => {
  it.each(cases)('of %s is the document, and ends with one line break', (_name, { document }) => {
    const text = renderJson(document);
    expect(JSON.parse(text)).toEqual(document);
    expect(text).toMatch(/[^\n]\n$/);
  });

  it('does not depend on how its objects were put together', () => {
    const { document } = documents.awkward;
    expect(renderJson(reversed(document) as AnalysisDocument)).toBe(renderJson(document));
  });

  it('has its parts in the order of the contract', () => {
    expect(Object.keys(JSON.parse(renderJson(documents.undecided.document)))).toEqual([
      'schemaVersion',
      'tool',
      'root',
      'inputsHash',
      'services',
      'calls',
      'edges',
      'flows',
      'waves',
      'findings',
      'messages',
      'unresolved',
      'notices',
    ]);
  });
});

describe('the Mermaid flowchart', () => {
  it.each(cases)('of %s', async (name, { document, plan }) => {
    await expect(renderMermaid(document, plan)).toMatchFileSnapshot(`./expected/${name}.mmd`);
  });

  it.each(['before', 'after'] as const)('draws only what is %s when that is asked for', async (graph) => {
    const { document, plan } = documents.decided;
    await expect(renderMermaid(document, plan, graph)).toMatchFileSnapshot(`./expected/decided-${graph}.mmd`);
  });

  it('holds names of any kind inside of their quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        const { document, plan } = documents.readOnly;
        const renamed = JSON.parse(JSON.stringify(document).replaceAll('"loyalty"', JSON.stringify(name)));
        const lines = renderMermaid(renamed, plan).split('\n');
        const known =
          /^(flowchart LR| {2}(subgraph \w+\["[^"]*"\]|end)| {4}(\w+(\["[^"]*"\]|\(\["[^"]*"\]\))|\w+ -->\|"[^"]*"\| \w+))?$/;
        expect(lines.filter((line) => !known.test(line))).toEqual([]);
      }),
    );
  });
});

describe('everything about one flow', () => {
  it.each([
    ['undecided', 'order.OrderPlaced:loyalty', documents.undecided],
    ['decided', 'order.CreateCharge:payment', documents.decided],
    ['readOnly', 'order.GetPoint:loyalty', documents.readOnly],
  ] as const)('of %s: %s', async (name, flow, { document, plan }) => {
    const text = renderFlow(document, plan, flow, { width: 80, colour: false });
    await expect(text).toMatchFileSnapshot(`./expected/${name}-${flow.replace(/[.:]/g, '-')}.txt`);
  });

  it('is found under the name that the user gave its message', () => {
    const { document, plan } = documents.undecided;
    const options = { width: 80, colour: false };
    const renamed = rename(plan, 'order.OrderPlaced', 'OrderConfirmed');
    const original = renderFlow(document, plan, 'order.OrderPlaced:loyalty', options);
    expect(renderFlow(document, renamed, 'order.OrderConfirmed:loyalty', options)).toBe(
      original?.replace('order.OrderPlaced', 'order.OrderConfirmed'),
    );
  });

  it('is nothing for a flow that the plan does not have', () => {
    const { document, plan } = documents.undecided;
    expect(renderFlow(document, plan, 'order.Nothing:loyalty', { width: 80, colour: false })).toBe(undefined);
  });
});
