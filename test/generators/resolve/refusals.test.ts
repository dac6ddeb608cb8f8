import { expect, test } from 'vitest';
import { type CallSiteCase, resolveCase, textOf } from './call-site-case.js';

const body = '{ id: order.id }';
const post = `api.post('/points', { id: order.id })`;
const useNowhere = 'Use the answer nowhere but for a log or an error, or keep the flow synchronous.';

interface RefusedCase extends Partial<CallSiteCase> {
  /** Statements of an async function that has an order. */
  readonly statements?: string;
  readonly because: string;
}

/** Each is one step away from a call that can go behind a switch. */
const refused: Readonly<Record<string, RefusedCase>> = {
  'the answer is returned': {
    statements: `return ${post};`,
    because: `The answer is used (return api.post('/points', { id: order.id });). ${useNowhere}`,
  },
  'the answer is taken apart': {
    statements: `const { data } = await ${post};\n  return data;`,
    because: `The answer is used (const { data } = await api.post('/points', { id: order.id })). ${useNowhere}`,
  },
  'a member of the answer is read later': {
    statements: `const answer = await ${post};\n  if (!answer.ok) throw new Error();\n  await database.save(order);\n  return answer.status;`,
    because: `The answer is used: "answer" occurs in "return answer.status;". ${useNowhere}`,
  },
  'the answer decides': {
    statements: `if ((await ${post}).ok) await database.save(order);`,
    because: `The answer is used ((await api.post('/points', { id: order.id })).ok). ${useNowhere}`,
  },
  'something is done when it is there': {
    statements: `await ${post}.then(() => database.save(order));`,
    because: `The answer is used (api.post('/points', { id: order.id }).then). ${useNowhere}`,
  },
  'the result of several is used': {
    statements: `const answers = await Promise.all([${post}]);\n  return answers;`,
    because: `The answer is used ([api.post('/points', { id: order.id })]). ${useNowhere}`,
  },
  'a function gives it to whoever calls it': {
    statements: `const send = () => ${post};\n  await send();`,
    because:
      'The call is the result of a function, and who uses that cannot be told. Make the call in a statement of its own.',
  },
  'its list would be taken twice': {
    statements: `for (const item of order.items.splice(0)) {\n    await api.post('/points', { id: item.sku });\n  }`,
    calls: [{ at: 'api.post', body: '{ id: item.sku }' }],
    because:
      '"order.items.splice(0)" may do something, or give another value, when it is evaluated a second time. Assign it to a constant before the call, and send the constant.',
  },
  'its body is in options that are made before': {
    statements: `const options = { body: { id: order.id } };\n  await api.post('/points', options);`,
    calls: [
      { at: 'api.post', more: { payload: { span: { start: 300, end: 310 }, type: null, fields: [] } } },
    ],
    because: 'The body of the request cannot be told. Write the body as an expression in the call itself.',
  },
  'its body is a form': {
    statements: `await api.post('/points', new URLSearchParams({ id: order.id }));`,
    calls: [{ at: 'api.post', body: 'new URLSearchParams({ id: order.id })' }],
    because:
      'The body is not sent as JSON ("new URLSearchParams({ id: order.id })"). Send an object as JSON: with JSON.stringify in the call itself where the client takes a text.',
  },
  'its body is a text': {
    statements: `const text = JSON.stringify(order);\n  await api.post('/points', text);`,
    calls: [{ at: 'api.post', body: 'text' }],
    because:
      'The body is not sent as JSON ("text"). Send an object as JSON: with JSON.stringify in the call itself where the client takes a text.',
  },
  'it is in a transaction': {
    statements: `await database.$transaction(async () => {\n    await database.save(order);\n    await ${post};\n  });`,
    because:
      'It is made inside a transaction, and a message must not be sent before the commit. Move the call to after the transaction.',
  },
  'the analysis saw a transaction': {
    statements: `await ${post};`,
    calls: [{ at: 'api.post', body, more: { transaction: true } }],
    because:
      'It is made inside a transaction, and a message must not be sent before the commit. Move the call to after the transaction.',
  },
  'it is repeated when it fails': {
    statements: `await retry(async () => {\n    await ${post};\n  });`,
    because:
      'The function around it is run again when it fails, which would make a new message each time. Put the statement into a function of its own, outside of what is repeated.',
  },
  'its target depends on a condition': {
    statements: `await ${post};`,
    calls: [{ at: 'api.post', body, more: { group: 'g1' } }],
    because: 'Its target depends on a condition. Write one call for each target.',
  },
  'it sends something new each time': {
    statements: `await api.post('/points', { id: order.id, at: Date.now() });`,
    calls: [{ at: 'api.post', body: '{ id: order.id, at: Date.now() }' }],
    because:
      '"Date.now()" may do something, or give another value, when it is evaluated a second time. Assign it to a constant before the call, and send the constant.',
  },
  'it sends what changes before the message': {
    source: `export async function placeOrder(order: Order) {
  let total = order.items.length;
  await api.post('/points', { id: order.id, total });
  total += 1;
  await api.post('/shipments', { id: order.id, total });
}
`,
    calls: [
      { at: 'api.post', body: '{ id: order.id, total }' },
      {
        at: "api.post('/shipments'",
        body: '{ id: order.id, total }',
        more: { transaction: true, response: 'data' },
      },
    ],
    because:
      'The message would replace several calls to loyalty. Give each of them a message of its own in eda-migrate.plan.json.',
  },
  'a member of its body has no fixed name': {
    statements: `await api.post('/points', { [order.id]: 1 });`,
    calls: [{ at: 'api.post', body: '{ [order.id]: 1 }' }],
    because:
      'A member of the body has no fixed name ([order.id]: 1). Give every member of the body a name, or send a variable that holds the whole body.',
  },
  'its body is not where the analysis says': {
    statements: `await api.post('/points', order);`,
    calls: [{ at: 'api.post' }],
    because: 'The body of the request cannot be told. Write the body as an expression in the call itself.',
  },
  'it has a query string': {
    statements: `await api.post(\`/points?order=\${order.id}\`, { id: order.id });`,
    because:
      'The request has a query string, which a message does not carry yet. Send the values in the body.',
  },
  'it has query parameters': {
    statements: `await api.post('/points', { id: order.id }, { params: { a: 1 } } as object);`,
    because:
      'The request has a query string, which a message does not carry yet. Send the values in the body.',
  },
  'its path cannot be told': {
    statements: `await ${post};`,
    calls: [{ at: 'api.post', body, more: { path: null } }],
    because:
      'Its method or path cannot be told (POST unknown path). Write the path as a literal or a template literal in the call itself.',
  },
  'a segment of its path is elsewhere': {
    statements: `await ${post};`,
    calls: [{ at: 'api.post', body, path: '/points/{}', more: { pathArguments: ['user.id'] } }],
    because:
      'The path segment "user.id" is not in the function of the call. Write the path in the call itself.',
  },
  'it carries a secret': {
    statements: `await api.post('/points', { id: order.id, card: { cardNumber: order.id } });`,
    calls: [{ at: 'api.post', body: '{ id: order.id, card: { cardNumber: order.id } }' }],
    because:
      'The request carries "cardNumber", which looks like a secret or card data. Send a reference that the consumer can look up, or keep the flow synchronous.',
  },
  'it carries a token for one use': {
    statements: `const resetToken = order.id;\n  await api.post('/points', { to: order.id, resetToken });`,
    calls: [{ at: 'api.post', body: '{ to: order.id, resetToken }' }],
    because:
      'The request carries "resetToken", which looks like a secret or card data. Send a reference that the consumer can look up, or keep the flow synchronous.',
  },
  'nobody could hear of a failure': {
    source: `export function placeOrder(order: Order) {\n  void ${post};\n}\n`,
    because:
      'The function is not async, so a failure to send the message could not reach its caller. Make the function async.',
  },
  'the code has changed since the analysis': {
    statements: `await ${post};`,
    calls: [{ at: 'api.post', body, more: { span: { start: 3, end: 9 } } }],
    because: 'The call is not where the analysis found it. Run "eda-migrate analyze" again.',
  },
};

test.each(Object.entries(refused))(
  'a call is left alone where %s',
  async (_name, { because, statements, ...given }) => {
    const source = `export async function placeOrder(order: Order) {\n  ${statements}\n}\n`;
    const whole = { source, calls: [{ at: 'api.post', body }], ...given };
    const { after, notices, resolved } = await resolveCase(whole);
    expect({ after, notices, resolved }).toEqual({
      after: textOf(whole),
      notices: [`EDA3007 The call of order.OrderPlaced:loyalty was left as it is. ${because}`],
      resolved: undefined,
    });
  },
);

test('a value that changes before the message is sent leaves its call alone', async () => {
  const given = {
    source: `export async function placeOrder(order: Order) {
  let total = order.items.length;
  await api.post('/points', { id: order.id, total });
  total += 1;
  await api.post('/shipments', { id: order.id });
}
`,
    calls: [
      { at: 'api.post', body: '{ id: order.id, total }' },
      { at: "api.post('/shipments'", body, to: 'fulfilment', path: '/shipments' },
    ],
  };
  const { notices, resolved } = await resolveCase(given);
  expect(notices).toEqual([
    'EDA3007 The call of order.OrderPlaced:loyalty was left as it is. "total" changes after the call ("total += 1"). Assign what is sent to a constant before the call, and send the constant.',
  ]);
  expect(resolved?.consumers.map(({ service }) => service)).toEqual(['fulfilment']);
});

test('headers that a message does not carry, and a call that shows no place for the key, are said', async () => {
  const { notices } = await resolveCase({
    source: `export async function placeOrder(order: Order) {
  await send('/points', { id: order.id }, { headers: { 'X-Tenant': 'eu', accept: '*/*' } });
}
declare function send(path: string, body: unknown, options: unknown): Promise<void>;
`,
    calls: [
      {
        at: 'send(',
        body,
        more: { client: 'fetch', via: ['x#send'], headers: { auth: true, idempotency: false } },
      },
    ],
  });
  expect(notices).toEqual([
    'EDA3008 The HTTP request of order.OrderPlaced:loyalty carries no idempotency key, because "send" shows no place for headers.',
    'EDA3009 The HTTP request of order.OrderPlaced:loyalty sends headers that a message does not carry: X-Tenant, authorization.',
  ]);
});

test('a call is left alone where what it sends grows before the message is sent', async () => {
  const { notices } = await resolveCase({
    source: `export async function placeOrder(order: Order) {
  await api.post('/points', { id: order.items.length });
  order.items.push({ sku: 'gift', quantity: 1 });
  await api.post('/mails', { id: order.id });
}
`,
    calls: [
      { at: 'api.post', body: '{ id: order.items.length }' },
      { at: "api.post('/mails'", to: 'mail', path: '/mails', body: '{ id: order.id }' },
    ],
  });
  expect(notices).toEqual([
    'EDA3007 The call of order.OrderPlaced:loyalty was left as it is. "order.items.length" changes after the call ' +
      `("order.items.push({ sku: 'gift', quantity: 1 })"). Assign what is sent to a constant before the call, and send the constant.`,
  ]);
});
