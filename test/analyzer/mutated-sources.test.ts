import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzer/index.js';
import { memoryRepository } from '../helpers/memory-repository.js';
import { shopFixture } from '../shop/copy-shop.js';

/** How many mutated repositories are analysed; `MUTATIONS=2000` takes a few minutes. */
const runs = Number(process.env.MUTATIONS ?? 120);

const shop = Object.fromEntries(
  readdirSync(shopFixture, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules') && statSync(join(shopFixture, path)).isFile())
    .map((path) => [path, readFileSync(join(shopFixture, path), 'utf8')]),
);
const mutable = Object.keys(shop).filter((path) => /\.(ts|json|ya?ml)$|Dockerfile$/.test(path));

type Mutation = (text: string, at: number, other: string) => string;

/** Where in a text a number between 0 and 1 points. */
function offset(text: string, at: number): number {
  return Math.floor(at * text.length);
}

const mutations: Readonly<Record<string, Mutation>> = {
  'cut off': (text, at) => text.slice(0, offset(text, at)),
  'without a piece': (text, at) => text.slice(0, offset(text, at)) + text.slice(offset(text, at) + 40),
  'with a piece of another file': (text, at, other) =>
    text.slice(0, offset(text, at)) +
    other.slice(offset(other, at), offset(other, at) + 60) +
    text.slice(offset(text, at)),
  'another file': (_, __, other) => other,
  'two halves swapped': (text, at) => text.slice(offset(text, at)) + text.slice(0, offset(text, at)),
  'deeply nested': (text, at) => `${text}\n${'['.repeat(2_000 + offset(text, at))}`,
  'deeply nested calls': (text) => `${text}\nconst deep = ${'f('.repeat(1_500)}1${')'.repeat(1_500)};\n`,
  'a long sum': (text) => `${text}\nexport const sum = ${"'a' + ".repeat(3_000)}'a';\n`,
  'control characters': (text, at) =>
    `${text.slice(0, offset(text, at))}\u0000\u001b[2J\ufffe${text.slice(offset(text, at))}`,
  'imports itself': (text, _, __) =>
    `import * as self from './place-order.js';\nexport * from './place-order.js';\n${text}\nvoid self;\n`,
  'one endless line': (text) => `${text}\n// ${'x'.repeat(1_000_000)}\n`,
};

const mutated = fc.record({
  file: fc.constantFrom(...mutable),
  other: fc.constantFrom(...mutable),
  mutation: fc.constantFrom(...Object.keys(mutations)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('a repository with a file that makes no sense', () => {
  it('is analysed all the same, and the same way twice', { timeout: runs * 1_500 + 60_000 }, () => {
    fc.assert(
      fc.property(fc.array(mutated, { minLength: 1, maxLength: 3 }), (changes) => {
        const files = { ...shop };
        for (const { file, other, mutation, at } of changes) {
          files[file] = mutations[mutation]?.(files[file] ?? '', at, shop[other] ?? '') ?? '';
        }
        const first = analyze(memoryRepository(files));
        expect(first.services.length).toBeGreaterThan(0);
        expect(JSON.stringify(analyze(memoryRepository(files)))).toBe(JSON.stringify(first));
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
