import { describe, expect, it } from 'vitest';
import { renderPlan } from '../../src/report/render-plan.js';
import * as documents from './documents.js';

/** A text without its colours. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are made of them
  return text.replace(/\u001b\[\d+m/g, '');
}

describe('the table of the plan', () => {
  it.each(
    Object.entries(documents).flatMap(([name, canned]) => [
      [name, 80, canned] as const,
      [name, 200, canned] as const,
    ]),
  )('of %s at %i columns', async (name, width, { document, plan }) => {
    const text = renderPlan(document, plan, { width, colour: false, saved: name === 'decided' });
    await expect(text).toMatchFileSnapshot(`./expected/${name}-plan-${width}.txt`);
  });

  it.each(Object.entries(documents))('of %s says the same in colour', (_name, { document, plan }) => {
    const options = { width: 80, saved: true };
    const coloured = renderPlan(document, plan, { ...options, colour: true });
    expect(plain(coloured)).toBe(renderPlan(document, plan, { ...options, colour: false }));
  });

  it('says which flows are applied, and whose code is gone', () => {
    const { plan } = documents.decided;
    const applied = ['order.OrderPlaced:fulfilment'];
    const text = renderPlan({ flows: [] }, plan, { width: 80, colour: false, saved: true, applied });
    expect(text.split('\n').filter((line) => line.includes('order.OrderPlaced:fulfilment'))).toEqual([
      '  order.OrderPlaced:fulfilment              SNS + SQS       applied, code gone',
    ]);
  });
});
