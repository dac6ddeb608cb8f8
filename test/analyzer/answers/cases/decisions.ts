import type { Case } from '../described.js';

const within = (body: string): string => `
export async function placeOrder(order: Order): Promise<Order> {
${body}
}`;

export const DECISION_CASES: readonly Case[] = [
  {
    name: 'if (!res.ok) throw',
    code: within(
      "  const res = await /*@*/fetch('http://stock/reserve');\n  if (!res.ok) throw new Error('no stock'); // <-\n  return order;",
    ),
    want: 'status decision propagates awaited',
  },
  {
    name: 'status code compared with a number',
    code: within(
      "  const { status } = await /*@*/axios.post('http://stock/reserve');\n  if (status !== 204) throw new Error('no stock'); // <-\n  return order;",
    ),
    want: 'status decision propagates awaited',
  },
  {
    name: 'a status compared with a text is in the body',
    code: within(
      "  const charge = await /*@*/payments.post('/charges', {});\n  if (charge.status !== 'approved') throw new Declined(); // <-\n  return order;",
    ),
    want: 'data decision propagates awaited',
  },
  {
    name: 'a status compared with a member of an enumeration is in the body',
    code: within(
      "  const charge = await /*@*/payments.post('/charges', {});\n  if (charge.status !== ChargeStatus.Approved) throw new Declined(); // <-\n  return order;",
    ),
    want: 'data decision propagates awaited',
  },
  {
    name: 'near miss: a member of HttpStatus is a status',
    code: within(
      "  const res = await /*@*/payments.post('/charges', {});\n  if (res.status !== HttpStatus.CREATED) throw new Declined(); // <-\n  return order;",
    ),
    want: 'status decision propagates awaited',
  },
  {
    name: 'a decision outweighs the reply',
    code: within(
      "  const charge = await /*@*/payments.post('/charges', {});\n  if (!charge.approved) throw new Declined(); // <-\n  return { ...order, charge: charge.id };",
    ),
    want: 'data decision propagates awaited',
  },
  {
    name: 'asking whether there is an answer does not outweigh the reply',
    code: within(
      "  const user = await /*@*/users.get('/me');\n  if (!user) throw new NotFound();\n  return { ...order, user }; // <-",
    ),
    want: 'data reply propagates awaited',
  },
  {
    name: 'a bare answer that decides',
    code: within(
      "  if (!(await /*@*/permissions.check('order'))) throw new Forbidden(); // <-\n  return order;",
    ),
    want: 'data decision propagates awaited',
  },
  {
    name: 'branches that only log decide nothing',
    code: within(
      "  const res = await /*@*/fetch('http://audit/entries');\n  if (!res.ok) console.warn('audit answered', res.status);\n  return order;",
    ),
    want: 'status log propagates awaited',
  },
  {
    name: 'a thrown status that is only logged, and nothing is skipped',
    code: within(
      `  try {\n    const res = await /*@*/fetch('http://audit/entries');\n    if (!res.ok) throw new Error(\`audit: \${res.status}\`);\n  } catch (error) { // <-\n    console.warn(error);\n  }\n  return order;`,
    ),
    want: 'ignored log swallowed awaited',
  },
  {
    name: 'near miss: the thrown status skips work',
    code: within(
      `  try {\n    const res = await /*@*/fetch('http://audit/entries');\n    if (!res.ok) throw new Error(\`audit: \${res.status}\`); // <-\n    await repository.save(order);\n  } catch (error) {\n    console.warn(error);\n  }\n  return order;`,
    ),
    want: 'status decision swallowed awaited',
  },
  {
    name: 'ends early before work',
    code: within(
      "  const res = await /*@*/fetch('http://stock/1');\n  if (res.status === 404) return; // <-\n  await repository.save(order);",
    ),
    want: 'status decision propagates awaited',
  },
  {
    name: 'constants that are returned carry the decision to the caller',
    code: `
async function isReserved(order) {
  const res = await /*@*/fetch('http://stock/reserve');
  if (res.ok) return true;
  return false;
}
export async function placeOrder(order) {
  if (!(await isReserved(order))) throw new Error('no stock'); // <-
}`,
    want: 'status decision propagates awaited',
    besides: { function: 'isReserved' },
  },
  {
    name: 'switch over the body',
    code: within(
      "  const { data } = await /*@*/axios.get('http://stock/1');\n  switch (data.level) { // <-\n    case 'low':\n      await reorder(order);\n      break;\n    default:\n  }\n  return order;",
    ),
    want: 'data decision propagates awaited',
  },
  {
    name: 'a condition in the middle of an expression',
    code: within(
      "  const res = await /*@*/fetch('http://stock/1');\n  res.ok && (await repository.save(order)); // <-\n  return order;",
    ),
    want: 'status decision propagates awaited',
  },
  {
    name: 'a function that throws takes the answer',
    code: `
function check(res) {
  if (!res.ok) throw new Error('failed'); // <-
  return res;
}
export async function placeOrder(order) {
  check(await /*@*/fetch('http://stock/reserve'));
  return order;
}`,
    want: 'status decision propagates awaited',
  },
  {
    name: 'a function gives the body back to this call alone',
    code: `
async function bodyOf(res) {
  if (!res.ok) throw new Error('failed');
  return res.json();
}
export async function placeOrder(order) {
  const user = await bodyOf(await /*@*/fetch('http://user/me'));
  await mail.post('/send', { to: user.mail }); // <-
}
export async function other() {
  return bodyOf(await fetch('http://user/you'));
}`,
    want: 'data next-call propagates awaited',
  },
];
