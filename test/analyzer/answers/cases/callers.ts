import type { Case } from '../described.js';

const CLIENT = `
export class CartClient {
  constructor(private readonly http: Http) {}
  async clear(): Promise<void> {
    await this.http.delete('/cart');
  }
  async items(): Promise<Item[]> {
    return this.http.get('/cart');
  }
}`;

const marked = (call: string): string => CLIENT.replace(call, `/*@*/${call}`);

const caller = (body: string): Record<string, string> => ({
  'src/service.ts': `
import { CartClient } from './cart-client.js';
const cart = new CartClient(http);
export async function checkOut(order: Order): Promise<unknown> {
${body}
}`.trim(),
});

const file = 'src/cart-client.ts';

export const CALLER_CASES: readonly Case[] = [
  {
    name: 'exported, no caller seen, declared void: nothing is used',
    file,
    code: marked("this.http.delete('/cart')"),
    want: 'status - propagates awaited',
    besides: { function: 'CartClient.clear' },
  },
  {
    name: 'exported, no caller seen: what is returned is used',
    file,
    code: marked("this.http.get('/cart');").replace('/*@*/', '/*@*/'),
    want: 'data reply propagates awaited',
    besides: { function: 'CartClient.items' },
  },
  {
    name: 'the only caller logs the failure',
    file,
    code: marked("this.http.delete('/cart')"),
    others: caller(
      '  try {\n    await cart.clear();\n  } catch (error) { // <-\n    logger.warn(error);\n  }\n  return order;',
    ),
    want: 'ignored - swallowed awaited',
    besides: { function: 'CartClient.clear' },
  },
  {
    name: 'the only caller drops the value',
    file,
    code: marked("this.http.get('/cart');"),
    others: caller('  await cart.items();\n  return order;'),
    want: 'status - propagates awaited',
    besides: { function: 'CartClient.items' },
  },
  {
    name: 'the maximum over two callers',
    file,
    code: marked("this.http.get('/cart');"),
    others: caller('  await cart.items();\n  const [first] = await cart.items();\n  return first; // <-'),
    want: 'data reply propagates awaited',
    besides: { function: 'CartClient.items' },
  },
  {
    name: 'the caller does not wait',
    file,
    code: marked("this.http.delete('/cart')"),
    others: caller('  void cart.clear(); // <-\n  return order;'),
    want: 'ignored - swallowed awaited',
    besides: { function: 'CartClient.clear' },
  },
  {
    name: 'a wrapped handler that is kept as a constant',
    code: `
export const placeOrder = asyncHandler(async (req, res) => {
  const user = await /*@*/users.get('/me');
  res.json(user); // <-
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'a procedure of a router',
    code: `
export const userRouter = router({
  all: procedure.query(async () => {
    return /*@*/search.post('/users'); // <-
  }),
});`,
    want: 'data reply propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'a function that calls itself',
    code: `
async function page(token) {
  const res = await /*@*/users.get('/all');
  if (res.data.next) await page(res.data.next); // <-
}
export async function placeOrder() {
  await page('');
}`,
    want: 'data decision propagates awaited',
    besides: { function: 'page' },
  },
  {
    name: 'a timer that nobody watches',
    code: `
setInterval(async () => {
  await /*@*/users.get('/health');
}, 1000);`,
    want: 'status - propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
];

const wrapped = (body: string): string => `
async function notify(path, body) {
${body}
}
export async function placeOrder(order) {
  await /*@*/notify('/order-placed', { sku: order.sku });
  return order;
}`;

export const WRAPPER_CASES: readonly Case[] = [
  {
    name: 'a wrapper that lets failures out',
    code: wrapped("  await fetch('http://mail' + path, { method: 'POST', body });"),
    want: 'status - propagates awaited',
  },
  {
    name: 'a wrapper that logs failures',
    code: wrapped(
      "  try {\n    const res = await fetch('http://mail' + path, { method: 'POST', body });\n    if (!res.ok) throw new Error('not sent');\n  } catch (error) { // <-\n    log.warn(error);\n  }",
    ),
    want: 'ignored - swallowed awaited',
  },
  {
    name: 'a wrapper that logs failures in a chain',
    code: wrapped("  return fetch('http://mail' + path, { body }).catch((error) => log.warn(error)); // <-"),
    want: 'ignored - swallowed awaited',
  },
  {
    name: 'a wrapper that throws an error of its own',
    code: wrapped(
      "  try {\n    await fetch('http://mail' + path, { body });\n  } catch (error) {\n    throw new MailError(error);\n  }",
    ),
    want: 'status - mapped awaited',
  },
  {
    name: 'near miss: a second request of the wrapper is not caught',
    code: wrapped(
      "  try {\n    await fetch('http://mail' + path, { body });\n  } catch (error) {\n    log.warn(error);\n  }\n  await fetch('http://audit' + path);",
    ),
    want: 'status - propagates awaited',
  },
  {
    name: 'cannot tell: a wrapper whose handler may throw again, called where failures are logged',
    code: `
async function notify(path) {
  try {
    await fetch('http://mail' + path);
  } catch (error) {
    raise(error);
  }
}
export async function placeOrder(order) {
  try {
    await /*@*/notify('/order-placed');
  } catch (error) { // <-
    log.warn(error);
  }
  return order;
}`,
    want: 'ignored - swallowed awaited',
  },
  {
    name: 'a wrapper in a wrapper',
    code: `
async function post(url) {
  try {
    await fetch(url);
  } catch (error) { // <-
    log.warn(error);
  }
}
const notify = (path) => post('http://mail' + path);
export async function placeOrder(order) {
  await /*@*/notify('/order-placed');
  return order;
}`,
    want: 'ignored - swallowed awaited',
  },
];
