// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the samples are code
import { type SmallRepository, smallRepository } from './small-repository.js';

export interface UnusualRepository {
  readonly files: Readonly<Record<string, string>>;
  /** Codes of what the user is told about a call or a route, besides what every applied flow says. */
  readonly notices: readonly string[];
  /** The module with `placeOrder`; undefined where its call has to be left alone. */
  readonly module: string | undefined;
}

const orderModule = 'services/order/src/place-order.ts';
const usual = smallRepository({});

function applied(repository: SmallRepository, ...notices: string[]): UnusualRepository {
  return { files: smallRepository(repository), notices, module: orderModule };
}

function leftAlone(repository: SmallRepository, ...notices: string[]): UnusualRepository {
  return { files: smallRepository(repository), notices, module: undefined };
}

/** The usual repository with paths and texts changed; null leaves a file out. */
function changed(
  change: (path: string, text: string) => readonly [string, string] | null,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(usual).flatMap(([path, text]) => {
      const file = change(path, text);
      return file === null ? [] : [file];
    }),
  );
}

const post = (points: string): string =>
  `await loyalty.post('/points', { userId: order.userId, points: ${points} });`;
const ofModule = (text: string): SmallRepository => ({
  placeOrder: `import { type Order, log, loyalty } from './world.js';\n\n${text}`,
});
const storeOf = (text: string): SmallRepository => ({ files: { 'services/loyalty/src/store.ts': text } });

/** How the body is written. */
const bodies: Readonly<Record<string, UnusualRepository>> = {
  'a variable': applied({
    calls: `const body = { userId: order.userId, points: 1 };\n  await loyalty.post('/points', body);`,
  }),
  'a spread': applied({
    calls: `const extra = { note: 'x' };\n  await loyalty.post('/points', { ...extra, userId: order.userId, points: 1 });`,
  }),
  'a whole list': applied({
    calls: `await loyalty.post('/points', order.items);`,
    routes: `app.post('/points', async (req, res) => {\n    for (const item of req.body) await award(item.sku, item.quantity);\n    res.sendStatus(204);\n  });`,
  }),
  'odd names and quotes': applied({
    calls:
      "await loyalty.post('/points', { userId: order.userId, points: 1, 'odd name': `it's ${order.id}`, \"quo'te\": 'a\"b' });",
  }),
  'dates, maps and what is undefined': applied({
    calls: `const when: Date | undefined = order.vip ? undefined : new Date(0);\n  await loyalty.post('/points', { userId: order.userId, points: 1, when, since: new Date(5), map: new Map([['a', 1]]), note: undefined });`,
  }),
  'functions without effects': applied({
    calls: post('Math.round(order.items.map(pointsFor).reduce((a, b) => a + b, 0))'),
  }),
  'a function with effects before the call': applied({
    calls: `const points = nextId();\n  ${post('points')}`,
  }),
  'a function with effects': leftAlone({ calls: post('nextId()') }, 'EDA3007'),
  'a function with effects in a spread': leftAlone(
    {
      calls: `const make = () => ({ points: nextId() });\n  await loyalty.post('/points', { ...make(), userId: order.userId });`,
    },
    'EDA3007',
  ),
  'a method that takes from a list': leftAlone(
    { calls: `const left = [1, 2];\n  ${post('left.shift()')}` },
    'EDA3007',
  ),
  'the time': leftAlone({ calls: post('Date.now()') }, 'EDA3007'),
  'an await': leftAlone({ calls: post('await loadPoints(order)') }, 'EDA3007'),
  'a form': leftAlone(
    { calls: `await loyalty.post('/points', new URLSearchParams({ userId: order.userId }));` },
    'EDA3007',
  ),
  'options in a variable': leftAlone(
    {
      calls:
        "const options = { method: 'POST', body: JSON.stringify({ userId: order.userId, points: 1 }) };\n  await fetch(`${loyaltyUrl}/points`, options);",
    },
    'EDA3007',
  ),
  'a query string': leftAlone(
    { calls: `await loyalty.post('/points?source=order', { userId: order.userId, points: 1 });` },
    'EDA3007',
  ),
};

/** What is around the call. */
const statements: Readonly<Record<string, UnusualRepository>> = {
  'try and catch': applied({
    calls: `try {\n    ${post('1')}\n  } catch (error) {\n    log.warn('no points', error);\n  }`,
  }),
  'a catch that returns': applied({
    calls: `try {\n    ${post('1')}\n  } catch {\n    return;\n  }\n  log.info('done');`,
  }),
  'an if without braces, and else': applied({
    calls: `if (order.vip) ${post('1')}\n  else log.info('none');`,
  }),
  'a case': applied({
    calls: `switch (order.kind) {\n    case 'web':\n      ${post('1')}\n      break;\n    default:\n      log.info('none');\n  }`,
  }),
  'two calls to one consumer': applied({ calls: `${post('1')}\n  ${post('2')}` }),
  'a loop with entries': applied({
    calls: `for (const [index, item] of order.items.entries()) {\n    await loyalty.post('/points', { userId: order.userId, points: index, sku: item.sku });\n  }`,
  }),
  'a loop that skips': applied({
    calls: `for (const item of order.items) {\n    if (item.quantity === 1) continue;\n    ${post('pointsFor(item)')}\n  }`,
  }),
  'a loop over what a method takes': leftAlone(
    { calls: `for (const item of order.items.splice(0)) {\n    ${post('pointsFor(item)')}\n  }` },
    'EDA3007',
  ),
  'a loop that counts down': applied({
    calls: `let left = 3;\n  while (left > 0) {\n    ${post('left')}\n    left -= 1;\n  }`,
  }),
  'promises of a list': applied({
    calls: `await Promise.all(order.items.map((item) => loyalty.post('/points', { userId: order.userId, points: pointsFor(item) })));`,
  }),
  comments: applied({
    calls: `// First the points: /* it's */ \`tick\`\n  await loyalty.post(\n    '/points', // the path\n    {\n      userId: order.userId, // who\n      points: 1, /* how many */\n    },\n  ); // done`,
  }),
  'a check of the answer': applied({
    calls:
      "const response = await fetch(`${loyaltyUrl}/points`, { method: 'POST', body: JSON.stringify({ userId: order.userId, points: 1 }) });\n  if (!response.ok) throw new Error('no points');",
  }),
  'a name that is taken': applied({
    calls: `const createPoint = 1;\n  log.info('x', createPoint);\n  ${post('1')}`,
  }),
  'a conditional expression': leftAlone({ calls: `order.vip && (${post('1').slice(0, -1)});` }, 'EDA3007'),
};

/** The function that makes the call. */
const functions: Readonly<Record<string, UnusualRepository>> = {
  'a method': applied(
    ofModule(`class Orders {
  #count = 0;
  constructor(private readonly factor: number) {}
  async place(order: Order): Promise<void> {
    this.#count += 1;
    await loyalty.post('/points', { userId: order.userId, points: this.#points(order), factor: this.factor });
  }
  #points(order: Order): number {
    return order.items.length * this.factor;
  }
}
const orders = new Orders(2);
export const placeOrder = (order: Order) => orders.place(order);
`),
  ),
  'an arrow with an expression': leftAlone(
    ofModule(
      `export const placeOrder = async (order: Order) => loyalty.post('/points', { userId: order.userId, points: 1 });\n`,
    ),
    'EDA3007',
  ),
  'not async, with a failure that is logged': applied(
    ofModule(`export function placeOrder(order: Order) {
  loyalty.post('/points', { userId: order.userId, points: 1 }).then(() => log.info('ok')).catch((error) => log.warn('no points', error));
}
`),
  ),
  'not async, with a failure that nobody sees': leftAlone(
    ofModule(`export function placeOrder(order: Order) {
  return loyalty.post('/points', { userId: order.userId, points: 1 });
}
`),
    'EDA3007',
  ),
};

/** What answers the call. */
const routes: Readonly<Record<string, UnusualRepository>> = {
  'in the file that listens': applied({
    files: {
      'services/loyalty/src/app.ts': null,
      'services/loyalty/src/server.ts': `import express from 'express';
import { award } from './store.js';

const app = express();
app.use(express.json());
app.post('/points', async (req, res) => {
  await award(req.body.userId, req.body.points);
  res.status(204).end();
});
app.listen(3001);
`,
    },
  }),
  'in the file that listens, with what it needs': applied(
    {
      files: {
        'services/loyalty/src/app.ts': null,
        'services/loyalty/src/server.ts': `import express from 'express';
import { award } from './store.js';

const app = express();
export const factor = () => app.get('factor') ?? 1;
app.use(express.json());
app.post('/points', async (req, res) => {
  await award(req.body.userId, req.body.points * factor());
  res.status(204).end();
});
app.listen(3001);
`,
      },
    },
    'EDA3101',
  ),
  'with a list in memory': applied(
    storeOf(`const awards: string[] = [];

export async function award(userId: string, points: number): Promise<void> {
  awards.push(userId + points);
}
`),
    'EDA3101',
  ),
  'with a guard that has a name': applied(
    {
      routes: `app.post('/points', requireUser, async (req, res) => {
    await award(req.body.userId, req.body.points);
    res.status(204).end();
  });`,
      files: {
        'services/loyalty/src/app.ts': (usual['services/loyalty/src/app.ts'] ?? '')
          .replace(`app.post('/points', `, `app.post('/points', requireUser, `)
          .replace(`import { award }`, `import { requireUser } from './guard.js';\nimport { award }`),
        'services/loyalty/src/guard.ts': `import type { RequestHandler } from 'express';

export const requireUser: RequestHandler = (req, res, next) => {
  if (req.headers.authorization) next();
  else res.sendStatus(401);
};
`,
      },
    },
    'EDA3103',
  ),
  'with a guard that is written in place': applied(
    {
      routes: `app.post('/points', (req, res, next) => (req.headers.authorization ? next() : res.sendStatus(401)), async (req, res) => {
    await award(req.body.userId, req.body.points);
    res.status(204).end();
  });`,
    },
    'EDA3101',
    'EDA3102',
  ),
  'reads a header': applied(
    {
      routes: `app.post('/points', async (req, res) => {
    await award(\`\${req.headers['x-tenant']} \${req.body.userId}\`, req.body.points);
    res.status(204).end();
  });`,
    },
    'EDA3101',
  ),
  'reads the query': applied(
    {
      routes: `app.post('/points', async (req, res) => {
    await award(\`\${req.query.tenant} \${req.body.userId}\`, req.body.points);
    res.status(204).end();
  });`,
    },
    'EDA3101',
  ),
  'returns early': applied(
    {
      routes: `app.post('/points', async (req, res) => {
    if (typeof req.body.points !== 'number') return void res.status(400).json({ error: 'points' });
    await award(req.body.userId, req.body.points);
    res.status(204).end();
  });`,
    },
    'EDA3101',
  ),
  'exported by default': applied({
    files: {
      'services/loyalty/src/app.ts': `import express from 'express';
import points from './points.js';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.use('/points', points);
  return app;
}
`,
      'services/loyalty/src/points.ts': `import { Router } from 'express';
import { award } from './store.js';

const router = Router();
router.post('/', async (req, res) => {
  const { userId, points } = req.body as { userId: string; points: number };
  await award(userId, points);
  res.status(204).end();
});
export default router;
`,
    },
  }),
  'a function that is exported by default': applied({
    files: {
      'services/loyalty/src/app.ts': `import express from 'express';
import addPoints from './add-points.js';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.post('/points', addPoints);
  return app;
}
`,
      'services/loyalty/src/add-points.ts': `import type { Request, Response } from 'express';
import { award } from './store.js';

export default async function (req: Request, res: Response): Promise<void> {
  await award(req.body.userId, req.body.points);
  res.status(204).end();
}
`,
    },
  }),
  'with segments of its path': applied({
    calls:
      'await loyalty.put(`/users/${order.userId}/points/${encodeURIComponent(order.id)}`, { points: 1 });',
    routes: `app.put('/users/:userId/points/:id', async (req, res) => {
    await award(req.params.userId + req.params.id, req.body.points);
    res.status(204).end();
  });`,
  }),
  'without a body': applied({
    calls: 'await loyalty.delete(`/points/${order.id}`);',
    routes: `app.delete('/points/:id', async (req, res) => {
    await award(req.params.id, 0);
    res.sendStatus(204);
  });`,
  }),
};

const commonJs = `${JSON.stringify({
  compilerOptions: {
    target: 'ES2022',
    module: 'commonjs',
    moduleResolution: 'node10',
    ignoreDeprecations: '6.0',
    esModuleInterop: true,
    strict: true,
    types: ['node'],
    skipLibCheck: true,
    rootDir: 'src',
    outDir: 'dist',
  },
  include: ['src'],
})}\n`;

const asCommonJs = (change: (text: string) => string) =>
  changed((path, text) => {
    if (path.endsWith('tsconfig.json')) return [path, commonJs];
    if (path.endsWith('package.json')) return [path, text.replace('"type": "module",', '')];
    return [path, change(text.replaceAll(".js'", "'"))];
  });

/** A service's source without its types. */
const inJavaScript = (service: string) =>
  changed((path, text) => {
    const own = path.startsWith(`services/${service}/`);
    if (own && path.endsWith('tsconfig.json')) return null;
    if (!own || !path.endsWith('.ts')) return [path, text];
    const untyped = text
      .replace(/export interface.*\n/g, '')
      .replace(/type \w+, /g, '')
      .replace(/\??: (?:Promise<\w+>|\w+)(?=[,)= ]+[{=\w)])/g, '')
      .replace(/\??: (?:Promise<\w+>|\w+)\)/g, ')');
    return [path.replace(/\.ts$/, '.js'), untyped];
  });

const oddOrder = 'services/my order.v2 ünï';
const oddLoyalty = "services/it's ${x}";

/** Another service with the same code as the order service, but for its call. */
function secondProducer(call: string): Readonly<Record<string, string>> {
  const own = Object.entries(usual).filter(([path]) => path.startsWith('services/order/'));
  return {
    'docker-compose.yml': `${usual['docker-compose.yml']}  shop:\n    build: services/shop\n    ports: ['3002:3002']\n    environment:\n      LOYALTY_URL: http://loyalty:3001\n`,
    ...Object.fromEntries(
      own.map(([path, text]) => [
        path.replace('services/order/', 'services/shop/'),
        text
          .replace('"order"', '"shop"')
          .replace('?? 3000', '?? 3002')
          .replace(/await loyalty\.post.*/, call),
      ]),
    ),
  };
}

/** A third service that loyalty tells about each award, in its store or in its handler. */
function mail(inHandler: boolean): Readonly<Record<string, string>> {
  const own = Object.entries(usual).filter(([path]) => path.startsWith('services/loyalty/'));
  const call = `await axios.post('http://mail:3003/mails', { to: ${inHandler ? 'req.body.userId' : 'userId'} });`;
  const file = inHandler ? 'services/loyalty/src/app.ts' : 'services/loyalty/src/store.ts';
  const before = inHandler ? '    res.status(204)' : '}\n';
  const text = usual[file] ?? '';
  const at = inHandler ? text.indexOf(before) : text.lastIndexOf(before);
  return {
    'docker-compose.yml': `${usual['docker-compose.yml']}  mail:\n    build: services/mail\n    ports: ['3003:3003']\n`,
    [file]: `import axios from 'axios';\n${text.slice(0, at)}${inHandler ? '    ' : '  '}${call}\n${text.slice(at)}`,
    ...Object.fromEntries(
      own.map(([path, text]) => [
        path.replace('services/loyalty/', 'services/mail/'),
        text
          .replace('"loyalty"', '"mail"')
          .replace('?? 3001', '?? 3003')
          .replace("'/points'", "'/mails'")
          .replace('req.body.userId, req.body.points', 'req.body.to, 1'),
      ]),
    ),
  };
}

/** How the repository is laid out and written. */
const layouts: Readonly<Record<string, UnusualRepository>> = {
  'a folder with a quote and a placeholder': {
    files: changed((path, text) => [
      path.replace('services/loyalty', oddLoyalty),
      text.replace('build: services/loyalty', `build: "${oddLoyalty}"`),
    ]),
    notices: [],
    module: orderModule,
  },
  'a folder with spaces, dots and letters beyond ASCII': {
    files: changed((path, text) => [
      path.replace('services/order', oddOrder),
      text.replace('build: services/order', `build: "${oddOrder}"`),
    ]),
    notices: [],
    module: `${oddOrder}/src/place-order.ts`,
  },
  'CommonJS without suffixes': { files: asCommonJs((text) => text), notices: [], module: orderModule },
  'import = require()': {
    files: asCommonJs((text) =>
      text.replace("import express from 'express'", "import express = require('express')"),
    ),
    notices: [],
    module: orderModule,
  },
  'a tsconfig that extends others': applied({
    files: {
      'tsconfig.base.json':
        '{ "compilerOptions": { "target": "ES2022", "lib": ["ES2023"], "module": "NodeNext", "types": ["node"], "strict": true, "skipLibCheck": true } }\n',
      'services/order/tsconfig.json':
        '{ "extends": "../../tsconfig.base.json", "compilerOptions": { "rootDir": "src" }, "include": ["src"] }\n',
      'services/loyalty/tsconfig.json':
        '{ "extends": ["../../tsconfig.base.json"], "compilerOptions": { "rootDir": "src" }, "include": ["src"] }\n',
    },
  }),
  'tabs and CRLF': {
    files: changed((path, text) => [
      path,
      /\.ts$|package\.json$/.test(path)
        ? text.replace(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2)).replaceAll('\n', '\r\n')
        : text,
    ]),
    notices: [],
    module: orderModule,
  },
  'byte order marks': {
    files: changed((path, text) => [path, path.endsWith('.ts') ? `\uFEFF${text}` : text]),
    notices: [],
    module: orderModule,
  },
  'no tsconfig': applied({
    files: { 'services/order/tsconfig.json': null, 'services/loyalty/tsconfig.json': null },
  }),
  'folders with the name of the generated one': applied({
    files: {
      'services/order/src/events/index.ts': 'export const own = 1;\n',
      'services/loyalty/src/events/worker.ts': 'export const own = 1;\n',
    },
  }),
  'a consumer in JavaScript': { files: inJavaScript('loyalty'), notices: ['EDA3004'], module: undefined },
  'a producer in JavaScript': { files: inJavaScript('order'), notices: ['EDA3004'], module: undefined },
  'two producers of one route': applied({
    files: secondProducer('await loyalty.post("/points", { userId: order.id, points: 5 });'),
  }),
  'a consumer that produces in its store': applied({ files: mail(false) }),
  'a consumer that produces in its handler': applied({ files: mail(true) }, 'EDA3101'),
};

/** Small repositories that are unlike the sample shop, each by one thing, by that thing. */
export const unusualRepositories: Readonly<Record<string, Readonly<Record<string, UnusualRepository>>>> = {
  'a body that is': bodies,
  'a call in': statements,
  'a caller that is': functions,
  'a route': routes,
  'a repository with': layouts,
};
