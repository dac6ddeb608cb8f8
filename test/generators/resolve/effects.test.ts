// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import { Project, ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { unrepeatablePart } from '../../../src/generators/resolve/effects.js';

const declarations = `
import { elsewhere } from 'not-installed';
interface Item { sku: string; quantity: number }
declare const order: { id: string; items: Item[]; total: number; placedAt: Date };
declare const anything: any;
declare function declaredOnly(item: Item): number;
let counter = 0;
const limits = { most: 10 };
function pointsFor(item: Item): number {
  if (item.quantity > limits.most) throw new Error('too many');
  return Math.floor(item.quantity / 2);
}
function sum(items: Item[]): number {
  let total = 0;
  const parts: number[] = [];
  for (const item of items) {
    total += pointsFor(item);
    parts.push(total);
  }
  return parts.sort().length > 0 ? total : 0;
}
function countdown(from: number): number { return from === 0 ? 0 : countdown(from - 1); }
function nextId(): number { counter += 1; return counter; }
function peek(): number { return counter; }
function viaNextId(): string { return 'id-' + nextId(); }
function grow(items: Item[]): number { return items.push({ sku: 'x', quantity: 1 }); }
function growAlias(): number { const items = order.items; return items.push({ sku: 'x', quantity: 1 }); }
function rename(item: Item): string { item.sku = 'x'; return item.sku; }
async function load(): Promise<number> { return 1; }
function* numbers(): Generator<number> { yield 1; }
function format(value: string): string;
function format(value: number): string;
function format(value: string | number): string { return String(value); }
class Pricing {
  #factor = 2;
  price(item: Item): number { return item.quantity * this.#factor; }
  take(): number { this.#factor += 1; return this.#factor; }
}
const pricing = new Pricing();
`;

/** An expression with the part that keeps it from being evaluated again, or null. */
const cases: readonly (readonly [string, string | null])[] = [
  ['order.items[0]', null],
  ['{ ...order, id: `it is ${order.id}` }', null],
  ["order.id.trim().toUpperCase().replace('a', 'b')", null],
  ['order.items.filter((item) => item.quantity > 1).map((item) => item.sku)', null],
  ['[...order.items].sort((a, b) => a.quantity - b.quantity)', null],
  ['order.items.slice(0, 2).reverse()', null],
  ['order.items.map(pointsFor)', null],
  ["['1'].map(Number)", null],
  ['anything.items.map((item: any) => item.sku)', null],
  ['pointsFor({ sku: order.id, quantity: 1 })', null],
  ['sum(order.items)', null],
  ['countdown(3)', null],
  ['format(order.total)', null],
  ['pricing.price(order.items[0]!)', null],
  ['new Date(order.placedAt)', null],
  ['new Set(order.items.map((item) => item.sku)).size', null],
  ['order.placedAt.toISOString()', null],
  ['Math.max(order.total, 1) as number', null],

  ['Date.now()', 'Date.now()'],
  ['new Date()', 'new Date()'],
  ['Math.random()', 'Math.random()'],
  ['crypto.randomUUID()', 'crypto.randomUUID()'],
  ['nextId()', 'nextId()'],
  ['{ id: viaNextId() }', 'viaNextId()'],
  ['order.items.map(nextId)', 'order.items.map(nextId)'],
  ['order.items.map(() => nextId())', 'nextId()'],
  ['counter', 'counter'],
  ['peek()', 'peek()'],
  ['order.items.shift()', 'order.items.shift()'],
  ['order.items.sort()', 'order.items.sort()'],
  ['grow(order.items)', 'grow(order.items)'],
  ['growAlias()', 'growAlias()'],
  ['rename(order.items[0]!)', 'rename(order.items[0]!)'],
  ['pricing.take()', 'pricing.take()'],
  ['(order.total += 1)', 'order.total += 1'],
  ['order.total++', 'order.total++'],
  ['await load()', 'await load()'],
  ['load()', 'load()'],
  ['[...numbers()]', 'numbers()'],
  ['new Pricing()', 'new Pricing()'],
  // not to be looked into
  ['declaredOnly(order.items[0]!)', 'declaredOnly(order.items[0]!)'],
  ['elsewhere(order)', 'elsewhere(order)'],
  ['anything.next()', 'anything.next()'],
  ['order.items.map(elsewhere)', 'order.items.map(elsewhere)'],
  ['elsewhere`text`', 'elsewhere`text`'],
];

const project = new Project({
  useInMemoryFileSystem: true,
  compilerOptions: { strict: true, target: ts.ScriptTarget.ES2023, types: [] },
});
const source = project.createSourceFile(
  '/cases.ts',
  `${declarations}\nexport const cases = async () => {\n${cases.map(([text], index) => `const case${index} = ${text};`).join('\n')}\n};\n`,
);

test.each(cases.map(([text, part], index) => ({ text, part, index })))('$text: $part', ({ part, index }) => {
  const initializer = source
    .getFirstDescendantOrThrow((node) => node.getText() === `case${index}`)
    .getParentOrThrow()
    .getLastChildOrThrow().compilerNode;
  const checker = project.getTypeChecker().compilerObject;
  expect(unrepeatablePart(initializer, checker)?.getText() ?? null).toBe(part);
});
