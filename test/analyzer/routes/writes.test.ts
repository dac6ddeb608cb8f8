import { expect, test } from 'vitest';
import { routesOf, serviceManifest } from './routes-of.js';

/** Whether a handler with this body writes; `more` are other files of the service. */
function writes(body: string, more: Readonly<Record<string, string>> = {}): boolean | undefined {
  const text = [
    "import express from 'express';",
    "import { one } from './one.js';",
    `express().post('/x', async (req, res) => { ${body} });`,
  ].join('\n');
  const found = routesOf({
    'package.json': serviceManifest('shop', 'express'),
    'src/main.js': text,
    ...more,
  });
  return found.shop?.[0]?.writes;
}

test.each([
  ["await pool.query('INSERT INTO t VALUES ($1)', [1]);", true],
  ['await sql(`UPDATE orders SET state = 1`);', true],
  ["await pool.query('SELECT 1');", false],
  ['await orders.save({});', true],
  ['await prisma.order.create({ data });', true],
  ['await this.orderRepository.delete(1);', true],
  ['await Order.create({});', true],
  ['await client.send(new PutItemCommand({}));', true],
  ['await fs.promises.writeFile("a", "b");', true],
  ['new Map().set("a", 1); new Set().delete("a");', false],
  ['Object.create(null); params.append("a", 1);', false],
  ['await axios.delete("/x"); await api.put("/x");', false],
  ['createHash("sha1").update("x");', false],
  ['await one();', false],
])('%s → %s', (body, expected) => {
  expect(writes(body)).toBe(expected);
});

test('functions of the repository are followed two calls down, and no further', () => {
  const chain = (last: string): Readonly<Record<string, string>> => ({
    'src/one.js': "import { two } from './two.js';\nexport const one = () => two();",
    'src/two.js': `import { three } from './three.js';\nexport async function two() { ${last} }`,
    'src/three.js': 'export const three = () => store.save(1);',
  });
  expect(writes('await one();', chain('return store.save(1);'))).toBe(true);
  expect(writes('await one();', chain('return three();'))).toBe(false);
});

test('functions that call each other end', () => {
  const loop = { 'src/one.js': 'export const one = () => again();\nconst again = () => one();' };
  expect(writes('await one();', loop)).toBe(false);
});
