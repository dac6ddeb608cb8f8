import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzer/index.js';
import type { Repository } from '../../src/model/repository.js';
import { deploymentFiles } from '../helpers/deployment-files.js';
import { memoryRepository } from '../helpers/memory-repository.js';
import { shopFixture } from '../shop/copy-shop.js';

/** How many mutated repositories are analysed; `MUTATIONS=2000` takes a few minutes. */
const runs = Number(process.env.MUTATIONS ?? 120);

const sources = Object.fromEntries(
  readdirSync(shopFixture, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules') && statSync(join(shopFixture, path)).isFile())
    .map((path) => [path, readFileSync(join(shopFixture, path), 'utf8')]),
);
/** The shop with one file of every kind that is read. */
const shop: Readonly<Record<string, string>> = { ...sources, ...deploymentFiles };
const mutable = Object.keys(shop).filter((path) =>
  /\.(ts|json|ya?ml|conf|env)$|(?:Dockerfile|Procfile)$/.test(path),
);

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
  'an alias of an alias of an alias': (text) =>
    `${text}\n${Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${`*a${at - 1},`.repeat(at === 0 ? 0 : 9)}1]`).join('\n')}\n`,
  'a line of five million characters': (text) => `${text}\n${'y'.repeat(5_000_000)}`,
};

const mutated = fc.record({
  file: fc.constantFrom(...mutable),
  other: fc.constantFrom(...mutable),
  mutation: fc.constantFrom(...Object.keys(mutations)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});

/** The same entries in another order. */
function shuffle<Entry>(entries: readonly Entry[], seed: number): readonly Entry[] {
  return entries
    .map((entry, at) => ({ entry, key: ((at + 1) * 7919 * (seed + 1)) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}

/** A repository whose files are listed in the order given. */
function inOrder(entries: readonly (readonly [string, string])[]): Repository {
  const texts = new Map(entries);
  return { files: [...texts.keys()], readText: (file) => texts.get(file) };
}

describe('a repository with a file that makes no sense', () => {
  it('is analysed all the same, and the same way with its files in another order', {
    timeout: runs * 1_500 + 60_000,
  }, () => {
    fc.assert(
      fc.property(fc.array(mutated, { minLength: 1, maxLength: 3 }), (changes) => {
        const files = { ...shop };
        for (const { file, other, mutation, at } of changes) {
          files[file] = mutations[mutation]?.(files[file] ?? '', at, shop[other] ?? '') ?? '';
        }
        const first = analyze(memoryRepository(files));
        expect(first.services.length).toBeGreaterThan(0);
        const shuffled = shuffle(Object.entries(files), changes.length);
        expect(JSON.stringify(analyze(inOrder(shuffled)))).toBe(JSON.stringify(first));
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
