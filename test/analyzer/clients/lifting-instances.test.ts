// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import type { LiftingCase } from './lifting-case.js';
import { requestsOf } from './requests-of.js';

const client = `
export class Client {
  constructor(private readonly base: string) {}
  health() { return fetch(\`\${this.base}/health\`); }
  get(path: string) { return fetch(\`\${this.base}\${path}\`); }
}`;

const cases: readonly LiftingCase[] = [
  {
    name: 'one instance: a whole endpoint stays in its method',
    files: {
      'client.ts': client,
      'a.ts':
        "import { Client } from './client.js';\nconst users = new Client('http://user');\nusers.health();",
    },
    expected: ['client.ts:4 fetch GET http://user/health'],
  },
  {
    name: 'several instances: whoever holds one decides',
    files: {
      'client.ts': client,
      'user.ts':
        "import { Client } from './client.js';\nconst users = new Client('http://user');\nusers.health();",
      'order.ts':
        "import { Client } from './client.js';\nconst orders = new Client('http://order');\norders.health();",
    },
    expected: [
      'order.ts:3 fetch GET http://order/health via health',
      'user.ts:3 fetch GET http://user/health via health',
    ],
  },
  {
    name: 'several instances that one constructor is given',
    files: {
      'client.ts': client,
      'place.ts': `import type { Client } from './client.js';
export class Place {
  constructor(private readonly users: Client, private readonly orders: Client) {}
  run(id: string) { this.users.get(\`/users/\${id}\`); this.orders.get('/orders'); this.orders.health(); }
}`,
      'main.ts': `import { Client } from './client.js';
import { Place } from './place.js';
const users = new Client('http://user');
new Place(users, new Client('http://order'));`,
    },
    expected: [
      'place.ts:4 fetch GET http://order/health via health',
      'place.ts:4 fetch GET http://order/orders via get',
      'place.ts:4 fetch GET http://user/users/{id} via get',
    ],
  },
  {
    name: 'subclasses without a constructor of their own',
    files: {
      'client.ts': client,
      'users.ts':
        "import { Client } from './client.js';\nexport class Users extends Client { list() { return this.get('/users'); } }",
      'orders.ts':
        "import { Client } from './client.js';\nexport class Orders extends Client { list() { return this.get('/orders'); } }",
      'main.ts': `import { Orders } from './orders.js';
import { Users } from './users.js';
new Users('http://user').list();
export const orders = new Orders('http://order');`,
    },
    expected: [
      'orders.ts:2 fetch GET http://order/orders via get',
      'users.ts:2 fetch GET http://user/users via get',
    ],
  },
  {
    name: 'several instances of a factory',
    files: {
      'a.ts': `
const client = (base: string) => ({ health: () => fetch(base + '/health'), ready: () => fetch(base + '/ready') });
const users = client('http://user');
const orders = client('http://order');
users.health();
orders.ready();`,
    },
    expected: [
      'a.ts:5 fetch GET http://user/health via health',
      'a.ts:6 fetch GET http://order/ready via ready',
    ],
  },
  {
    name: 'near miss: parameters that only hold headers do not move the request',
    files: {
      'a.ts': `
import axios, { type AxiosRequestConfig } from 'axios';
const http = axios.create({ baseURL: 'http://user' });
export function createUser(user: unknown, config?: AxiosRequestConfig) { return http.post('/users', user, config); }
export function readUsers(config: AxiosRequestConfig = {}) { return http.get('/users', { ...config, timeout: 500 }); }
createUser(user, { headers: { trace } });
createUser(user);
readUsers({ params: { page } });`,
    },
    expected: [
      'a.ts:4 axios POST http://user/users body=user',
      'a.ts:5 axios GET http://user/users timeout=500',
    ],
  },
  {
    name: 'several instances, and one that nobody can tell',
    files: {
      'client.ts': client,
      'place.ts': `import type { Client } from './client.js';
export class Place { constructor(private readonly any: Client) {} run() { return this.any.get('/things'); } }`,
      'main.ts': `import { Client } from './client.js';
export const users = new Client('http://user');
export const orders = new Client('http://order');`,
    },
    expected: ['place.ts:2 fetch GET {this.base}/things via get'],
  },
];

describe('lifting through instances', () => {
  it.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_, { files, expected }) => {
    expect(requestsOf(files)).toEqual(expected);
  });
});
