import { describe, expect, it } from 'vitest';
import { allEntries } from '../../src/model/catalogue/index.js';

describe('the catalogue', () => {
  it('gives each code once', () => {
    const codes = allEntries.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each(allEntries.map((entry) => [entry.code, entry] as const))('%s says what to do', (code, entry) => {
    expect(code).toMatch(/^EDA[1-6]\d{3}$/);
    expect(entry.help).toMatch(/^(eda-migrate|[A-Z`]).*[.:]$/s);
    expect(entry.explain).toMatch(/^(eda-migrate |[A-Z`]).{40,}\.$/s);
  });

  it('gives an exit code to nothing but errors', () => {
    const wrong = allEntries.filter(({ severity, exit }) => severity !== 'error' && exit !== undefined);
    expect(wrong.map(({ code }) => code)).toEqual([]);
  });
});
