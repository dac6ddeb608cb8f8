import { describe, expect, it } from 'vitest';
import { withPrices, withQuotas } from '../../../src/planner/cost/figure-overrides.js';
import { prices } from '../../../src/planner/cost/prices.js';
import { quotas } from '../../../src/planner/quotas/quotas.js';
import { thrownBy } from '../../helpers/thrown-by.js';

describe('figures of another region', () => {
  it('a price takes the place of the built-in one, for the same unit', () => {
    const text = '{"asOf": "2026-12", "region": "eu-central-1", "figures": {"sqsRequests": 0.48}}';
    expect(withPrices(prices, text, 'p.json')).toEqual({
      region: 'eu-central-1',
      asOf: '2026-12',
      figures: {
        ...prices.figures,
        sqsRequests: { ...prices.figures.sqsRequests, usd: 0.48, source: 'p.json' },
      },
    });
  });

  it('a quota that was raised', () => {
    const { stepFunctionsStartsPerSecond } = quotas.figures;
    expect(withQuotas(quotas, '{"figures": {"stepFunctionsStartsPerSecond": 900}}', 'q.json')).toEqual({
      ...quotas,
      figures: {
        ...quotas.figures,
        stepFunctionsStartsPerSecond: { ...stepFunctionsStartsPerSecond, limit: 900, source: 'q.json' },
      },
    });
  });

  it.each([
    ['no JSON', '{"figures": {\n', 2, "the whole is no JSON: expected property name or '}'"],
    [
      'no figures',
      '{}',
      1,
      'figures is not what it should be: invalid input: expected record, received undefined',
    ],
    [
      'a negative figure',
      '{"figures": {\n"sqsRequests": -1}}',
      2,
      'figures.sqsRequests is not what it should be: too small: expected number to be >=0',
    ],
    [
      'another member',
      '{"figures": {},\n"currency": "EUR"}',
      2,
      'currency is not what it should be: unrecognized key: "currency"',
    ],
    [
      'a name that does not exist',
      '{"figures": {\n"sqsRequest": 1}}',
      2,
      'figures.sqsRequest is no figure that is known; the nearest names are sqsRequests, sqsFifoRequests',
    ],
  ])('%s: a sentence with the line', (_name, text, line, problem) => {
    const thrown = thrownBy(() => withPrices(prices, text, 'p.json'));
    expect(thrown).toEqual({
      code: 'EDA2045',
      exit: 2,
      message: `In the file of prices, ${problem}.`,
      file: 'p.json',
      line,
    });
  });

  it('a quota of 0 would stop everything', () => {
    expect(thrownBy(() => withQuotas(quotas, '{"figures": {"sqsMessageBytes": 0}}', 'q.json'))).toEqual({
      code: 'EDA2045',
      exit: 2,
      message: 'In the file of quotas, figures.sqsMessageBytes must be more than 0.',
      file: 'q.json',
      line: 1,
    });
  });
});
