import type { Case } from '../described.js';

const within = (body: string): string => `
import axios from 'axios';
export async function placeOrder(order: Order): Promise<unknown> {
${body}
}`;

export const USE_CASES: readonly Case[] = [
  {
    name: 'awaited, nothing used: success matters',
    code: within("  await /*@*/axios.post('http://loyalty/points', { sku: order.sku });\n  return order;"),
    want: 'status - propagates awaited',
  },
  {
    name: 'the value itself is returned',
    code: within("  return await /*@*/axios.get('http://user/me'); // <-"),
    want: 'data reply propagates awaited',
  },
  {
    name: 'the promise is returned without await',
    code: within("  return /*@*/axios.get('http://user/me'); // <-"),
    want: 'data reply propagates awaited',
  },
  {
    name: 'the body reaches the returned object',
    code: within(
      "  const { data } = await /*@*/axios.get('http://user/me');\n  return { order, user: data.name }; // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'through parentheses, as, ! and a template',
    code: within(
      `  const user = (await (/*@*/axios.get('http://user/me')) as User)!;\n  return \`Hello \${user.name}\`; // <-`,
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'json() of fetch, in two steps',
    code: within(
      "  const res = await /*@*/fetch('http://user/me');\n  const user = await res.json();\n  return user; // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'near miss: json() is read and dropped',
    code: within("  const res = await /*@*/fetch('http://user/me');\n  await res.json();\n  return order;"),
    want: 'status - propagates awaited',
  },
  {
    name: 'got: json() on the promise',
    code: within(
      "  const quote = await /*@*/got.post('http://discount/quotes').json<Quote>();\n  return quote.total; // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'headers that carry data',
    code: within(
      "  const res = await /*@*/fetch('http://files/1');\n  return res.headers.get('location'); // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'statusText is status',
    code: within("  const res = await /*@*/fetch('http://files/1');\n  return res.statusText; // <-"),
    want: 'status reply propagates awaited',
  },
  {
    name: 'sent as the reply of Express',
    code: `
app.post('/orders', async (req, res) => {
  const quote = await /*@*/axios.post('http://discount/quotes', req.body);
  res.status(201).json({ total: quote.data.total }); // <-
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'returned by a Fastify handler',
    code: `
app.get('/me', async () => {
  const res = await /*@*/fetch('http://user/me');
  return res.json(); // <-
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'only saved',
    code: within(
      "  const user = await /*@*/axios.get('http://user/me');\n  await repository.save({ name: user.data.name }); // <-",
    ),
    want: 'data store propagates awaited',
  },
  {
    name: 'saved, and what was saved is returned',
    code: within(
      "  const user = await /*@*/axios.get('http://user/me');\n  const saved = await orders.save({ by: user.data.name });\n  return saved; // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'kept in a field',
    code: `
export class Orders {
  async refresh(): Promise<void> {
    const res = await /*@*/axios.get('http://user/all');
    this.users = res.data; // <-
  }
}`,
    want: 'data store propagates awaited',
    besides: { function: 'Orders.refresh' },
  },
  {
    name: 'handed to the next request',
    code: within(
      "  const user = await /*@*/axios.get('http://user/me');\n  await axios.post('http://mail/send', { to: user.data.mail }); // <-",
    ),
    want: 'data next-call propagates awaited',
  },
  {
    name: 'only logged',
    code: within(
      `  const res = await /*@*/axios.post('http://audit/entries', { sku: order.sku });\n  this.logger.log(\`sent \${JSON.stringify(res.data)}\`);\n  return order;`,
    ),
    want: 'status log propagates awaited',
  },
  {
    name: 'near miss: an object called catalog is no log',
    code: within("  const res = await /*@*/axios.get('http://items/1');\n  catalog.update(res.data); // <-"),
    want: 'data store propagates awaited',
  },
  {
    name: 'a later assignment ends the value',
    code: within(
      "  let res = await /*@*/axios.post('http://a/1');\n  res = await axios.get('http://b/1');\n  return res.data;",
    ),
    want: 'status - propagates awaited',
  },
  {
    name: 'collected in a list that is returned',
    code: within(
      "  const all = [];\n  for (const item of order.items) all.push(await /*@*/axios.get('http://item/' + item.id));\n  return all; // <-",
    ),
    want: 'data reply propagates awaited',
    besides: { inLoop: true, keys: ['item.id'] },
  },
  {
    name: 'elements of the body',
    code: within(
      "  const res = await /*@*/axios.get('http://items/all');\n  return res.data.filter((item) => item.open).map((item) => item.sku); // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'another property of an object that holds it is no use',
    code: within(
      "  const context = { user: await /*@*/axios.get('http://user/me'), order };\n  return context.order;",
    ),
    want: 'status - propagates awaited',
  },
  {
    name: 'JavaScript: destructured from a required client',
    file: 'src/place-order.js',
    code: `
const axios = require('axios');
exports.placeOrder = async (order) => {
  const { data: { price } } = await /*@*/axios.get('http://catalogue/1');
  order.price = price;
  return order; // <-
};`,
    want: 'data reply propagates awaited',
  },
];
