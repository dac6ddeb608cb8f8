import type { Case } from '../described.js';

const within = (body: string): string => `
export async function placeOrder(order: Order): Promise<unknown> {
${body}
}`;

export const FAILURE_CASES: readonly Case[] = [
  {
    name: 'an empty catch swallows',
    code: within("  try {\n    await /*@*/mail.post('/send');\n  } catch {} // <-\n  return order;"),
    want: 'ignored - swallowed awaited',
  },
  {
    name: 'a catch that logs swallows',
    code: within(
      "  try {\n    await /*@*/mail.post('/send');\n    logger.info('sent');\n  } catch (error) { // <-\n    logger.error(error);\n  }\n  return order;",
    ),
    want: 'ignored - swallowed awaited',
  },
  {
    name: 'near miss: what follows in the try does not run',
    code: within(
      "  try {\n    await /*@*/mail.post('/send');\n    order.mailed = true;\n  } catch (error) { // <-\n    logger.error(error);\n  }\n  return order;",
    ),
    want: 'status - swallowed awaited',
  },
  {
    name: 'another error is thrown',
    code: within(
      "  try {\n    await /*@*/stock.patch('/1');\n  } catch (error) {\n    throw new StockError(error); // <-\n  }\n  return order;",
    ),
    want: 'status - mapped awaited',
  },
  {
    name: 'the same error is thrown again',
    code: within(
      "  try {\n    await /*@*/stock.patch('/1');\n  } catch (error) {\n    logger.error(error);\n    throw error;\n  }\n  return order;",
    ),
    want: 'status - propagates awaited',
  },
  {
    name: 'an error reply',
    code: `
app.post('/orders', async (req, res) => {
  try {
    await /*@*/stock.patch('/1');
    res.sendStatus(204);
  } catch (error) {
    res.status(502).json({ error: error.message }); // <-
  }
});`,
    want: 'status - mapped awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'passed to next',
    code: `
app.post('/orders', async (req, res, next) => {
  try {
    await /*@*/stock.patch('/1');
    res.sendStatus(204);
  } catch (error) {
    next(error);
  }
});`,
    want: 'status - propagates awaited',
    besides: { function: '', branch: 'callback0' },
  },
  {
    name: 'finally without catch lets it pass',
    code: within(
      "  try {\n    await /*@*/stock.patch('/1');\n  } finally {\n    order.close();\n  }\n  return order;",
    ),
    want: 'status - propagates awaited',
  },
  {
    name: 'a promise that is returned leaves the try without being caught',
    code: within(
      "  try {\n    return /*@*/stock.get('/1'); // <-\n  } catch (error) {\n    logger.error(error);\n  }",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'a loop that success leaves is a retry',
    code: within(
      "  for (let attempt = 0; attempt < 3; attempt++) {\n    try {\n      await /*@*/mail.post('/send');\n      break;\n    } catch (error) { // <-\n      logger.warn(error);\n    }\n  }\n  return order;",
    ),
    want: 'ignored - retried awaited',
  },
  {
    name: 'near miss: a loop over a list is none',
    code: within(
      "  for (const to of order.mails) {\n    try {\n      await /*@*/mail.post('/send', { to });\n    } catch (error) { // <-\n      logger.warn(error);\n    }\n  }\n  return order;",
    ),
    want: 'ignored - swallowed awaited',
    besides: { inLoop: true },
  },
  {
    name: 'a retrying function',
    code: within("  await pRetry(() => /*@*/mail.post('/send'), { retries: 3 }); // <-\n  return order;"),
    want: 'status - retried awaited',
  },
  {
    name: 'a retry option',
    code: within(
      "  await /*@*/got.post('http://mail/send', { retry: { limit: 3 } }); // <-\n  return order;",
    ),
    want: 'status - retried awaited',
  },
  {
    name: 'near miss: a retry option of 0',
    code: within("  await /*@*/got.post('http://mail/send', { retry: 0 });\n  return order;"),
    want: 'status - propagates awaited',
  },
  {
    name: 'axios-retry was given the client',
    code: `
const mail = axios.create({ baseURL: 'http://mail' });
axiosRetry(mail, { retries: 3 });
export async function placeOrder() {
  await /*@*/mail.post('/send'); // <-
}`,
    want: 'status - retried awaited',
  },
  {
    name: 'cannot tell: a handler that is not in the repository makes something of it',
    code: within("  await /*@*/mail.post('/send').catch(report); // <-\n  return order;"),
    want: 'status - mapped awaited',
  },
  {
    name: 'an exception ends a loop and skips its other turns',
    code: `
async function main() {
  for (let i = 0; i < 10; i++) {
    await /*@*/orders.post('/orders', { number: i });
  }
}
main().catch((error) => console.error(error)); // <-`,
    want: 'status - swallowed awaited',
    besides: { function: 'main', inLoop: true },
  },
];
