import type { Case } from '../described.js';

const within = (body: string): string => `
export function placeOrder(order) {
${body}
}`;

export const CHAIN_CASES: readonly Case[] = [
  {
    name: 'then(json), then(use)',
    code: within(
      "  return /*@*/fetch('http://user/me') // <-\n    .then((res) => res.json())\n    .then((user) => user.name);",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'fire and forget with a logging catch',
    code: within(
      "  /*@*/fetch('http://notification/notifications', { method: 'POST' }).catch((error) => log.warn(error)); // <-\n  return order;",
    ),
    want: 'ignored - swallowed unawaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'fire and forget without a catch',
    code: within("  /*@*/fetch('http://notification/notifications', { method: 'POST' });\n  return order;"),
    want: 'ignored - swallowed unawaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'void marks that nobody waits',
    code: within(
      "  void /*@*/fetch('http://notification/notifications', { method: 'POST' });\n  return order;",
    ),
    want: 'ignored - swallowed unawaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'then that only logs, catch that only logs',
    code: within(
      "  /*@*/axios.post('http://audit/entries')\n    .then((res) => console.log(res.data))\n    .catch(console.error); // <-",
    ),
    want: 'ignored log swallowed unawaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'near miss: then goes on with work',
    code: within(
      "  /*@*/axios.post('http://audit/entries')\n    .then(() => repository.save(order))\n    .catch(console.error); // <-",
    ),
    want: 'status - swallowed awaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'then replies with the body',
    file: 'src/place-order.js',
    code: `
exports.placeOrder = (req, res, next) => {
  /*@*/axios.get('http://user/me')
    .then(({ data }) => res.json(data)) // <-
    .catch(next);
};`,
    want: 'data reply propagates awaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'catch that gives a default, value used',
    code: `
export async function placeOrder(order) {
  const res = await /*@*/fetch('http://user/me').catch(() => null);
  return { order, user: res }; // <-
}`,
    want: 'data reply mapped awaited',
  },
  {
    name: 'catch that gives a default, value unused',
    code: `
export async function placeOrder(order) {
  await /*@*/fetch('http://stock/release').catch(() => undefined); // <-
  return order;
}`,
    want: 'ignored - swallowed awaited',
  },
  {
    name: 'second argument of then',
    code: within(
      "  return /*@*/fetch('http://stock/release').then(\n    () => undefined,\n    (error) => { throw new StockError(error); }, // <-\n  );",
    ),
    want: 'status - mapped awaited',
  },
  {
    name: 'finally sees nothing',
    code: `
export async function placeOrder(order) {
  await /*@*/fetch('http://stock/release').finally(() => order.close());
}`,
    want: 'status - propagates awaited',
  },
  {
    name: 'cannot tell: a function that is not in the repository takes the answer',
    code: within("  return /*@*/fetch('http://user/me').then(present); // <-"),
    want: 'data reply propagates awaited',
  },
  {
    name: 'a promise in a variable, awaited later',
    code: `
export async function placeOrder(order) {
  const pending = /*@*/fetch('http://user/me');
  await repository.save(order);
  const user = await (await pending).json();
  return user; // <-
}`,
    want: 'data reply propagates awaited',
    besides: { parallel: 'Block 1' },
  },
  {
    name: 'resolve of a promise that is returned',
    code: within(
      "  return new Promise((resolve, reject) => { // <-\n    /*@*/fetch('http://user/me').then((res) => resolve(res.json())).catch(reject);\n  });",
    ),
    want: 'data reply propagates awaited',
    besides: { parallel: 'Block 2' },
  },
  {
    name: 'an async function called in place',
    code: `
export async function placeOrder(order) {
  const user = await (async () => (await /*@*/fetch('http://user/me')).json())();
  return user; // <-
}`,
    want: 'data reply propagates awaited',
  },
  {
    name: 'a breaker runs it later',
    code: `
export async function placeOrder(order) {
  const breaker = new CircuitBreaker(async () => /*@*/axios.get('http://user/me'));
  const user = await breaker.fire();
  return user.data; // <-
}`,
    want: 'data reply propagates awaited',
  },
];
