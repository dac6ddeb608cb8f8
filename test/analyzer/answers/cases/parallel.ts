import type { Case } from '../described.js';

const within = (body: string): string => `
export async function placeOrder(order: Order): Promise<unknown> {
${body}
}`;

export const PARALLEL_CASES: readonly Case[] = [
  {
    name: 'Promise.all: the place in the array tells the name',
    code: within(
      "  const [user, stock] = await Promise.all([users.get('/me'), /*@*/warehouse.get('/stock')]);\n  if (stock.level === 0) throw new Error('no stock'); // <-\n  return user;",
    ),
    want: 'data decision propagates awaited',
    besides: { parallel: 'Promise.all 2' },
  },
  {
    name: 'near miss: the other name is used',
    code: within(
      "  const [user, audit] = await Promise.all([users.get('/me'), /*@*/audits.post('/entries')]);\n  return user;",
    ),
    want: 'status - propagates awaited',
    besides: { parallel: 'Promise.all 2' },
  },
  {
    name: 'Promise.all over a list',
    code: within(
      "  await Promise.all(order.items.map((item) => /*@*/loyalty.post('/points', { sku: item.sku })));\n  return order;",
    ),
    want: 'status - propagates awaited',
    besides: { parallel: 'Promise.all 2', inLoop: true },
  },
  {
    name: 'allSettled hides failures',
    code: within(
      "  await Promise.allSettled([ // <-\n    mail.post('/send'),\n    /*@*/audits.post('/entries'),\n  ]);\n  return order;",
    ),
    want: 'ignored - swallowed awaited',
    besides: { parallel: 'Promise.allSettled 2' },
  },
  {
    name: 'allSettled whose outcome is looked at',
    code: within(
      "  const [sent] = await Promise.allSettled([/*@*/mail.post('/send')]);\n  if (sent.status === 'rejected') await repository.save(order); // <-\n  return order;",
    ),
    want: 'status decision swallowed awaited',
    besides: { parallel: 'Promise.allSettled 2' },
  },
  {
    name: 'promises in variables, awaited together',
    code: within(
      "  const first = /*@*/users.get('/me');\n  const second = warehouse.get('/stock');\n  const [user, stock] = await Promise.all([first, second]);\n  return { user, stock }; // <-",
    ),
    want: 'data reply propagates awaited',
    besides: { parallel: 'Promise.all 4' },
  },
  {
    name: 'pushed to a list that is awaited',
    code: within(
      "  const pending = [];\n  for (const item of order.items) pending.push(/*@*/loyalty.post('/points'));\n  await Promise.all(pending);\n  return order;",
    ),
    want: 'status - propagates awaited',
    besides: { parallel: 'Promise.all 4', inLoop: true },
  },
  {
    name: 'forEach with an async callback waits for nothing',
    code: within(
      "  order.items.forEach(async (item) => { // <-\n    await /*@*/loyalty.post('/points', { sku: item.sku });\n  });\n  return order;",
    ),
    want: 'ignored - swallowed awaited',
    besides: { inLoop: true },
  },
  {
    name: 'forkJoin of an object',
    code: within(
      "  const { user } = await firstValueFrom(forkJoin({ user: /*@*/users.get('/me'), stock: warehouse.get('/stock') }));\n  return user; // <-",
    ),
    want: 'data reply propagates awaited',
    besides: { parallel: 'forkJoin 2' },
  },
];
