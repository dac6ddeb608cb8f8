// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import { requestsOf } from './requests-of.js';

const serviceClient = `
export class ServiceClient {
  constructor(private readonly baseUrl: string, private readonly options: { timeoutMs?: number } = {}) {}
  get(path: string) { return this.request('GET', path); }
  post(path: string, body: unknown) { return this.request('POST', path, body); }
  private async request(method: string, path: string, body?: unknown) {
    const response = await fetch(\`\${this.baseUrl}\${path}\`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: this.options.timeoutMs ? AbortSignal.timeout(this.options.timeoutMs) : undefined,
    });
    return response.json();
  }
}`;

describe('lifting', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a class whose constructor and methods decide base, path and method',
      {
        'service-client.ts': serviceClient,
        'config.ts': "export const config = { userUrl: process.env.USER_URL ?? 'http://user:3001' };",
        'order.ts': `import { config } from './config.js';
import { ServiceClient } from './service-client.js';
const users = new ServiceClient(config.userUrl);
const payments = new ServiceClient('http://payment', { timeoutMs: 900 });
export async function place(request: any) {
  await users.get(\`/users/\${request.userId}\`);
  await payments.post('/charges', { amount: request.amount });
}`,
      },
      [
        'order.ts:6 fetch GET <USER_URL=http://user:3001>/users/{request.userId} via get request',
        'order.ts:7 fetch POST http://payment/charges body={ amount: request.amount } timeout=900 via post request',
      ],
    ],
    [
      'an injected instance whose base its only construction tells',
      {
        'service-client.ts': serviceClient,
        'order.ts': `import { ServiceClient } from './service-client';
class Orders {
  constructor(private readonly users: ServiceClient) {}
  place() { return this.users.get('/users'); }
}
new Orders(new ServiceClient('http://user'));`,
      },
      ['order.ts:4 fetch GET http://user/users via get request'],
    ],
    [
      'an instance injected by an interface that one class implements',
      {
        'a.ts': `
export interface Users { get(path: string): Promise<unknown>; }
class HttpUsers implements Users { get(path: string) { return fetch('http://user' + path); } }
class Orders { constructor(private readonly users: Users) {}
  place() { return this.users.get('/users'); } }`,
      },
      ['a.ts:5 fetch GET http://user/users via get'],
    ],
    [
      'wrappers three deep',
      {
        'a.ts': `
function send(method: string, url: string, body: unknown) { return fetch(url, { method, body: JSON.stringify(body) }); }
function call(service: string, path: string, body: unknown) { return send('POST', \`http://\${service}\${path}\`, body); }
function payment(path: string, body: unknown) { return call('payment', path, body); }
payment('/charges', { id: 1 });
call('user', '/users', user);`,
      },
      [
        'a.ts:5 fetch POST http://payment/charges body={ id: 1 } via payment call send',
        'a.ts:6 fetch POST http://user/users body=user via call send',
      ],
    ],
    [
      'a helper with the whole endpoint in itself stays one site',
      {
        'a.ts': `
export function notify(id: string, body: unknown) { return fetch(\`http://notification/users/\${id}\`, { method: 'POST', body: JSON.stringify(body) }); }
notify('1', {});
notify(user.id, {});`,
      },
      ['a.ts:2 fetch POST http://notification/users/{id} body=body'],
    ],
    [
      'a segment that is constant at every caller',
      {
        'a.ts': `
function trigger(event: string) { return fetch(\`http://hooks/triggers/\${event}\`); }
trigger('created');
trigger('deleted');`,
      },
      [
        'a.ts:3 fetch GET http://hooks/triggers/created via trigger',
        'a.ts:4 fetch GET http://hooks/triggers/deleted via trigger',
      ],
    ],
    [
      'a subclass that gives the base, and its own methods as sites',
      {
        'a.ts': `
import axios, { type AxiosRequestConfig } from 'axios';
abstract class Api {
  private http;
  constructor(config: { baseUrl: string }) { this.http = axios.create({ baseURL: config.baseUrl }); }
  protected request(config: AxiosRequestConfig) { return run(() => this.http.request(config)); }
}
class Users extends Api {
  constructor() { super({ baseUrl: 'http://user' }); }
  one(id: string) { return this.request({ url: \`/users/\${id}\`, method: 'GET' }); }
}`,
      },
      ['a.ts:10 axios GET http://user/users/{id} via request'],
    ],
    [
      'an abstract base that each subclass has of its own',
      {
        'a.ts': `
abstract class Api { protected abstract base: string;
  health() { return fetch(\`\${this.base}/health\`); } }
class Users extends Api { base = 'http://user'; }
class Orders extends Api { base = 'http://order'; }`,
      },
      ['a.ts:3 fetch GET http://order/health', 'a.ts:3 fetch GET http://user/health'],
    ],
    [
      'functions that a factory returns',
      {
        'a.ts': `
const client = (base: string) => ({ get: (path: string) => fetch(base + path) });
const users = client('http://user');
users.get('/users');
const open = (base: string) => (path: string) => fetch(base + path);
const orders = open('http://order');
orders('/orders');`,
      },
      ['a.ts:4 fetch GET http://user/users via get', 'a.ts:7 fetch GET http://order/orders via function'],
    ],
    [
      'spread arguments',
      {
        'a.ts': `
import nodeFetch from 'node-fetch';
async function fetchJson(...params: Parameters<typeof nodeFetch>) { return (await nodeFetch(...params)).json(); }
fetchJson('http://user/users', { method: 'PUT' });`,
      },
      ['a.ts:4 node-fetch PUT http://user/users via fetchJson'],
    ],
    [
      'options taken apart',
      {
        'a.ts': `
function send({ url, method = 'GET', data }: any) { return fetch(url, { method, body: JSON.stringify(data) }); }
send({ url: 'http://user/users' });
send({ url: 'http://user/users', method: 'POST', data: user });`,
      },
      [
        'a.ts:3 fetch GET http://user/users via send',
        'a.ts:4 fetch POST http://user/users body=user via send',
      ],
    ],
    [
      'a table of services with the name as argument',
      {
        'a.ts': `
const urls: Record<string, string> = { user: 'http://user', order: 'http://order' };
function call(service: string, path: string) { return fetch(urls[service] + path); }
call('user', '/users');`,
      },
      ['a.ts:4 fetch GET http://user/users via call'],
    ],
    [
      'a generated client',
      {
        'generated/users-api.ts': `/* This file is auto-generated by a tool. Do not edit. */
import axios from 'axios';
export class UsersApi { constructor(private base = 'http://localhost') {}
  createUser(user: unknown) { return axios.post(this.base + '/users', user); } }`,
        'a.ts': `import { UsersApi } from './generated/users-api';
const api = new UsersApi('http://user');
api.createUser({ id: 1 });`,
      },
      ['a.ts:3 axios POST http://user/users body={ id: 1 } via createUser'],
    ],
    [
      'defaults, where nobody calls',
      { 'a.ts': "export function list(base = 'http://user') { return fetch(`${base}/users`); }" },
      ['a.ts:1 fetch GET http://user/users'],
    ],
    [
      'what no caller tells',
      { 'a.ts': 'export function load(url: string) { return fetch(url); }' },
      ['a.ts:1 fetch GET {url}'],
    ],
    [
      'a function that calls itself',
      {
        'a.ts':
          'export function load(url: string) { fetch(url).catch(() => load(url)); }\nload("http://user/x");',
      },
      ['a.ts:2 fetch GET http://user/x via load'],
    ],
    [
      'callers in tests do not count',
      {
        'a.ts': 'export function load(url: string) { return fetch(url); }',
        'a.test.ts': "import { load } from './a';\nload('http://user/users');",
      },
      ['a.ts:1 fetch GET {url}'],
    ],
  ])('%s', (_, files, expected) => {
    expect(requestsOf(files)).toEqual(expected);
  });
});
