/** Files of a small repository in which an order service tells a loyalty service about each order. */
export interface SmallRepository {
  /** The body of `placeOrder`, indented by two spaces. */
  readonly calls?: string;
  /** Text of the order service's module with the call, in place of one around `calls`. */
  readonly placeOrder?: string;
  /** The routes of the loyalty service, statements about `app`. */
  readonly routes?: string;
  /** Further files, or others in place of those; null leaves a file out. */
  readonly files?: Readonly<Record<string, string | null>>;
}

const tsconfig = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023'],
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: ['node'],
      strict: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      rootDir: 'src',
      outDir: 'dist',
    },
    include: ['src'],
  },
  null,
  2,
)}\n`;

function manifest(name: string, dependencies: Readonly<Record<string, string>>): string {
  const scripts = { start: 'node dist/server.js' };
  return `${JSON.stringify({ name, version: '1.0.0', private: true, type: 'module', scripts, dependencies }, null, 2)}\n`;
}

const compose = `services:
  order:
    build: services/order
    ports: ['3000:3000']
    environment:
      LOYALTY_URL: http://loyalty:3001
  loyalty:
    build: services/loyalty
    ports: ['3001:3001']
`;

const server = (port: number) => `import { createApp } from './app.js';

createApp().listen(Number(process.env.PORT ?? ${port}));
`;

const orderApp = `import express from 'express';
import { placeOrder } from './place-order.js';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.post('/orders', async (req, res) => {
    await placeOrder(req.body);
    res.status(202).end();
  });
  return app;
}
`;

/** What the statements of `placeOrder` build on. */
export const world = `import axios from 'axios';

export interface Item { sku: string; quantity: number }
export interface Order { id: string; userId: string; items: Item[]; vip: boolean; kind: 'web' | 'shop' }
export const loyaltyUrl = process.env.LOYALTY_URL ?? 'http://loyalty:3001';
export const loyalty = axios.create({ baseURL: loyaltyUrl });
export const log = {
  info: (text: string, more?: unknown) => console.log(text, more),
  warn: (text: string, more?: unknown) => console.warn(text, more),
};
let last = 0;
export function nextId(): number {
  last += 1;
  return last;
}
export function pointsFor(item: Item): number {
  return item.quantity * 10;
}
export async function loadPoints(order: Order): Promise<number> {
  return order.items.length;
}
`;

const store = `import { appendFile } from 'node:fs/promises';

/** Writes down an award. */
export async function award(userId: string, points: number): Promise<void> {
  await appendFile('awards.txt', \`\${userId} \${points}\\n\`);
}
`;

const plainRoutes = `app.post('/points', async (req, res) => {
    await award(req.body.userId, req.body.points);
    res.status(204).end();
  });`;

/** The files of a small repository by their paths. */
export function smallRepository({
  calls = `await loyalty.post('/points', { userId: order.userId, points: order.items.length });`,
  placeOrder = `import { type Item, type Order, loadPoints, log, loyalty, loyaltyUrl, nextId, pointsFor } from './world.js';

export async function placeOrder(order: Order): Promise<void> {
  ${calls}
}
`,
  routes = plainRoutes,
  files = {},
}: SmallRepository): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, string | null>> = {
    'package.json': `${JSON.stringify({ name: 'shop', private: true, workspaces: ['services/*'] }, null, 2)}\n`,
    'docker-compose.yml': compose,
    'services/order/package.json': manifest('order', { axios: '^1.7.0', express: '^5.0.0' }),
    'services/order/tsconfig.json': tsconfig,
    'services/order/src/server.ts': server(3000),
    'services/order/src/app.ts': orderApp,
    'services/order/src/world.ts': world,
    'services/order/src/place-order.ts': placeOrder,
    'services/loyalty/package.json': manifest('loyalty', { express: '^5.0.0' }),
    'services/loyalty/tsconfig.json': tsconfig,
    'services/loyalty/src/server.ts': server(3001),
    'services/loyalty/src/store.ts': store,
    'services/loyalty/src/app.ts': `import express from 'express';
import { award } from './store.js';

export function createApp() {
  const app = express();
  app.use(express.json());
  ${routes}
  return app;
}
`,
    ...files,
  };
  return Object.fromEntries(Object.entries(all).filter((file): file is [string, string] => file[1] !== null));
}
