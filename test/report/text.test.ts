import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/report/text/render-text.js';
import * as documents from './documents.js';

const cases = Object.entries(documents);

function withoutColour(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences are what is looked for
  return text.replace(/\u001b\[\d+m/g, '');
}

describe('the text report', () => {
  it.each(cases.flatMap(([name, canned]) => [80, 200].map((width) => [name, width, canned] as const)))(
    'of %s at %d columns',
    async (name, width, { document, plan }) => {
      const text = renderText(document, plan, { width, colour: false });
      await expect(text).toMatchFileSnapshot(`./expected/${name}-${width}.txt`);
    },
  );

  it.each(cases)('of %s says the same with colour', (_name, { document, plan }) => {
    const coloured = renderText(document, plan, { width: 80, colour: true });
    expect(withoutColour(coloured)).toBe(renderText(document, plan, { width: 80, colour: false }));
  });

  it('is coloured where colour is asked for', () => {
    const { document, plan } = documents.undecided;
    expect(renderText(document, plan, { width: 80, colour: true })).not.toBe(
      renderText(document, plan, { width: 80, colour: false }),
    );
  });

  it.each([60, 80, 100, 129, 130, 160, 200])(
    'keeps to %d columns, but for names and paths that are longer',
    (width) => {
      for (const [, { document, plan }] of cases) {
        const lines = renderText(document, plan, { width, colour: false }).split('\n');
        const ids = plan.messages.flatMap(({ name, consumers }) =>
          consumers.map(({ service }) => `${name}:${service}`),
        );
        const tooLong = lines.filter(
          (line) => line.length > width && / /.test(line.trim()) && !ids.includes(line.trim()),
        );
        expect(tooLong).toEqual([]);
      }
    },
  );

  it('lets no control character of the repository through', () => {
    const { document, plan } = documents.awkward;
    const text = renderText(document, plan, { width: 80, colour: false });
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});
