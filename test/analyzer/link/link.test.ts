// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import type { Call } from '../../../src/model/call.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

function manifest(name: string, ...dependencies: string[]): string {
  return JSON.stringify({
    name,
    dependencies: Object.fromEntries(['express', ...dependencies].map((entry) => [entry, '1'])),
  });
}

const app = "import express from 'express';\nconst app = express();\n";

/** Two services; the order service holds the code in question. */
function shop(code: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    'order/package.json': manifest('order', 'axios'),
    'order/src/a.ts': code,
    'order/src/server.ts': `${app}app.listen(3000);`,
    'user/package.json': manifest('user'),
    'user/src/server.ts': `${app}app.get('/users/:id', find);\napp.post('/users', create);\napp.listen(3001);`,
    ...others,
  };
}

function target({ to }: Call): string {
  if (to.kind === 'service') return to.name;
  return to.kind === 'external' ? `external ${to.host}` : `unknown (${to.reason}; missing: ${to.missing})`;
}

function callsOf(files: Readonly<Record<string, string>>): string[] {
  return analyze(memoryRepository(files)).calls.map((call) =>
    [
      `${call.from} > ${target(call)}`,
      call.method,
      call.path ?? '*',
      call.confidence,
      call.route ?? 'no route',
    ].join(' | '),
  );
}

const compose = (environment: string): Record<string, string> => ({
  'docker-compose.yml': `services:\n  order:\n    build: order\n    environment:\n      ${environment}\n  user:\n    build: user\n    ports: ['3001:3001']\n`,
});

describe('targets', () => {
  it.each<[string, Record<string, string>, string[]]>([
    [
      'a host of the deployment',
      shop("fetch('http://user:3001/users/1');", compose('A: b')),
      ['order > user | GET | /users/1 | high | user GET /users/{}'],
    ],
    [
      'the environment of the caller before the default in code',
      shop(
        "fetch(`${process.env.USER_URL ?? 'http://elsewhere'}/users/1`);",
        compose('USER_URL: http://user:3001'),
      ),
      ['order > user | GET | /users/1 | high | user GET /users/{}'],
    ],
    [
      'a base path that the environment brings',
      shop('fetch(`${process.env.USER_URL}/users`);', compose('USER_URL: http://user:3001/api/')),
      ['order > user | GET | /api/users | high | no route'],
    ],
    [
      'the default in code, with a name and a port that agree',
      shop("fetch(`${process.env.USER_URL ?? 'http://user:3001'}/users`, { method: 'POST' });"),
      ['order > user | POST | /users | high | user POST /users'],
    ],
    [
      'a local address by its port and the name of the variable',
      shop("fetch(`${process.env.USER_SERVICE_URL ?? 'http://localhost:3001'}/users`, { method: 'POST' });"),
      ['order > user | POST | /users | high | user POST /users'],
    ],
    [
      'a local address in the environment does not hide the host in code',
      shop("fetch(`${process.env.USER_URL ?? 'http://user:3001'}/users/1`);", {
        'order/.env': 'USER_URL=http://localhost:9999\n',
      }),
      ['order > user | GET | /users/1 | high | user GET /users/{}'],
    ],
    [
      'the name of a variable alone is weak',
      shop('fetch(`${process.env.USER_SERVICE_URL}/users/1`);'),
      ['order > user | GET | /users/1 | low | user GET /users/{}'],
    ],
    [
      'a local port of nobody',
      shop("fetch('http://localhost:9999/users/1');"),
      [
        'order > unknown (the address is the local machine; missing: the service that listens on port 9999) | GET | /users/1 | low | no route',
      ],
    ],
    [
      'a variable without a value',
      shop('fetch(`${process.env.CRM_URL}/users/1`);'),
      [
        'order > unknown (the environment variable CRM_URL has no value here; missing: the value of CRM_URL) | GET | /users/1 | low | no route',
      ],
    ],
    [
      'a dotted host is outside',
      shop("fetch('https://api.stripe.com/v1/charges?x=1', { method: 'POST' });"),
      ['order > external api.stripe.com | POST | /v1/charges | medium | no route'],
    ],
    [
      'a cluster name is the service',
      shop("fetch('http://user.shop.svc.cluster.local:3001/users/1');"),
      ['order > user | GET | /users/1 | high | user GET /users/{}'],
    ],
    [
      'a datastore is no service',
      shop("fetch('http://elasticsearch:9200/_search');"),
      ['order > external elasticsearch | GET | /_search | medium | no route'],
    ],
    [
      'a host that nobody knows is a service elsewhere',
      shop("fetch('http://billing/invoices');"),
      ['order > billing | GET | /invoices | medium | no route'],
    ],
    [
      'a sidecar passes the request on',
      shop("fetch('http://localhost:3500/v1.0/invoke/user/method/users/1');"),
      ['order > user | GET | /users/1 | high | user GET /users/{}'],
    ],
    ['a request to itself is no call', shop("fetch('http://order/orders');"), []],
    [
      'a relative address',
      shop("fetch('/users/1');"),
      [
        'order > unknown (the address is relative; missing: the host that the relative address is sent to) | GET | /users/1 | low | no route',
      ],
    ],
    [
      'alternatives are a finding each',
      shop("fetch(`${beta ? 'http://user' : 'http://billing'}/users/1`);"),
      [
        'order > billing | GET | /users/1 | medium | no route',
        'order > user | GET | /users/1 | medium | user GET /users/{}',
      ],
    ],
    [
      'alternatives that lead to the same place are one',
      shop("fetch(`${docker ? 'http://user:3001' : 'http://localhost:3001'}/users/1`);"),
      ['order > user | GET | /users/1 | high | user GET /users/{}'],
    ],
    [
      'a method that is not known',
      shop("import axios from 'axios';\naxios({ url: 'http://user/users/1', method: pick() });"),
      ['order > user | ANY | /users/1 | medium | user GET /users/{}'],
    ],
  ])('%s', (_, files, expected) => {
    expect(callsOf(files)).toEqual(expected);
  });

  it('counts a request of a library for each service that uses it', () => {
    const files = shop(
      "import { user } from '@shop/clients';\nexport const place = (id: string) => user(id);",
      {
        'package.json': JSON.stringify({ name: 'shop', workspaces: ['order', 'user', 'billing', 'clients'] }),
        'clients/package.json': JSON.stringify({ name: '@shop/clients', main: 'dist/index.js' }),
        'clients/src/index.ts':
          'export const user = (id: string) => fetch(`http://user/users/${id}`);\nexport const other = 1;',
        'billing/package.json': manifest('billing', '@shop/clients'),
        'billing/src/server.ts': `${app}import { other } from '@shop/clients';\napp.listen(other);`,
      },
    );
    expect(callsOf(files)).toEqual(['order > user | GET | /users/{} | medium | user GET /users/{}']);
  });
});

describe('calls', () => {
  it('says everything about a call', () => {
    const code = `import axios from 'axios';
const api = axios.create({ baseURL: process.env.USER_URL, timeout: 700 });
export async function rename(order: { userId: string; name: string }): Promise<void> {
  await api.put(\`/users/\${encodeURIComponent(order.userId)}\`, { name: order.name }, { headers: { authorization: token() } });
}
`;
    const { calls } = analyze(memoryRepository(shop(code, compose('USER_URL: http://user:3001'))));
    const start = code.indexOf('api.put');
    expect(calls).toEqual([
      {
        id: 'order.rename>user PUT /users/{}',
        file: 'order/src/a.ts',
        line: 4,
        column: 9,
        span: { start, end: code.indexOf(';', start) },
        function: 'rename',
        via: [],
        group: null,
        from: 'order',
        to: { kind: 'service', name: 'user' },
        method: 'PUT',
        path: '/users/{}',
        pathArguments: ['order.userId'],
        route: null,
        client: 'axios',
        response: 'status',
        awaited: true,
        answer: { flowsTo: null, failure: 'propagates', file: 'order/src/a.ts', line: 4 },
        entry: [],
        sequence: { index: 0, parallelGroup: null, branch: '' },
        inLoop: false,
        ordering: false,
        transaction: false,
        afterWrite: false,
        timeoutMs: 700,
        retries: null,
        breaker: false,
        idempotent: true,
        payload: {
          span: { start: code.indexOf('{ name: order'), end: code.indexOf(', { headers') },
          type: null,
          fields: ['name'],
        },
        keys: ['order.userId'],
        headers: { auth: true, idempotency: false },
        role: 'business',
        confidence: 'high',
        resolved: [
          { file: 'docker-compose.yml', line: 5, what: 'USER_URL is http://user:3001' },
          { file: 'docker-compose.yml', line: 6, what: 'user is the service user' },
        ],
      },
    ]);
  });

  it('tells repetitions and alternatives apart without line numbers', () => {
    const code = `export async function f() {
  await fetch('http://user/users/1');
  await fetch('http://user/users/1');
  await fetch((beta ? 'http://user' : 'http://billing') + '/x');
}
fetch('http://user/users/2');`;
    const calls = analyze(memoryRepository(shop(code))).calls;
    expect(calls.map(({ id, group, sequence }) => ({ id, group, index: sequence.index }))).toEqual([
      { id: 'order.f>user GET /users/1', group: null, index: 0 },
      { id: 'order.f>user GET /users/1#2', group: null, index: 1 },
      { id: 'order.f>billing GET /x', group: 'order.f>billing GET /x', index: 2 },
      { id: 'order.f>user GET /x', group: 'order.f>billing GET /x', index: 2 },
      { id: 'order>user GET /users/2', group: null, index: 0 },
    ]);
    const moved = analyze(memoryRepository(shop(`// moved\n\n${code}`))).calls;
    expect(moved.map(({ id }) => id)).toEqual(calls.map(({ id }) => id));
  });

  it('shows no credentials of an address', () => {
    const { calls } = analyze(
      memoryRepository(
        shop('fetch(`${process.env.USER_URL}/users/1`);', compose('USER_URL: http://me:secret@user:3001')),
      ),
    );
    expect(JSON.stringify(calls)).not.toContain('secret');
    expect(calls.map(target)).toEqual(['user']);
  });
});
