import { describe, expect, it } from 'vitest';
import { CASES } from './cases/index.js';
import { describeMarked, prepared } from './described.js';

describe.each(CASES)('describeCall: %s', (_title, cases) => {
  it.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_name, entry) => {
    const { files, file, want } = prepared(entry);
    expect(describeMarked(files, file)).toEqual(want);
  });
});
