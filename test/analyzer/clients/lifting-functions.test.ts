// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import type { LiftingCase } from './lifting-case.js';
import { requestsOf } from './requests-of.js';

const cases: readonly LiftingCase[] = [
  {
    name: 'wrappers six deep',
    files: {
      'a.ts': `
const send = (url: string, init: RequestInit) => fetch(url, init);
const withMethod = (method: string, url: string, body?: unknown) => send(url, { method, body: JSON.stringify(body) });
const withHost = (host: string, method: string, path: string, body?: unknown) => withMethod(method, \`http://\${host}\${path}\`, body);
const withTrace = (host: string, method: string, path: string, body?: unknown) => { trace(path); return withHost(host, method, path, body); };
const post = (host: string, path: string, body: unknown) => withTrace(host, 'POST', path, body);
const payment = (path: string, body: unknown) => post('payment', path, body);
payment('/charges', { id: 1 });
post('user', '/users', user);`,
    },
    expected: [
      'a.ts:8 fetch POST http://payment/charges body={ id: 1 } via payment post withTrace withHost withMethod send',
      'a.ts:9 fetch POST http://user/users body=user via post withTrace withHost withMethod send',
    ],
  },
  {
    name: 'an options object that is handed through and taken apart at the end',
    files: {
      'a.ts': `
interface Options { service: string; path: string; method?: string; body?: unknown }
async function run(options: Options) { const { service, path, method = 'GET', body } = options;
  return fetch(\`http://\${service}\${path}\`, { method, body: JSON.stringify(body) }); }
const traced = (options: Options) => run(options);
traced({ service: 'user', path: '/users' });
traced({ service: 'order', path: '/orders', method: 'POST', body: order });`,
    },
    expected: [
      'a.ts:6 fetch GET http://user/users via traced run',
      'a.ts:7 fetch POST http://order/orders body=order via traced run',
    ],
  },
  {
    name: 'options that are spread over defaults',
    files: {
      'a.ts': `
import axios from 'axios';
const defaults = { timeout: 500, method: 'get' };
function call(options: any) { return axios({ ...defaults, ...options }); }
function create(options: any) { return call({ ...options, method: 'post' }); }
call({ url: 'http://user/users' });
create({ url: 'http://order/orders', data: order });`,
    },
    expected: [
      'a.ts:6 axios GET http://user/users timeout=500 via call',
      'a.ts:7 axios POST http://order/orders body=order timeout=500 via create call',
    ],
  },
  {
    name: 'spread options near miss: the spread holds what does not decide',
    files: {
      'a.ts': `
function load(init: RequestInit) { return fetch('http://user/users', { method: 'GET', ...init }); }
function health(init: { headers?: HeadersInit }) { return fetch('http://user/health', { ...init, method: 'GET' }); }
health({ headers: {} });
health({});`,
    },
    expected: ['a.ts:2 fetch GET http://user/users', 'a.ts:3 fetch GET http://user/health'],
  },
  {
    name: 'default parameters that some callers override',
    files: {
      'a.ts': `
function load(path: string, base = 'http://user', method = 'GET') { return fetch(base + path, { method }); }
load('/users');
load('/orders', 'http://order');
load('/orders', undefined, 'DELETE');
load('/stock', process.env.STOCK_URL);`,
    },
    expected: [
      'a.ts:3 fetch GET http://user/users via load',
      'a.ts:4 fetch GET http://order/orders via load',
      'a.ts:5 fetch DELETE http://user/orders via load',
      'a.ts:6 fetch GET <STOCK_URL=http://user>/stock via load',
    ],
  },
  {
    name: 'functions that repeat what they are given',
    files: {
      'a.ts': `
import pRetry from 'p-retry';
async function withRetry<T>(action: () => Promise<T>): Promise<T> { try { return await action(); } catch { return action(); } }
export async function load(id: string) {
  await withRetry(() => fetch(\`http://user/users/\${id}\`));
  await pRetry(() => fetch('http://order/orders', { method: 'POST' }), { retries: 3 });
}
const get = (path: string) => withRetry(() => fetch('http://stock' + path));
get('/items');`,
    },
    expected: [
      'a.ts:5 fetch GET http://user/users/{id}',
      'a.ts:6 fetch POST http://order/orders',
      'a.ts:9 fetch GET http://stock/items via get',
    ],
  },
  {
    name: 'a function that a wrapping function gives back',
    files: {
      'a.ts': `
const logged = <A extends unknown[], R>(action: (...args: A) => R) => (...args: A): R => { log(args); return action(...args); };
const load = logged((path: string) => fetch('http://user' + path));
load('/users');`,
    },
    expected: ['a.ts:4 fetch GET http://user/users via function load'],
  },
  {
    name: 'currying',
    files: {
      'a.ts': `
const request = (base: string) => (method: string) => (path: string) => (body?: unknown) =>
  fetch(base + path, { method, body: JSON.stringify(body) });
const users = request('http://user');
const createUser = users('POST')('/users');
createUser({ name });
request('http://order')('GET')('/orders')();`,
    },
    expected: [
      'a.ts:6 fetch POST http://user/users body={ name } via function',
      'a.ts:7 fetch GET http://order/orders via function',
    ],
  },
  {
    name: 'bind, call and apply',
    files: {
      'a.ts': `
function send(base: string, method: string, path: string) { return fetch(base + path, { method }); }
const toUser = send.bind(null, 'http://user');
const readUser = toUser.bind(undefined, 'GET');
toUser('POST', '/users');
readUser('/users');
send.call(null, 'http://order', 'PUT', '/orders');
send.apply(null, ['http://stock', 'DELETE', '/items']);`,
    },
    expected: [
      'a.ts:5 fetch POST http://user/users via send',
      'a.ts:6 fetch GET http://user/users via send',
      'a.ts:7 fetch PUT http://order/orders via send',
      'a.ts:8 fetch DELETE http://stock/items via send',
    ],
  },
  {
    name: 'bind of a method keeps its own base',
    files: {
      'a.ts': `
class Client { constructor(private base: string) {}
  get(path: string) { return fetch(this.base + path); } }
const users = new Client('http://user');
const getUser = users.get.bind(users);
getUser('/users');`,
    },
    expected: ['a.ts:6 fetch GET http://user/users via get'],
  },
  {
    name: 'a registry of clients by a constant name',
    files: {
      'a.ts': `
class Client { constructor(private base: string) {}
  post(path: string, body: unknown) { return fetch(this.base + path, { method: 'POST', body: JSON.stringify(body) }); } }
const clients: Record<string, Client> = { user: new Client('http://user'), order: new Client('http://order') };
clients.user.post('/users', user);
clients['order'].post('/orders', order);`,
    },
    expected: [
      'a.ts:5 fetch POST http://user/users body=user via post',
      'a.ts:6 fetch POST http://order/orders body=order via post',
    ],
  },
  {
    name: 'a registry of clients by a name that callers give',
    files: {
      'a.ts': `
class Client { constructor(private base: string) {}
  post(path: string, body: unknown) { return fetch(this.base + path, { method: 'POST', body: JSON.stringify(body) }); } }
const clients: Record<string, Client> = { user: new Client('http://user'), order: new Client('http://order') };
function send(name: string, path: string, body: unknown) { return clients[name].post(path, body); }
send('user', '/users', user);
send('order', '/orders', order);`,
    },
    expected: [
      'a.ts:6 fetch POST http://user/users body=user via send post',
      'a.ts:7 fetch POST http://order/orders body=order via send post',
    ],
  },
  {
    name: 'a registry of functions, and a map of bases',
    files: {
      'a.ts': `
const actions = {
  created: (id: string) => fetch(\`http://user/users/\${id}/created\`, { method: 'POST' }),
  removed: (id: string) => fetch(\`http://user/users/\${id}\`, { method: 'DELETE' }),
};
export const run = (action: keyof typeof actions, id: string) => actions[action](id);
const bases = new Map([['user', 'http://user'], ['order', 'http://order']]);
const load = (name: string, path: string) => fetch(bases.get(name) + path);
load('order', '/orders');`,
    },
    expected: [
      'a.ts:3 fetch POST http://user/users/{id}/created',
      'a.ts:4 fetch DELETE http://user/users/{id}',
      'a.ts:9 fetch GET http://order/orders via load',
    ],
  },
  {
    name: 'a name that nobody can tell leads to each of the table',
    files: {
      'a.ts': `
const bases: Record<string, string> = { user: 'http://user', order: 'http://order' };
export function ping(request: any) { return fetch(bases[request.query.name] + '/ping'); }`,
    },
    expected: ['a.ts:3 fetch GET http://user/ping | http://order/ping'],
  },
  {
    name: 'a segment that some caller does not give as a constant stays in the wrapper',
    files: {
      'a.ts': `
function trigger(event: string) { return fetch(\`http://hooks/triggers/\${event}\`, { method: 'POST' }); }
trigger('created');
trigger(request.event);`,
    },
    expected: ['a.ts:2 fetch POST http://hooks/triggers/{event}'],
  },
  {
    name: 'an identifier beside a constant segment does not lift it',
    files: {
      'a.ts': `
function act(id: string, action: string) { return fetch(\`http://order/orders/\${id}/\${action}\`, { method: 'POST' }); }
act(order.id, 'cancel');
act(order.id, 'confirm');
function read(id: string) { return fetch(\`http://order/orders/\${id}\`); }
read(order.id);`,
    },
    expected: [
      'a.ts:3 fetch POST http://order/orders/{id}/cancel via act',
      'a.ts:4 fetch POST http://order/orders/{id}/confirm via act',
      'a.ts:5 fetch GET http://order/orders/{id}',
    ],
  },
];

describe('lifting through functions', () => {
  it.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_, { files, expected }) => {
    expect(requestsOf(files)).toEqual(expected);
  });
});
