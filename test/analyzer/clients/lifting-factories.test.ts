// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import type { LiftingCase } from './lifting-case.js';
import { requestsOf } from './requests-of.js';

const factory = `
export function createClient(baseUrl: string, defaults: RequestInit = {}) {
  async function send(method: string, path: string, body?: unknown) {
    return fetch(baseUrl + path, { ...defaults, method, body: JSON.stringify(body) });
  }
  return {
    get: (path: string) => send('GET', path),
    post(path: string, body: unknown) { return send('POST', path, body); },
  };
}`;

const cases: readonly LiftingCase[] = [
  {
    name: 'a factory of an object of functions, through a barrel of another package',
    files: {
      'package.json': '{ "workspaces": ["packages/*", "services/*"] }',
      'packages/http/package.json': '{ "name": "@acme/http", "exports": "./src/index.ts" }',
      'packages/http/src/index.ts': "export { createClient as client } from './create-client.js';",
      'packages/http/src/create-client.ts': factory,
      'services/order/package.json': '{ "name": "order" }',
      'services/order/src/clients.ts': `import { client } from '@acme/http';
export const users = client('http://user');
export const payments = client(process.env.PAYMENT_URL!);`,
      'services/order/src/place.ts': `import { payments, users } from './clients.js';
export async function place(order: any) {
  await users.get(\`/users/\${order.userId}\`);
  await payments.post('/charges', { amount: order.amount });
}`,
    },
    expected: [
      'services/order/src/place.ts:3 fetch GET http://user/users/{order.userId} via get send',
      'services/order/src/place.ts:4 fetch POST <PAYMENT_URL>/charges body={ amount: order.amount } via post send',
    ],
  },
  {
    name: 'a factory whose result is taken apart',
    files: {
      'create-client.ts': factory,
      'a.ts': `import { createClient } from './create-client.js';
const { get, post: create } = createClient('http://user');
get('/users');
create('/users', user);`,
    },
    expected: [
      'a.ts:3 fetch GET http://user/users via get send',
      'a.ts:4 fetch POST http://user/users body=user via post send',
    ],
  },
  {
    name: 'an asynchronous factory',
    files: {
      'create-client.ts': `
export async function createClient(name: string) {
  const base = await Promise.resolve(\`http://\${name}\`);
  return { get: (path: string) => fetch(base + path) };
}`,
      'a.ts': `import { createClient } from './create-client.js';
async function main() {
  const users = await createClient('user');
  await users.get('/users');
  await (await createClient('order')).get('/orders');
  createClient('stock').then((stock) => stock.get('/items'));
}`,
    },
    expected: [
      'a.ts:4 fetch GET http://user/users via get',
      'a.ts:5 fetch GET http://order/orders via get',
      'a.ts:6 fetch GET http://stock/items via get',
    ],
  },
  {
    name: 'a factory of resources with functions in nested objects',
    files: {
      'a.ts': `
const createApi = ({ baseUrl }: { baseUrl: string }) => {
  const get = (path: string) => fetch(\`\${baseUrl}\${path}\`);
  const post = (path: string, body: unknown) => fetch(\`\${baseUrl}\${path}\`, { method: 'POST', body: JSON.stringify(body) });
  return {
    users: { one: (id: string) => get(\`/users/\${id}\`), create: (user: unknown) => post('/users', user) },
    health: () => get('/health'),
  };
};
const api = createApi({ baseUrl: 'http://user' });
api.users.create({ name });`,
    },
    expected: [
      'a.ts:6 fetch GET http://user/users/{id} via get',
      'a.ts:6 fetch POST http://user/users body=user via post',
      'a.ts:7 fetch GET http://user/health via get',
    ],
  },
  {
    name: 'a factory that makes an instance of axios and closes over it',
    files: {
      'a.ts': `
import axios from 'axios';
export const makeClient = (baseURL: string) => {
  const http = axios.create({ baseURL, timeout: 300 });
  return { read: async (url: string) => (await http.get(url)).data, http };
};
const users = makeClient('http://user');
users.read('/users');
users.http.post('/users', user);`,
    },
    expected: [
      'a.ts:8 axios GET http://user/users timeout=300 via read',
      'a.ts:9 axios POST http://user/users body=user timeout=300',
    ],
  },
  {
    name: 'a factory that keeps its clients in a cache',
    files: {
      'a.ts': `
class Client { constructor(private base: string) {} get(path: string) { return fetch(this.base + path); } }
const cache = new Map<string, Client>();
function clientFor(name: string): Client {
  const known = cache.get(name);
  if (known) return known;
  const made = new Client(\`http://\${name}\`);
  cache.set(name, made);
  return made;
}
clientFor('user').get('/users');
const orders = clientFor('order');
orders.get('/orders');`,
    },
    expected: [
      'a.ts:11 fetch GET http://user/users via get',
      'a.ts:13 fetch GET http://order/orders via get',
    ],
  },
  {
    name: 'a closure over what a function found out',
    files: {
      'a.ts': `
export function register(app: any, options: { userUrl: string }) {
  const load = (path: string) => fetch(options.userUrl + path);
  app.get('/a', () => load('/users'));
}
register(app, { userUrl: 'http://user' });`,
    },
    expected: ['a.ts:4 fetch GET http://user/users via load'],
  },
  {
    name: 'a factory whose base nobody tells',
    files: {
      'create-client.ts': factory,
      'a.ts': `import { createClient } from './create-client.js';
const users = createClient(await discover('user'));
users.get('/users');`,
    },
    expected: ['a.ts:3 fetch GET {baseUrl}/users via get send'],
  },
  {
    name: 'near miss: a factory of the same shape that sends nothing',
    files: {
      'create-client.ts': factory,
      'a.ts': `
const createStore = (base: string) => ({ get: (path: string) => base + path });
createStore('http://user').get('/users');`,
    },
    expected: [],
  },
];

describe('lifting through factories', () => {
  it.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_, { files, expected }) => {
    expect(requestsOf(files)).toEqual(expected);
  });
});
