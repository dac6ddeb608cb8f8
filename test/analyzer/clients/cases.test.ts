import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clients } from '../../../src/analyzer/clients/registry.js';
import type { ClientCase, Code } from './client-case.js';
import { requestsOf } from './requests-of.js';

const folder = new URL('./cases/', import.meta.url);
const modules: readonly { readonly cases: ClientCase }[] = await Promise.all(
  readdirSync(folder)
    .sort()
    .map((file) => import(new URL(file, folder).href)),
);
const all = modules.map(({ cases }) => cases);

function filesOf(code: Code): Readonly<Record<string, string>> {
  return typeof code === 'string' ? { 'a.ts': code } : code;
}

describe('clients', () => {
  it('each have cases', () => {
    expect(all.map(({ id }) => id).sort()).toEqual(clients.map(({ id }) => id).sort());
  });

  it('each have a match, a near miss and a case that cannot be told', () => {
    const lacking = all.filter(
      ({ match, nearMiss, cannotTell }) => Math.min(match.length, nearMiss.length, cannotTell.length) === 0,
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  for (const { id, match, nearMiss, cannotTell } of all) {
    describe(id, () => {
      it.each(match)('recognises %s', (code, expected) => {
        expect(requestsOf(filesOf(code))).toEqual([expected].flat());
      });
      it.each(nearMiss.map((code) => [code]))('leaves %s alone', (code) => {
        expect(requestsOf(filesOf(code))).toEqual([]);
      });
      it.each(cannotTell)('keeps what it cannot tell of %s', (code, expected) => {
        expect(requestsOf(filesOf(code))).toEqual([expected].flat());
      });
    });
  }
});
