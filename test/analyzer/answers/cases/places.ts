import type { Case } from '../described.js';

const within = (body: string): string => `
export async function placeOrder(order: Order): Promise<unknown> {
${body}
}`;

const plain = 'status - propagates awaited';

export const PLACE_CASES: readonly Case[] = [
  {
    name: 'if and else have one ordinal',
    code: within(
      "  if (order.big) {\n    await big.post('/a');\n  } else {\n    await /*@*/small.post('/b');\n  }",
    ),
    want: plain,
    besides: { branch: 'else0' },
  },
  {
    name: 'nested conditions',
    code: within(
      "  if (order.gift) wrap(order);\n  if (order.big) {\n    if (order.paid) await a.post('/a');\n    else await /*@*/b.post('/b');\n  }",
    ),
    want: plain,
    besides: { branch: 'if1/else2' },
  },
  {
    name: 'a guard that threw before is no condition',
    code: within("  if (!order.paid) throw new Error('unpaid');\n  await /*@*/b.post('/b');"),
    want: plain,
  },
  {
    name: 'a loop is no condition',
    code: within("  for (const item of order.items) {\n    await /*@*/b.post('/b', { sku: item.sku });\n  }"),
    want: plain,
    besides: { inLoop: true },
  },
  {
    name: 'switch cases',
    code: within(
      "  switch (order.kind) {\n    case 'a':\n      break;\n    case 'b':\n      await /*@*/b.post('/b');\n  }",
    ),
    want: plain,
    besides: { branch: 'case1' },
  },
  {
    name: 'a catch clause',
    code: within(
      "  try {\n    await a.post('/a');\n  } catch (error) {\n    await /*@*/b.post('/undo');\n    throw error;\n  }",
    ),
    want: plain,
    besides: { branch: 'catch0' },
  },
  {
    name: 'the right side of && and the arm of a conditional',
    code: within("  order.paid && (await a.post('/a'));\n  order.big ? await /*@*/b.post('/b') : undefined;"),
    want: plain,
    besides: { branch: 'if1' },
  },
  {
    name: 'inside a transaction callback',
    code: within(
      "  await prisma.$transaction(async (tx) => {\n    await tx.order.create({ data: order });\n    await /*@*/b.post('/b');\n  });",
    ),
    want: plain,
    besides: { transaction: true, afterWrite: true },
  },
  {
    name: 'between BEGIN and COMMIT',
    code: within(
      "  await client.query('BEGIN');\n  await client.query('INSERT INTO orders VALUES ($1)', [order.sku]);\n  await /*@*/b.post('/b');\n  await client.query('COMMIT');",
    ),
    want: plain,
    besides: { transaction: true, afterWrite: true },
  },
  {
    name: 'near miss: after COMMIT',
    code: within(
      "  await client.query('BEGIN');\n  await client.query('SELECT 1');\n  await client.query('COMMIT');\n  await /*@*/b.post('/b');",
    ),
    want: plain,
  },
  {
    name: 'a transactional method',
    code: `
export class Orders {
  @Transactional()
  async placeOrder() {
    await /*@*/this.http.post('/b');
  }
}`,
    want: plain,
    besides: { function: 'Orders.placeOrder', transaction: true },
  },
  {
    name: 'after a model was created',
    code: within("  await Order.create({ sku: order.sku });\n  await /*@*/b.post('/b');"),
    want: plain,
    besides: { afterWrite: true },
  },
  {
    name: 'after a function that writes',
    code: `
async function keep(order) {
  await writeFile('orders.json', JSON.stringify(order));
}
export async function placeOrder(order) {
  await keep(order);
  await /*@*/b.post('/b');
}`,
    want: plain,
    besides: { afterWrite: true },
  },
  {
    name: 'near miss: Object.create and a read are no writes',
    code: within(
      "  const copy = Object.create(order);\n  await repository.find({ sku: copy.sku });\n  await /*@*/b.post('/b');",
    ),
    want: plain,
  },
  {
    name: 'near miss: the write is in the other branch',
    code: within(
      "  if (order.old) {\n    await repository.save(order);\n  } else {\n    await /*@*/b.post('/b');\n  }",
    ),
    want: plain,
    besides: { branch: 'else0' },
  },
  {
    name: 'a change of status is ordered',
    code: within(`  await /*@*/orders.patch(\`/orders/\${order.id}/status\`, { status: order.next });`),
    want: plain,
    besides: { ordering: true, keys: ['order.id'] },
  },
  {
    name: 'a body with a version is ordered',
    code: within("  await /*@*/stock.post('/levels', { sku: order.sku, version: order.version });"),
    want: plain,
    besides: { ordering: true },
  },
  {
    name: 'near miss: reading a status is not',
    code: within(`  await /*@*/orders.get(\`/orders/\${order.id}/status\`);`),
    want: plain,
    besides: { keys: ['order.id'] },
  },
  {
    name: 'near miss: PUT of each element, its address in a constant',
    code: within(
      `  for (const item of order.items) {\n    const url = \`/items/\${item.id}\`;\n    await /*@*/cart.put(url, { sku: item.sku });\n  }`,
    ),
    want: plain,
    besides: { inLoop: true, keys: ['item.id'] },
  },
  {
    name: 'PUT of one address in a loop is ordered, POST is not',
    code: within(
      "  for (const item of order.items) {\n    await /*@*/cart.put('/cart', { sku: item.sku });\n  }",
    ),
    want: plain,
    besides: { inLoop: true, ordering: true },
  },
  {
    name: 'near miss: PUT of each element',
    code: within(
      `  for (const item of order.items) {\n    await /*@*/cart.put(\`/items/\${item.id}\`, { sku: item.sku });\n  }`,
    ),
    want: plain,
    besides: { inLoop: true, keys: ['item.id'] },
  },
  {
    name: 'keys: what the function is about comes first',
    code: within(
      "  await /*@*/loyalty.post('/points', { userId: user.id, orderId: order.id, sku: order.sku });",
    ),
    want: plain,
    besides: { keys: ['order.id', 'user.id'] },
  },
  {
    name: 'keys: path through a constant, encoded; query and base are none',
    code: within(
      `  const url = \`\${base}/customers/\${encodeURIComponent(customer)}/notes?by=\${author.id}\`;\n  await /*@*/fetch(url, { body: JSON.stringify({ noteId }) });`,
    ),
    want: plain,
    besides: { keys: ['customer', 'noteId'] },
  },
  {
    name: 'keys: a shop has no identifier in a plain body',
    code: within("  await /*@*/mail.post('/send', { valid: true, paid: order.paid });"),
    want: plain,
  },
];
