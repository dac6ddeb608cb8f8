import { Project } from 'ts-morph';
import { expect, test } from 'vitest';
import { describeType } from '../../../src/generators/resolve/describe-type.js';

const declarations = `
interface Item { sku: string; quantity: number; note?: string; total(): number }
interface Tree { name: string; children: Tree[] }
enum Size { Small = 'small', Large = 'large' }
enum Level { Low, High }
type UserId = string & { readonly brand: 'UserId' };
declare class Money { private cents: number; currency: string; toJSON(): string }
declare class Point { x: number; private y: number; move(): void }
import type { Elsewhere } from 'not-installed';
`;

const item = {
  type: 'object',
  properties: { sku: { type: 'string' }, quantity: { type: 'number' }, note: { type: 'string' } },
  required: ['sku', 'quantity'],
};

const told: readonly (readonly [string, string, unknown])[] = [
  ['string', 'string', { type: 'string' }],
  ['number', 'number', { type: 'number' }],
  ['boolean', 'boolean', { type: 'boolean' }],
  ['boolean | undefined', 'boolean', { type: 'boolean' }],
  ["'a' | 'b'", "'a' | 'b'", { enum: ['a', 'b'] }],
  ['"it\'s" | 2', "'it\\'s' | 2", { enum: ["it's", 2] }],
  ['string | null', 'string | null', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
  ['Item', '{ sku: string; quantity: number; note?: string }', item],
  ['Item[]', '{ sku: string; quantity: number; note?: string }[]', { type: 'array', items: item }],
  ['readonly string[]', 'readonly string[]', { type: 'array', items: { type: 'string' } }],
  ["('a' | 'b')[]", "('a' | 'b')[]", { type: 'array', items: { enum: ['a', 'b'] } }],
  [
    '[string, number]',
    '(string | number)[]',
    { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } },
  ],
  [
    'Record<string, number>',
    'Record<string, number>',
    { type: 'object', additionalProperties: { type: 'number' } },
  ],
  [
    "Pick<Item, 'sku'> & { 'gift-note': string }",
    "{ sku: string; 'gift-note': string }",
    {
      type: 'object',
      properties: { sku: { type: 'string' }, 'gift-note': { type: 'string' } },
      required: ['sku', 'gift-note'],
    },
  ],
  ['Size', 'string', { type: 'string' }],
  ['Level', 'number', { type: 'number' }],
  ['UserId', 'string', { type: 'string' }],
  ['Point', '{ x: number }', { type: 'object', properties: { x: { type: 'number' } }, required: ['x'] }],
  [
    '{ at: Date }',
    '{ at: unknown }',
    {
      type: 'object',
      properties: { at: { type: 'string', format: 'date-time' } },
      required: ['at'],
    },
  ],
];

const untold = [
  'any',
  'unknown',
  'Elsewhere',
  'Elsewhere | string',
  'bigint',
  'object',
  '{}',
  '() => void',
  'Map<string, string>',
  'Set<string>',
  'Promise<string>',
  'Uint8Array',
  'RegExp',
  'Money',
  'symbol',
];

/** The types as those of variables of one file, so that the library is checked once. */
const described = describeAll([...told.map(([type]) => type), ...untold, 'Tree']);

function describeAll(types: readonly string[]): ReadonlyMap<string, unknown> {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { strict: true, target: 9 } });
  const variables = types.map((type, index) => `export declare const value${index}: ${type};`);
  const file = project.createSourceFile('types.ts', [declarations, ...variables].join('\n'));
  const checker = project.getTypeChecker().compilerObject;
  return new Map(
    types.map((type, index) => {
      const { compilerNode } = file.getVariableDeclarationOrThrow(`value${index}`);
      return [type, describeType(checker.getTypeAtLocation(compilerNode.name), compilerNode, checker)];
    }),
  );
}

test.each(told)('%s is %s', (type, text, schema) => {
  expect(described.get(type)).toEqual({ text, schema });
});

test.each(untold)('%s cannot be told', (type) => {
  expect(described.get(type)).toEqual({ text: 'unknown', schema: {} });
});

test('a type inside itself ends as unknown', () => {
  expect(described.get('Tree')).toEqual({
    text: '{ name: string; children: unknown[] }',
    schema: {
      type: 'object',
      properties: { name: { type: 'string' }, children: { type: 'array', items: {} } },
      required: ['name', 'children'],
    },
  });
});
