import { describe, expect, it } from 'vitest';
import { callSample, serviceSample } from '../../samples.js';
import { outcomeOf, type RouteSample, type WorkSample } from './routes.js';

const head = [
  "import { Router } from 'express';",
  "import { save } from './save.js';",
  'export const router = Router();',
].join('\n');

/** An Express service with one handler of these lines. */
function express(lines: readonly string[], more: Readonly<Record<string, string>> = {}): WorkSample {
  const handler = [
    "router.post('/x', async (req, res, next) => {",
    ...lines.map((line) => `  ${line}`),
    '});',
  ];
  return {
    files: {
      'services/shop/src/save.ts':
        'export const save = async (value: unknown): Promise<void> => void value;\n',
      'services/shop/src/routes.ts': `${head}\n${handler.join('\n')}\n`,
      ...more,
    },
    route: { framework: 'express', path: '/x', at: "'/x'" },
  };
}

const nest = `
import { Body, Controller, Post } from '@nestjs/common';
@Controller('x')
export class XController {
  constructor(private readonly work: { save(value: unknown): Promise<void> }) {}
  @Post()
  async create(@Body() value: unknown): Promise<void> {
    await this.work.save(value);
  }
}
`;

function other(text: string, route: Partial<RouteSample>): WorkSample {
  return {
    files: { 'services/shop/src/routes.ts': text },
    route: { framework: 'express', path: '/x', at: "'/x'", ...route },
  };
}

const late = 'The handler answers the request before it has done all of its work.';
const open = 'The handler does not end with one response that is sent in every case.';

const cases: readonly (readonly [string, WorkSample, string])[] = [
  [
    'a list in memory',
    express(['await save(req.body);', 'res.end();'], {
      'services/shop/src/save.ts':
        'const all: unknown[] = [];\nexport const save = async (value: unknown): Promise<void> => void all.push(value);\n',
    }),
    'Its code uses "all" (services/shop/src/save.ts:1), which lives in the memory of the server; a worker would have its own.',
  ],
  [
    'a map in memory that only other routes write',
    express(['if (users.has(req.body.id)) await save(req.body);', 'res.end();'], {
      'services/shop/src/save.ts':
        'export const users = new Map<string, string>();\nexport const addUser = (id: string) => users.set(id, id);\nexport const save = async (value: unknown): Promise<void> => void value;\n',
      'services/shop/src/routes.ts': `${head.replace('{ save }', '{ save, users }')}
router.post('/x', async (req, res) => {
  if (users.has(req.body.id)) await save(req.body);
  res.end();
});
`,
    }),
    'Its code uses "users" (services/shop/src/save.ts:1), which lives in the memory of the server; a worker would have its own.',
  ],
  [
    'a counter in memory',
    express(['await save(req.body);', 'res.end();'], {
      'services/shop/src/save.ts':
        'let last = 0;\nfunction next() {\n  last += 1;\n  return last;\n}\nexport const save = async (value: unknown): Promise<void> => void [next(), value];\n',
    }),
    'Its code uses "last" (services/shop/src/save.ts:1), which lives in the memory of the server; a worker would have its own.',
  ],
  [
    'an object that keeps a list',
    express(['await save(req.body);', 'res.end();'], {
      'services/shop/src/save.ts':
        'class Store {\n  #all: unknown[] = [];\n  add(value: unknown) { this.#all.push(value); }\n}\nconst store = new Store();\nexport const save = async (value: unknown): Promise<void> => store.add(value);\n',
    }),
    'Its code uses "Store" (services/shop/src/save.ts:1), which lives in the memory of the server; a worker would have its own.',
  ],
  [
    'functions that share a map',
    express(['await save(req.body);', 'res.end();'], {
      'services/shop/src/save.ts':
        'function createStore() {\n  const all = new Map<unknown, unknown>();\n  return { add: (value: unknown) => all.set(value, value) };\n}\nconst store = createStore();\nexport const save = async (value: unknown): Promise<void> => void store.add(value);\n',
    }),
    'Its code uses "createStore" (services/shop/src/save.ts:1), which lives in the memory of the server; a worker would have its own.',
  ],
  [
    'a function before the handler',
    other(
      `${head}\nrouter.post('/x', (req, res, next) => (req.headers.cookie ? next() : res.sendStatus(401)), async (req, res) => {\n  await save(req.body);\n  res.end();\n});\n`,
      {},
    ),
    'A function that is written before the handler sees the request first.',
  ],
  [
    'a header is read',
    express(["await save(req.headers['x-tenant']);", 'res.end();']),
    'The handler reads `req.headers`, which the message does not carry.',
  ],
  [
    'the query is read',
    express(['await save([req.body, req.query.dry]);', 'res.end();']),
    'The handler reads `req.query`, which the message does not carry.',
  ],
  [
    'the request is handed on whole',
    express(['await save(req);', 'res.end();']),
    'The handler reads `req`, which the message does not carry.',
  ],
  [
    'a segment that the path does not have',
    express(['await save(req.params.other);', 'res.end();']),
    'The handler reads `req.params.other`, which is no segment of /x.',
  ],
  [
    'an early answer',
    express(['if (!req.body.id) res.status(400);', 'await save(req.body);', 'res.end();']),
    late,
  ],
  ['work after the answer', express(['res.end();', 'await save(req.body);']), open],
  ['no answer at all', express(['await save(req.body);']), open],
  ['an answer by a callback', express(['save(req.body).then(() => res.end());']), open],
  [
    'an early return',
    express(['if (!req.body.id) return res.status(400).end();', 'await save(req.body);', 'res.end();']),
    'The handler returns early, before its last response.',
  ],
  [
    'next is called',
    express(['if (!req.body.id) next();', 'await save(req.body);', 'res.end();']),
    'The handler uses `next`, which only exists while a request is answered.',
  ],
  ['nothing but an answer', express(["res.json({ ok: 'yes' });"]), 'The handler does nothing but answer.'],
  [
    'a store that only the application has',
    other(
      "import express from 'express';\nexport function createApp(store: { put(v: unknown): void }) {\n  const app = express();\n  app.post('/x', (req, res) => {\n    store.put(req.body);\n    res.end();\n  });\n}\n",
      {},
    ),
    'The handler uses `store`, which is made inside `createApp`: a worker cannot reach it.',
  ],
  [
    'the server itself',
    other(
      "import Fastify from 'fastify';\nconst app = Fastify();\napp.post('/x', async (request) => {\n  app.log.info('x');\n  return { got: typeof request.body };\n});\n",
      { framework: 'fastify' },
    ),
    'The handler uses `app`, which is the server itself.',
  ],
  [
    'an import that listens',
    express(['await save(req.body);', 'await save(2);', 'res.end();'], {
      'services/shop/src/save.ts':
        "import './metrics.js';\nexport const save = async (value: unknown): Promise<void> => void value;\n",
      'services/shop/src/metrics.ts':
        "import { createServer } from 'node:http';\nfunction start(): void {\n  createServer().listen(9090);\n}\nstart();\n",
    }),
    'Importing services/shop/src/save.ts listens (services/shop/src/metrics.ts:3), and a worker would do so too.',
  ],
  [
    'an import that connects, for a function that is called as it is',
    express(['await save(req.body);', 'res.end();'], {
      'services/shop/src/save.ts':
        "import { createClient } from 'redis';\nexport const client = createClient();\nawait client.connect();\nexport async function save(value: unknown): Promise<void> { void value; }\n",
    }),
    'Importing services/shop/src/save.ts connects (services/shop/src/save.ts:3), and a worker would do so too.',
  ],
  [
    'a method of a NestJS controller',
    other(nest, { framework: 'nestjs', at: 'create' }),
    'The handler is a method of a NestJS controller, which only exists inside the application.',
  ],
  [
    'a framework whose handlers are not known',
    other("router.post('/x', async (ctx) => { ctx.body = 1; });", { framework: 'koa' }),
    'Handlers of koa are not taken apart.',
  ],
  [
    'a request taken apart in the parameter list',
    other("router.post('/x', async ({ body }, res) => { await save(body); res.end(); });", {}),
    'The handler takes its request apart in its parameter list.',
  ],
  [
    'a handler that could not be followed',
    {
      ...express(['res.end();']),
      route: { framework: 'express', path: '/x', at: "'/x'", more: { handlerSpan: null } },
    },
    'The function that answers POST /x could not be followed.',
  ],
  [
    'JavaScript',
    { ...express(['await save(req.body);', 'res.end();']), service: { language: 'javascript' } },
    'shop is not written in TypeScript.',
  ],
];

describe('repeating the request instead', () => {
  it.each(cases)('%s', (_name, sample, because) => {
    expect(outcomeOf(sample)).toEqual({
      work: { kind: 'relay', address: 'http://shop:3000', because },
      changed: {},
      notices: [
        `EDA3101 The worker of shop will repeat POST /x over HTTP instead of calling its code. ${because}`,
      ],
    });
  });

  it('leaves a request where it is that may become a message itself', () => {
    const sample = express([
      "await fetch('http://mail/mails', { method: 'POST' });",
      'await save(req.body);',
      'res.end();',
    ]);
    const call = callSample(sample.files, {
      from: 'shop',
      to: 'mail',
      file: 'services/shop/src/routes.ts',
      at: 'fetch(',
      path: '/mails',
    });
    expect(outcomeOf({ ...sample, analysis: { calls: [call] } }).work).toEqual({
      kind: 'relay',
      address: 'http://shop:3000',
      because: 'The handler itself sends POST /mails (line 5), which may become a message of its own.',
    });
  });

  it('goes to the address that other services use', () => {
    const order = serviceSample('order', {
      env: [
        { name: 'SHOP_URL', value: 'http://shop.internal:8080/base', file: 'docker-compose.yml', line: 3 },
      ],
    });
    const sample = {
      ...other(nest, { framework: 'nestjs', at: 'create' }),
      service: { aliases: ['shop.internal'] },
    };
    expect(outcomeOf({ ...sample, analysis: { services: [order] } }).work).toMatchObject({
      address: 'http://shop.internal:8080',
    });
  });

  it('names the guards that will see a request without credentials', () => {
    const sample = other(nest, {
      framework: 'nestjs',
      at: 'create',
      more: { middleware: ['express.json', 'JwtGuard', 'RolesGuard'] },
    });
    expect(outcomeOf(sample).notices).toEqual([
      'EDA3101 The worker of shop will repeat POST /x over HTTP instead of calling its code. The handler is a method of a NestJS controller, which only exists inside the application.',
      "EDA3102 POST /x of shop runs behind JwtGuard, RolesGuard, and the worker sends no credentials of the user's.",
    ]);
  });
});

describe('what a worker that calls the code leaves out', () => {
  it('is said: guards, the schema of the server, and effects outside of the transaction', () => {
    const sample = express(["await pool.query('insert');", 'await save(req.body);', 'res.end();'], {
      'services/shop/src/db.ts': "import { Pool } from 'pg';\nexport const pool = new Pool();\n",
    });
    const files = {
      ...sample.files,
      'services/shop/src/routes.ts': `import { pool } from './db.js';\n${sample.files['services/shop/src/routes.ts']}`,
    };
    const route = { ...sample.route, more: { middleware: ['requireUser'], schema: 'xSchema' } };
    expect(outcomeOf({ files, route }).notices).toEqual([
      'EDA3106 The worker of shop writes to its database once for each message, but save of POST /x may run again.',
      'EDA3103 The worker of shop does what POST /x does without requireUser, which only run for requests.',
      "EDA3104 POST /x of shop is checked against xSchema by the server; the worker checks the message's contract instead.",
    ]);
  });
});
