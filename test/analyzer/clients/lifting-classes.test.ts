// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import type { LiftingCase } from './lifting-case.js';
import { requestsOf } from './requests-of.js';

const baseClient = `
export abstract class BaseClient {
  constructor(private readonly baseUrl: string) {}
  protected request(method: string, path: string, body?: unknown) {
    return fetch(\`\${this.baseUrl}\${path}\`, { method, body: JSON.stringify(body) });
  }
  protected get(path: string) { return this.request('GET', path); }
}`;

const cases: readonly LiftingCase[] = [
  {
    name: 'a base class in a package of the workspace, with subclasses in services, through a barrel',
    files: {
      'package.json': '{ "workspaces": ["packages/*", "services/*"] }',
      'packages/http/package.json': '{ "name": "@acme/http", "main": "dist/index.js" }',
      'packages/http/src/index.ts': "export * from './clients/index.js';",
      'packages/http/src/clients/index.ts': "export { BaseClient } from './base-client.js';",
      'packages/http/src/clients/base-client.ts': baseClient,
      'services/order/package.json': '{ "name": "order" }',
      'services/order/src/users.ts': `import { BaseClient } from '@acme/http';
export class UsersClient extends BaseClient {
  constructor() { super(process.env.USERS_URL ?? 'http://user:3001'); }
  one(id: string) { return this.get(\`/users/\${id}\`); }
  create(user: unknown) { return this.request('POST', '/users', user); }
}`,
    },
    expected: [
      'services/order/src/users.ts:4 fetch GET <USERS_URL=http://user:3001>/users/{id} via get request',
      'services/order/src/users.ts:5 fetch POST <USERS_URL=http://user:3001>/users body=user via request',
    ],
  },
  {
    name: 'an abstract getter that each subclass has of its own',
    files: {
      'a.ts': `
abstract class Client {
  protected abstract get baseUrl(): string;
  protected async send(path: string, init: RequestInit = {}) { return fetch(new URL(path, this.baseUrl), init); }
}
abstract class JsonClient extends Client {
  protected post(path: string, body: unknown) { return this.send(path, { method: 'POST', body: JSON.stringify(body) }); }
}
class Users extends JsonClient {
  protected get baseUrl() { return 'http://user'; }
  list() { return this.send('/users'); }
}
class Orders extends JsonClient {
  protected override get baseUrl() { return 'http://order'; }
  place(order: unknown) { return this.post('/orders', order); }
}`,
    },
    expected: [
      'a.ts:11 fetch GET http://user/users via send',
      'a.ts:15 fetch POST http://order/orders body=order via post send',
    ],
  },
  {
    name: 'an abstract method, and a subclass that overrides the request',
    files: {
      'a.ts': `
abstract class Client {
  abstract host(): string;
  call(path: string) { return fetch('http://' + this.host() + path); }
}
class Users extends Client { host() { return 'user'; } }
class Fake extends Client { host() { return 'none'; } call(path: string) { return Promise.resolve(new Response(path)); } }
new Users().call('/users');
new Fake().call('/nothing');`,
    },
    expected: ['a.ts:8 fetch GET http://user/users via call'],
  },
  {
    name: 'subclasses that hand the base through a middle class',
    files: {
      'base.ts': baseClient,
      'middle.ts': `import { BaseClient } from './base.js';
export class InternalClient extends BaseClient {
  constructor(service: string, version = 'v1') { super(\`http://\${service}.internal/\${version}\`); }
  protected read(path: string) { return this.get(path); }
}`,
      'users.ts': `import { InternalClient } from './middle.js';
export class Users extends InternalClient { constructor() { super('user'); } list() { return this.read('/users'); } }`,
      'orders.ts': `import { InternalClient } from './middle.js';
export class Orders extends InternalClient { constructor() { super('order', 'v2'); } list() { return this.read('/orders'); } }`,
    },
    expected: [
      'orders.ts:2 fetch GET http://order.internal/v2/orders via read get request',
      'users.ts:2 fetch GET http://user.internal/v1/users via read get request',
    ],
  },
  {
    name: 'a mixin that adds the request to a class with a base',
    files: {
      'a.ts': `
type Constructor = new (...values: any[]) => { base: string };
const WithGet = <T extends Constructor>(Parent: T) => class extends Parent {
  get(path: string) { return fetch(this.base + path); }
};
class Users { base = 'http://user'; }
class Orders { base = 'http://order'; }
const UsersClient = WithGet(Users);
class OrdersClient extends WithGet(Orders) { list() { return this.get('/orders'); } }
new UsersClient().get('/users');
new OrdersClient().list();`,
    },
    expected: ['a.ts:10 fetch GET http://user/users via get', 'a.ts:9 fetch GET http://order/orders via get'],
  },
  {
    name: 'singletons by a static method, made lazily',
    files: {
      'client.ts': `
export class Client {
  private static instance: Client | undefined;
  private constructor(private readonly base: string) {}
  static getInstance(): Client { if (!Client.instance) Client.instance = new Client('http://user'); return Client.instance; }
  get(path: string) { return fetch(this.base + path); }
}`,
      'lazy.ts': `
export class Lazy {
  static #instance?: Lazy;
  base = 'http://order';
  static get shared() { return (this.#instance ??= new this()); }
  post(path: string, body: unknown) { return fetch(this.base + path, { method: 'POST', body: JSON.stringify(body) }); }
}`,
      'use.ts': `import { Client } from './client.js';
import { Lazy } from './lazy.js';
Client.getInstance().get('/users');
const client = Client.getInstance();
client.get('/teams');
Lazy.shared.post('/orders', order);`,
    },
    expected: [
      'use.ts:3 fetch GET http://user/users via get',
      'use.ts:5 fetch GET http://user/teams via get',
      'use.ts:6 fetch POST http://order/orders body=order via post',
    ],
  },
  {
    name: 'a default-exported instance',
    files: {
      'users-client.ts': `
class Client { constructor(private base: string) {} get(path: string) { return fetch(this.base + path); } }
export default new Client('http://user');`,
      'use.ts': "import anything from './users-client.js';\nanything.get('/users');",
      'required.js': "const users = require('./users-client').default;\nusers.get('/teams');",
    },
    expected: [
      'required.js:2 fetch GET http://user/teams via get',
      'use.ts:2 fetch GET http://user/users via get',
    ],
  },
  {
    name: 'methods that are arrow functions, private methods and fields',
    files: {
      'a.ts': `
class Client {
  #base: string;
  constructor({ base }: { base: string }) { this.#base = base; }
  #send = async (method: string, path: string) => fetch(this.#base + path, { method });
  get = (path: string) => this.#send('GET', path);
  remove(path: string) { return this.#delete(path); }
  #delete(path: string) { return this.#send('DELETE', path); }
}
const users = new Client({ base: 'http://user' });
users.get('/users');
users.remove('/users/1');`,
    },
    expected: [
      'a.ts:11 fetch GET http://user/users via get #send',
      'a.ts:12 fetch DELETE http://user/users/1 via remove #delete #send',
    ],
  },
  {
    name: 'a fluent builder that collects base, path and method',
    files: {
      'a.ts': `
class Call {
  constructor(private base: string, private path = '', private verb = 'GET') {}
  to(path: string) { return new Call(this.base, path, this.verb); }
  as(verb: string) { return new Call(this.base, this.path, verb); }
  send(body?: unknown) { return fetch(this.base + this.path, { method: this.verb, body: JSON.stringify(body) }); }
}
new Call('http://user').to('/users').as('POST').send(user);
const order = new Call('http://order');
order.to('/orders').send();`,
    },
    expected: [
      'a.ts:10 fetch GET http://order/orders via send',
      'a.ts:8 fetch POST http://user/users body=user via send',
    ],
  },
  {
    name: 'decorated methods and injection by parameter properties with interface types',
    files: {
      'ports.ts': 'export interface UserPort { find(id: string): Promise<unknown>; }',
      'http-users.ts': `import type { UserPort } from './ports.js';
@Injectable()
export class HttpUsers implements UserPort {
  private readonly base = process.env.USER_URL ?? 'http://user';
  @Retry(3) @Timed()
  async find(id: string) { return this.get(\`/users/\${id}\`); }
  @Timed()
  private get(path: string) { return fetch(this.base + path); }
}`,
      'orders.ts': `import type { UserPort } from './ports.js';
export class Orders { constructor(private readonly users: UserPort) {}
  place(id: string) { return this.users.find(id); } }`,
    },
    expected: ['http-users.ts:6 fetch GET <USER_URL=http://user>/users/{id} via get'],
  },
  {
    name: 'an interface that two classes implement cannot be told',
    files: {
      'a.ts': `
interface Sender { send(path: string): Promise<unknown>; }
class First implements Sender { send(path: string) { return fetch('http://first' + path); } }
class Second implements Sender { send(path: string) { return fetch('http://second' + path); } }
export class Orders { constructor(private readonly sender: Sender) {}
  place() { return this.sender.send('/orders'); } }`,
    },
    expected: [],
  },
  {
    name: 'an interface that two classes implement, with the one that is given',
    files: {
      'a.ts': `
interface Sender { send(path: string): Promise<unknown>; }
class First implements Sender { send(path: string) { return fetch('http://first' + path); } }
class Second implements Sender { send(path: string) { return fetch('http://second' + path); } }
export class Orders { constructor(private readonly sender: Sender) {}
  place() { return this.sender.send('/orders'); } }
new Orders(new Second());`,
    },
    expected: ['a.ts:6 fetch GET http://second/orders via send'],
  },
  {
    name: 'an abstract base that nobody gives stays unknown',
    files: {
      'a.ts': `
export abstract class Client { protected abstract base: string;
  health() { return fetch(this.base + '/health'); } }`,
    },
    expected: ['a.ts:3 fetch GET {this.base}/health'],
  },
];

describe('lifting through classes', () => {
  it.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_, { files, expected }) => {
    expect(requestsOf(files)).toEqual(expected);
  });
});
